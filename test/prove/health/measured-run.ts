import { quantileEstimate } from '../../../engine/measure/estimate.ts';
import { judgedSteps } from '../../../engine/measure/judged-steps.ts';
import { HeadroomError } from '../../../engine/model/error.ts';
import { type LoadProfile, scenarioSchema } from '../../../engine/model/scenario.ts';
import { composeRequests } from '../../../engine/run/compose.ts';
import { executeRun } from '../../../engine/run/execute.ts';
import { openStore } from '../../../engine/store/index.ts';
import { parseTarget } from '../../../engine/targets/parse.ts';
import { root } from '../sources.ts';
import { generators } from './generators.ts';
import type { Starve } from './starve.ts';

/** What a run said of itself. Times in ms. */
export interface MeasuredRun {
  readonly validity: 'valid' | 'invalid' | 'unknown';
  readonly reasons: string[];
  readonly latenessP99: number | null;
  readonly worstLateness: number | null;
  readonly cpu: number | null;
  readonly dropped: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

interface Order {
  readonly load: LoadProfile;
  readonly starve: Starve | null;
  /** Where the run is kept while it is read. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

const target = 'p95 < 300 ms';

/** One run of the demo's orders under this load, its generator starved from the first second of load on. */
export async function measuredRun({ load, starve, folder, signal }: Order): Promise<MeasuredRun> {
  const [request] = await composeRequests({ folder: root, what: ['smoke'], env: 'demo', command: 'npm run prove -- health' });
  if (request?.subject.kind !== 'scenario') throw new Error('The configuration of the project has no scenario smoke.');
  const scenario = scenarioSchema.parse({ journeys: [{ journey: 'scenarios/rest/orders.ts' }], load, thinkTime: '200ms' });
  const before = new Set(generators());
  let feed: (() => Promise<void>) | null = null;
  const store = openStore(folder);
  const sealed = await executeRun(
    { ...request, subject: { ...request.subject, scenario }, targets: [parseTarget({ target, abort: false })], countWork: false },
    store,
    {
      phase: () => undefined,
      live: () => {
        const generator = generators().find((pid) => !before.has(pid));
        if (generator !== undefined && starve !== null) feed ??= starve(generator);
      },
      interrupted: signal,
    },
  ).finally(() => feed?.());
  signal.throwIfAborted();
  if (sealed.failure !== null) throw sealed.failure;
  if (starve !== null && feed === null) throw new HeadroomError('K6_FAILED', 'No generator was found to starve.', 'Look at the run.');
  const { run } = await store.loadRun(sealed.id);
  const { steps, ...measurement } = await store.loadMeasurement(sealed.id);
  const latency = { metric: 'latency', steps: judgedSteps(steps) };
  const quantile = (q: number) => quantileEstimate({ steps, ...measurement }, latency, q)?.value ?? null;
  const { validity, reasons, lateness, worstLatenessMs, cpu, droppedIterations } = run.health;
  return {
    validity,
    reasons: reasons.filter(({ invalidates }) => invalidates).map(({ code }) => code),
    latenessP99: lateness?.value ?? null,
    worstLateness: worstLatenessMs,
    cpu,
    dropped: droppedIterations,
    p50: quantile(0.5),
    p95: quantile(0.95),
  };
}
