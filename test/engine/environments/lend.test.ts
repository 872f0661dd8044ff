import { expect, test } from 'vitest';
import { knownProbes, lendEnvironment, type OpenEnvironment } from '../../../engine/environments/index.ts';
import { environmentSchema } from '../../../engine/model/environment.ts';

test('what is lent reads from now on and is not closed with the run', async () => {
  let closed = 0;
  const asked: (number | undefined)[] = [];
  const environment = {
    notes: ['prepared 3 rows'],
    probe: {
      readings: (_zero: number, fromMs?: number) => {
        asked.push(fromMs);
        return [];
      },
      stop: () => undefined,
    },
    close: async () => {
      closed++;
      return ['removed 3 rows'];
    },
  } as unknown as OpenEnvironment;
  const before = Date.now();
  const lent = lendEnvironment(environment);
  lent.probe.readings(0);
  expect(asked[0]).toBeGreaterThanOrEqual(before);
  expect(await lent.close()).toEqual([]);
  expect([closed, lent.notes]).toEqual([0, []]);
});

test('the page of the demo is known; what a project says of its own comes first', () => {
  const demo = knownProbes(environmentSchema.parse({ demo: {} }));
  expect(demo.inFlight).toBe('http_request_in_flight_seconds_total');
  expect(Object.keys(demo.resources)).toEqual(['event-loop', 'database']);
  const probes = {
    metrics: 'http://127.0.0.1:1/metrics',
    inFlight: 'in_flight',
    resources: { database: { busy: 'pool_busy', servers: 8 } },
  };
  const own = knownProbes(environmentSchema.parse({ services: { api: 'http://127.0.0.1:1' }, probes }));
  expect(own).toEqual({ inFlight: 'in_flight', resources: { database: { busy: 'pool_busy', servers: 8 } } });
  expect(knownProbes(environmentSchema.parse({ services: { api: 'http://127.0.0.1:1' } }))).toEqual({ resources: {} });
  expect(environmentSchema.safeParse({ probes: { resources: { cellar: { busy: 'x' } } } }).success).toBe(false);
});
