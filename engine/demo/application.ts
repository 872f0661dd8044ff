import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import type { DemoContext } from './context.ts';
import { limitAddress } from './http/authorize.ts';
import { answerFrameworkError, installProblems } from './http/problem.ts';
import { installResponseHeaders } from './http/response-headers.ts';
import { pageRoutes } from './page/routes.ts';
import { loginRoutes } from './routes/auth-login.ts';
import { sessionRoutes } from './routes/auth-session.ts';
import { carrierRoutes } from './routes/carriers.ts';
import { createOrderRoute } from './routes/create-order.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoute } from './routes/metrics.ts';
import { installOpenApi, openApiRoute } from './routes/openapi.ts';
import { orderRoutes } from './routes/orders.ts';
import { planRoutes } from './routes/plans.ts';
import { pricingRoute } from './routes/pricing.ts';
import type { TrackingHub } from './tracking/hub.ts';

// Longer than anybody thinks between two requests: a server that hangs up first makes the client's next request fail.
const KEEP_ALIVE_MS = 120_000;
const LARGEST_BODY_BYTES = 64 * 1024;

/** The whole HTTP side of the demo, not listening yet. */
export async function createApplication(context: DemoContext, hub: TrackingHub): Promise<FastifyInstance> {
  const app = Fastify({
    keepAliveTimeout: KEEP_ALIVE_MS,
    bodyLimit: LARGEST_BODY_BYTES,
    forceCloseConnections: true,
    frameworkErrors: answerFrameworkError,
    ajv: { customOptions: { removeAdditional: false } },
  });
  // The server waits for its sockets to end, so the hub has to let them go first.
  app.addHook('preClose', () => hub.close());
  installResponseHeaders(app, context);
  installProblems(app, context);
  await app.register(cookie);
  await installOpenApi(app);
  await app.register(async (limited) => {
    if (context.limiters.api) limited.addHook('onRequest', limitAddress(context.limiters.api));
    for (const install of [orderRoutes, createOrderRoute, planRoutes, carrierRoutes, pricingRoute, loginRoutes, sessionRoutes]) {
      install(limited, context);
    }
  });
  healthRoutes(app, context);
  metricsRoute(app, context, hub);
  openApiRoute(app);
  pageRoutes(app, context);
  await app.ready();
  return app;
}
