import { baselineOf } from '../../../engine/compare/baseline.ts';
import { type LoadedConfiguration, selectScenario } from '../../../engine/config/index.ts';
import { ofSide } from '../../../engine/measure/side.ts';
import type { ErrorGroup } from '../../../engine/model/error-group.ts';
import type { Measurement } from '../../../engine/model/measurement.ts';
import type { PageVisits } from '../../../engine/model/page-visit.ts';
import type { ProbeReading, Run } from '../../../engine/model/run.ts';
import { assess } from '../../../engine/run/assess.ts';
import { planLoad, secondOpinionSeconds } from '../../../engine/run/load/plan.ts';
import type { Store } from '../../../engine/store/index.ts';
import type { Outage } from './traffic.ts';

export interface Recording {
  readonly store: Store;
  readonly loaded: LoadedConfiguration;
}

/** What a scenario of the project plans. */
export function stepsOfScenario({ loaded }: Recording, name: string): Run['steps'] {
  const { scenario, targets } = selectScenario(loaded, name);
  const targetUsers = targets.flatMap(({ at }) => at?.users ?? []);
  const { steps } = planLoad({ scenario, targetUsers, secondOpinionS: secondOpinionSeconds(scenario, targetUsers) });
  return steps.map((step) => (step.role === 'second-opinion' ? { ...step, arrivalRate: 38.5 } : step));
}

const hashes: Readonly<Record<string, string>> = { load: '5d', demo: '7e', gate: '3a', endpoint: '91', vitals: 'c4' };
const versions: Readonly<Record<string, string>> = { k6: '2.2.0', playwright: '1.65.1' };
const commits = ['4c1f0de2', '9f2d4c1b', '8be4410f', '17c0a9d3', 'e3b5a6c4', 'a90d7f21'];

/** A commit by its number in the history. */
export const commitOf = (number: number): string => (commits[number % commits.length] ?? '').repeat(5);

const generator: Run['provenance']['generator'] = {
  cpuModel: 'AMD EPYC 7B13',
  cpuCount: 2,
  memoryBytes: 8_323_641_344,
  platform: 'linux x64',
  kernel: '6.1.0-28-amd64',
  governor: null,
  node: '24.21.0',
};

export interface RecordedRun {
  readonly scenario: string;
  readonly environment?: string;
  readonly startedAt: string;
  readonly commit: number;
  readonly measurement: (startedAt: number) => Measurement;
  readonly outages?: readonly Outage[];
  /** How many times the queries of the list a single user caused. */
  readonly listQueries?: number;
  readonly over?: Partial<Omit<Run, 'health'>>;
  readonly driver?: Run['provenance']['driver']['kind'];
  readonly generatorCpu?: number;
  readonly switches?: Readonly<Record<string, boolean>>;
  /** What a lab saw of its visits, and puts files of it into the folder of the run. */
  readonly pages?: PageVisits;
  readonly fill?: (folder: string) => void;
}

