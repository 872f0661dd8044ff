import path from 'node:path';
import type { Scenario } from '../../../../../engine/model/scenario.ts';
import { scenarioSchema } from '../../../../../engine/model/scenario.ts';
import type { JourneyWork, K6Journey, K6Network, K6Plan, ScriptWork } from '../../../../../engine/run/drivers/k6/plan.ts';
import { planLoad } from '../../../../../engine/run/load/plan.ts';

export const fixtures = path.resolve(import.meta.dirname, '../../../../fixtures');

export const network: K6Network = {
  forbiddenRanges: [],
  allowedNames: ['localhost', '127.0.0.1'],
  proxy: null,
  hostAddresses: {},
  localAddresses: null,
  tls: null,
};

export function journey(name: string, rest: Partial<K6Journey> = {}): K6Journey {
  return { name, file: path.join(fixtures, 'journeys', `${name}.ts`), weight: 1, users: null, pacingS: null, ...rest };
}

export function journeyWork(journeys: readonly K6Journey[], load: object, secondOpinionS = 0): JourneyWork {
  const scenario: Scenario = scenarioSchema.parse({
    journeys: journeys.map(({ file, name, weight, users }) => ({ journey: file, name, weight, ...(users === null ? {} : { users }) })),
    load,
  });
  return {
    kind: 'journeys',
    journeys,
    load: planLoad({ scenario, secondOpinionS }),
    context: { services: {}, journeys: {}, data: {}, seed: 1, side: null },
    headers: {},
  };
}

export function scriptWork(name: string, rest: Partial<ScriptWork> = {}): ScriptWork {
  return { kind: 'script', file: path.join(fixtures, 'scripts', name), lean: false, forbiddenRanges: [], ...rest };
}

export function planOf(work: JourneyWork | ScriptWork, rest: Partial<K6Plan> = {}): K6Plan {
  return {
    binary: { path: '/nowhere/k6', kind: 'recorder' },
    folder: '/runs/one',
    workingFolder: '/project',
    work,
    network,
    browser: null,
    secrets: {},
    mask: (text) => text,
    templating: [],
    userAgent: 'Headroom/1.2.3',
    ...rest,
  };
}
