import type { FastifyInstance } from 'fastify';
import type { DemoContext } from '../context.ts';
import { type Asset, pageAssets } from './assets.ts';
import { dispatchPage } from './shell.ts';

const SECURITY_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
const FOREVER = 'public, max-age=31536000, immutable';
const NEVER = 'no-store';

/** The dispatch page and its files, all from this host. */
export function pageRoutes(app: FastifyInstance, context: DemoContext): void {
  const assets = pageAssets();
  const page = Buffer.from(dispatchPage(assets, context.switches));
  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/dispatch'));
  app.get(
    '/dispatch',
    { schema: { tags: ['page'], summary: 'The dispatch page', produces: ['text/html'], response: { 200: { type: 'string' } } } },
    async (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .headers({
          'content-security-policy': SECURITY_POLICY,
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-cache',
        })
        .send(page),
  );
  const { script, style, map, icon, logos } = assets;
  for (const asset of [script, style, map, icon, ...logos.values()]) assetRoute(app, asset, context.switches['static-cache']);
}

function assetRoute(app: FastifyInstance, { path, contentType, body, etag }: Asset, isKept: boolean): void {
  app.get(path, { schema: { hide: true } }, async (request, reply) => {
    if (!isKept) return reply.type(contentType).header('cache-control', NEVER).send(body);
    reply.headers({ 'cache-control': FOREVER, etag });
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type(contentType).send(body);
  });
}