/** Seals a run whose load began four seconds after it, judged and reported by the stages that judge every run. Gives its id. */
export async function sealRun({ store, loaded }: Recording, recorded: RecordedRun): Promise<string> {
  const { scenario, environment = 'demo', startedAt, commit, outages = [], listQueries = 2, over = {}, driver = 'k6' } = recorded;
  const began = Date.parse(startedAt) + 4000;
  const measurement = recorded.measurement(began);
  const partial = await store.createRun({ scenario, environment, startedAt: new Date(startedAt) });
  const known = Object.hasOwn(loaded.configuration.scenarios, scenario);
  const { targets } = known ? selectScenario(loaded, scenario) : { targets: [] };
  const isDuet = over.base !== undefined && over.base !== null;
  const errors = errorsOf(outages, measurement, began);
  const assessed = await assess(store, {
    run: {
      schemaVersion: 1,
      id: partial.id,
      scenario,
      environment,
      kind: 'scenario',
      startedAt,
      loadStartedAt: new Date(began).toISOString(),
      endedAt: new Date(began + 1000 * measurement.durationS + 1500).toISOString(),
      outcome: 'completed',
      endReason: null,
      recovered: false,
      steps: [...measurement.steps],
      durationS: measurement.durationS,
      provenance: {
        git: { commit: commitOf(commit), branch: 'main', dirty: false },
        headroom: '0.1.0',
        driver: { kind: driver, version: versions[driver] ?? '9.0.0', recording: 'recorder', source: 'cached build' },
        scenarioHash: (hashes[scenario] ?? '00').repeat(32),
        generator,
        target: { version: `1.${commit}.0`, switches: recorded.switches ?? { indexes: true }, rows: { orders: 100_000 } },
        coLocated: true,
        targetRestarted: true,
        seed: 1,
        command: `headroom run ${scenario} --env ${environment}`,
      },
      workCounters: workCounters(listQueries),
      probes: probesOf(measurement),
      control: null,
      base: null,
      machineBusy: 0.44,
      campaign: null,
      targets: isDuet ? [] : [...targets],
      k6: { exitCode: driver === 'k6' ? 0 : null, thresholds: null },
      notes: [],
      ...over,
    },
    measurement,
    ...(isDuet ? { reported: ofSide(measurement, 'head') } : {}),
    errors,
    gate: loaded.configuration.gate,
    generatorCpu: recorded.generatorCpu ?? 0.31,
    arrival: null,
    byNameOnly: false,
    ...(recorded.pages === undefined ? {} : { pages: recorded.pages }),
  });
  recorded.fill?.(partial.folder);
  await partial.seal({ ...assessed, measurement, errors, pages: recorded.pages ?? null });
  return partial.id;
}

function workCounters(listQueries: number): Run['workCounters'] {
  const counter = (endpoint: string, name: string, value: number) => ({ endpoint, counter: name, value });
  return [
    counter('GET /api/orders', 'dbQueries', listQueries),
    counter('GET /api/orders', 'dbRows', 50),
    counter('GET /api/orders/search', 'dbQueries', 2),
    counter('GET /api/orders/:id', 'dbQueries', 1),
    counter('POST /api/orders', 'dbQueries', 3),
  ];
}

function probesOf({ durationS }: Measurement): ProbeReading[] {
  return Array.from({ length: Math.floor(durationS / 2) }, (_, index) => {
    const atS = 2 * index + 1;
    const busy = Math.min(1, atS / 40) * (0.72 + 0.06 * Math.sin(atS / 9));
    return {
      atS,
      cpuCores: Number(busy.toFixed(3)),
      memoryBytes: Math.round(142e6 + 9e4 * atS),
      values: { db_queue: Math.round(3 * busy), db_busy: Number((2.1 * busy).toFixed(2)) },
    };
  });
}

const messages: Readonly<Record<number, string>> = { 503: 'status 503', 500: 'HTTP 500 Internal Server Error', 0: 'connection refused' };

function errorsOf(outages: readonly Outage[], { series, durationS }: Measurement, began: number): ErrorGroup[] {
  return outages.flatMap(({ endpoint, fromS, toS, status }, index): ErrorGroup[] => {
    const failing = series.filter(
      ({ metric, tags }) => metric === 'errorRate' && tags.name === endpoint && tags.expected_response === 'false',
    );
    const count = failing.flatMap(({ windows }) => windows).reduce((sum, window) => sum + window.sum, 0);
    if (count === 0) return [];
    const [method = 'GET', address = '/'] = endpoint.split(' ');
    return [
      {
        fingerprint: `47729ca1cdcd54b${index}`,
        code: status === 0 ? 1212 : 1000 + status,
        name: endpoint,
        message: messages[status] ?? `status ${status}`,
        method,
        status,
        scenario: 'orders',
        count,
        firstAt: began + 1000 * fromS,
        lastAt: began + 1000 * (Math.min(toS, durationS) - 1),
        examples: [`curl -X ${method} 'http://127.0.0.1:41873${address}'`],
      },
    ];
  });
}

/** Approves a run as somebody did on a day. */
export async function approve({ store }: Recording, id: string, at: string, why: string, pinned: string | null = null): Promise<void> {
  const [{ run }, measurement] = await Promise.all([store.loadRun(id), store.loadMeasurement(id)]);
  await store.baselines.approve(baselineOf({ run, measurement, approved: { by: 'Ada', at, why }, pinned }));
}
