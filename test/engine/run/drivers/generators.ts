import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFold } from '../../../../engine/measure/fold.ts';
import type { LoadStep } from '../../../../engine/model/load.ts';
import { type ScenarioInput, scenarioSchema } from '../../../../engine/model/scenario.ts';
import type { WindowFileLine } from '../../../../engine/model/window-file.ts';
import type { AutocannonPlan } from '../../../../engine/run/drivers/autocannon/plan.ts';
import type { DriverRun } from '../../../../engine/run/drivers/driver.ts';
import type { GeneratorRun } from '../../../../engine/run/drivers/generator/run.ts';
import type { WsPlan } from '../../../../engine/run/drivers/ws/plan.ts';
import { planLoad } from '../../../../engine/run/load/plan.ts';

type Load = NonNullable<ScenarioInput['load']>;

/** Steps of a load as the engine plans them for connections. */
export function connectionSteps(load: Load): { steps: readonly LoadStep[]; durationS: number } {
  const { steps, durationS } = planLoad({ scenario: scenarioSchema.parse({ endpoint: { path: '/' }, load }), secondOpinionS: 0 });
  return { steps, durationS };
}

const address = (port: number) => ({
  address: '127.0.0.1',
  port,
  host: `127.0.0.1:${port}`,
  tls: null,
  headers: { 'user-agent': 'Headroom/test' },
});

export function autocannonPlan(port: number, rest: Partial<AutocannonPlan> = {}): AutocannonPlan {
  const request = { path: '/items', name: 'GET /items', method: 'GET', body: null, pipelining: 1, rate: null, timeoutS: 2 };
  return { ...address(port), ...request, ...rest };
}

export function wsPlan(port: number, rest: Partial<WsPlan> = {}): WsPlan {
  return {
    ...address(port),
    path: '/socket',
    name: 'WS /socket',
    protocols: [],
    greeting: [],
    messages: ['{"id":"{id}","sentAt":"{now}"}'],
    everyS: 0.1,
    answerField: 'id',
    sentAtField: 'sentAt',
    timeoutS: 2,
    heartbeat: { everyS: 30, silenceS: 60, silent: 0, clock: 1 },
    ...rest,
  };
}

/** A run of a generator of ours, with a folder of its own. */
export async function given<Plan>(plan: Plan, load: Load): Promise<GeneratorRun<Plan> & { clean(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-generator-'));
  const clean = () => rm(folder, { recursive: true, force: true });
  return { folder, ...connectionSteps(load), templating: [], mask: (text) => text.replaceAll('secret', '***'), plan, clean };
}

/** Reads a run to its end. */
export async function readToEnd(run: DriverRun, steps: readonly LoadStep[]) {
  const fold = createFold({ steps });
  const lines: WindowFileLine[] = [];
  for await (const line of run.lines) {
    lines.push(line);
    fold.add(line);
  }
  return { lines, fold, measurement: fold.measurement(), result: await run.finished };
}
