import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningDemo } from '../../../../engine/demo/index.ts';
import { ask, startSmallDemo } from '../client.ts';

type Operation = { summary?: string; security?: unknown[]; responses: Record<string, { content?: Record<string, unknown> }> };

describe('the OpenAPI document', () => {
  let demo: RunningDemo;
  let paths: Record<string, Record<string, Operation>>;

  beforeAll(async () => {
    demo = await startSmallDemo();
    const { body } = await ask(demo, 'GET', '/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    paths = body.paths as typeof paths;
  });
  afterAll(() => demo.stop());

  it('describes every route', () => {
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(operations.sort()).toEqual([
      'get /api/carriers',
      'get /api/health',
      'get /api/orders',
      'get /api/orders/search',
      'get /api/orders/{id}',
      'get /api/plans',
      'get /api/pricing',
      'get /api/switches',
      'get /auth/csrf',
      'get /auth/guest',
      'get /auth/session',
      'get /dispatch',
      'get /metrics',
      'patch /api/carriers/{code}',
      'patch /api/plans/{code}',
      'post /api/orders',
      'post /auth/login',
      'post /auth/logout',
      'post /auth/refresh',
      'post /auth/totp',
    ]);
  });

  it('says of each what it does, what it answers, and 401 where a token is needed', () => {
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const name = `${method} ${path}`;
        expect(operation.summary, name).toBeTruthy();
        expect(
          Object.keys(operation.responses).some((status) => status.startsWith('2')),
          name,
        ).toBe(true);
        if (operation.security) expect(Object.keys(operation.responses), name).toContain('401');
      }
    }
  });
});
