import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { SWITCH_NAMES, SWITCHES } from '../switches.ts';

const DESCRIPTION = `A freight-order application to be measured. Every answer carries \`Server-Timing\` (db, app, queue, in ms) and
its work: \`x-work-queries\`, \`x-work-rows\` (rows visited, by the query plan), \`x-work-bytes\` (body as sent), \`x-work-handshakes\`.

Switches (off shows the problem, on shows the gain):
${SWITCH_NAMES.map((name) => `- \`${name}\`: ${SWITCHES[name].shows}`).join('\n')}`;

/** Collects every route that is registered after it. */
export async function installOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Headroom demo: freight orders', version: '1.0.0', description: DESCRIPTION },
      components: { securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer' } } },
    },
  });
}

/** The OpenAPI document of all routes. */
export function openApiRoute(app: FastifyInstance): void {
  let document: string | null = null;
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(app.swagger());
    return reply.type('application/json; charset=utf-8').send(Buffer.from(document));
  });
}
