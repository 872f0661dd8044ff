/** An engine that holds connections to a target for a minute, and prints the generator's process id and folder. */
import type { ScenarioInput } from '../../../../engine/model/scenario.ts';
import { autocannonDriver } from '../../../../engine/run/drivers/autocannon/index.ts';
import { wsDriver } from '../../../../engine/run/drivers/ws/index.ts';
import { autocannonPlan, given, readToEnd, wsPlan } from './generators.ts';

const [, , kind, port] = process.argv;
const load: NonNullable<ScenarioInput['load']> = { profile: 'steps', steps: [{ users: 3, hold: '60s' }] };
const order = kind === 'ws' ? await given(wsPlan(Number(port)), load) : await given(autocannonPlan(Number(port)), load);
const run =
  'protocols' in order.plan
    ? await wsDriver.start({ ...order, plan: order.plan })
    : await autocannonDriver.start({ ...order, plan: autocannonPlan(Number(port)) });
process.stdout.write(`${JSON.stringify({ pid: run.pids[0], folder: order.folder })}\n`);
await readToEnd(run, order.steps);
