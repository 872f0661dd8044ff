import { loadPointOf } from '../../../engine/capacity/plateau/point.ts';
import { meanEstimate, quantileEstimate } from '../../../engine/measure/estimate.ts';
import { judgedSteps } from '../../../engine/measure/judged-steps.ts';
import { pool } from '../../../engine/measure/pool.ts';
import { configurationSchema } from '../../../engine/model/configuration.ts';
import { type EnvironmentInput, environmentSchema } from '../../../engine/model/environment.ts';
import type { Estimate } from '../../../engine/model/estimate.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import { type ScenarioInput, scenarioSchema } from '../../../engine/model/scenario.ts';
import { executeRun } from '../../../engine/run/execute.ts';
import type { RunRequest } from '../../../engine/run/request.ts';
import { openStore } from '../../../engine/store/index.ts';
import { root } from '../sources.ts';
import type { QueueLoad } from './load.ts';

export interface QueueRun {
  readonly url: string;
  readonly load: QueueLoad;
  readonly warmUpS: number;
  readonly holdS: number;
  readonly seed: number;
  /** Where the run is kept. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** What a driver measured from outside. Times in ms. */
export interface LoadedQueue {
  readonly mean: Estimate;
  readonly p95: Estimate;
  readonly requests: number;
  readonly failed: number;
  readonly validity: 'valid' | 'invalid' | 'unknown';
  /** The plateau as a ladder would take it. */
  readonly point: LoadPoint;
  /** The stretch that was judged, unix ms. */
  readonly hold: { readonly fromMs: number; readonly toMs: number };
}

/** One run against the queue by the code that `headroom run` calls. */
export async function loadQueue({ folder, signal, ...asked }: QueueRun): Promise<LoadedQueue> {
  const store = openStore(folder);
  const request = requestOf(asked);
  const watch = { phase: () => undefined, live: () => undefined, interrupted: signal };
  const sealed = await executeRun(request, store, watch);
  signal.throwIfAborted();
  if (sealed.failure !== null) throw sealed.failure;
  const { run } = await store.loadRun(sealed.id);
  const measurement = await store.loadMeasurement(sealed.id);
  const steps = judgedSteps(measurement.steps);
  const [step] = measurement.steps.filter(({ index }) => steps.includes(index));
  const latency = { metric: 'latency', steps };
  const [mean, p95] = [meanEstimate(measurement, latency), quantileEstimate(measurement, latency, 0.95)];
  if (!mean || !p95 || !step) throw new Error(`The run ${sealed.id} has too few requests.`);
  const failed = pool(measurement, { metric: 'errorRate', steps });
  return {
    mean,
    p95,
    requests: pool(measurement, latency).count,
    failed: failed.sum,
    validity: run.health.validity,
    point: loadPointOf({
      run,
      measurement,
      verdicts: [],
      order: 0,
      replicas: 1,
      probes: request.environment.probes,
      connections: asked.load.driver === 'autocannon',
    }),
    hold: { fromMs: measurement.startedAt + 1000 * step.fromS, toMs: measurement.startedAt + 1000 * step.toS },
  };
}

function requestOf({ url, load, warmUpS, holdS, seed }: Omit<QueueRun, 'folder' | 'signal'>): RunRequest {
  const { secrets, ...made } = madeBy(load, { hold: holdS, warmUp: warmUpS });
  return {
    folder: root,
    environmentName: 'queue',
    environment: environmentSchema.parse({ services: { api: url }, probes: probesOf(url) }),
    subject: { kind: 'scenario', name: 'queue', scenario: scenarioSchema.parse({ ...made, seed }), hash: '00'.repeat(32) },
    targets: [],
    templating: [],
    gate: configurationSchema.shape.gate.parse(undefined),
    secrets,
    headers: {},
    keyPassword: null,
    mask: (text) => text,
    countWork: false,
    command: 'npm run prove -- capacity-queues',
  };
}

/** The queue tells how many are in it and how busy its servers are: a ladder's checks can be held against what is known. */
const probesOf = (url: string): EnvironmentInput['probes'] => ({
  metrics: `${url}/metrics`,
  inFlight: 'http_requests_in_flight_seconds_total',
  resources: { pool: { busy: 'queue_servers_busy_seconds_total', servers: 'queue_servers' } },
});

/** k6 begins so many passes of the journey a second, each of this length. */
const passesPerSecond = 20;
const windowS = 1;

function madeBy(
  load: QueueLoad,
  times: { hold: number; warmUp: number },
): Pick<ScenarioInput, 'journeys' | 'endpoint' | 'load'> & Pick<RunRequest, 'secrets'> {
  if (load.driver === 'autocannon')
    return { endpoint: { path: '/' }, load: { profile: 'load', users: load.clients, ramp: 0, ...times }, secrets: {} };
  return {
    journeys: [{ journey: 'test/prove/queue/poisson-journey.ts' }],
    load: { profile: 'rate', rate: passesPerSecond, maxUsers: 3 * passesPerSecond * windowS, ...times },
    secrets: { POISSON_REQUESTS: String(load.requestsPerSecond / passesPerSecond), POISSON_WINDOW_S: String(windowS) },
  };
}
