import path from 'node:path';
import { runCapacity } from '../../campaign/capacity/capacity.ts';
import { runGate } from '../../campaign/gate/gate.ts';
import { runSchedule } from '../../campaign/schedule/schedule.ts';
import { findSchedule } from '../../campaign/schedule/wanted.ts';
import type { JobOrder } from '../../model/api/job.ts';
import { HeadroomError } from '../../model/error.ts';
import { nearNamesHint } from '../../model/near-names.ts';
import { composeRequests, type Wanted } from '../../run/compose.ts';
import { executeRun } from '../../run/execute.ts';
import { exitOfRun } from '../../run/outcome-exit.ts';
import type { RunRequest } from '../../run/request.ts';
import { besideLoadS, estimateOf } from './estimate.ts';
import { commandOf, isSwitch, listOf, secondsOf, wantedRun } from './made-of.ts';
import type { JobMaker, JobWork } from './work.ts';

type OrderOf<Kind extends JobOrder['kind']> = Extract<JobOrder, { kind: Kind }>;

const titleOf = ({ subject, environmentName }: RunRequest) => `${subject.name} in ${environmentName}`;

const makeRun: JobMaker<OrderOf<'run'>> = async (order, { folder, store }) => {
  const request = await composeOne(wantedRun(folder, order));
  const { totalS } = estimateOf(request);
  return {
    title: titleOf(request),
    runs: 1,
    eachS: totalS,
    run: async (watch) => {
      const sealed = await executeRun(request, store, watch);
      return { made: { kind: 'run', id: sealed.id }, exitCode: exitOfRun(sealed, false), failure: sealed.failure };
    },
  };
};

const makeSchedule: JobMaker<OrderOf<'schedule'>> = async (order, { folder, store, configuration }) => {
  const { schedules } = (await configuration()).configuration;
  if (!Object.hasOwn(schedules, order.schedule))
    throw new HeadroomError(
      'USAGE',
      `There is no schedule ${order.schedule}.`,
      nearNamesHint(order.schedule, Object.keys(schedules), 'schedule'),
    );
  const schedule = await findSchedule({ folder, what: [order.schedule], command: commandOf(order) });
  if (schedule === null) throw new RangeError('a schedule that is configured is found');
  return {
    title: `${schedule.name}: ${titleOf(schedule.request)}`,
    runs: schedule.sessions,
    eachS: schedule.loadS + besideLoadS,
    run: async (watch) => {
      const { report, failure } = await runSchedule(schedule, store, watch, false);
      return { made: { kind: 'campaign', id: report.campaign.id }, exitCode: report.exitCode, failure };
    },
  };
};

const makeGate: JobMaker<OrderOf<'gate'>> = async (order, { folder, store }) => {
  const wanted = { folder, what: listOf(order.scenario), env: order.environment, command: commandOf(order) };
  const request = await composeOne({ ...wanted, gateScenario: true });
  const { against } = order;
  const side = against === undefined ? { stored: true } : isSwitch(against) ? { baseSwitch: [against] } : { baseEnv: against };
  if (against !== undefined)
    await composeOne({ ...wanted, gateScenario: true, ...(isSwitch(against) ? { switch: [against] } : { env: against }) });
  const budgetS = secondsOf(order.budget);
  return {
    title: `Gate: ${titleOf(request)}${against === undefined ? '' : ` against ${against}`}`,
    runs: 0,
    eachS: null,
    run: async (watch) => {
      const { report, failure } = await runGate({ ...wanted, ...side, budgetS }, store, watch);
      return { made: { kind: 'campaign', id: report.campaign.id }, exitCode: report.exitCode, failure };
    },
  };
};

const makeCapacity: JobMaker<OrderOf<'capacity'>> = async (order, { folder, store, configuration }) => {
  const usual = (await configuration()).configuration.capacity.scenario;
  const wanted = { folder, what: listOf(order.scenario ?? usual), env: order.environment, command: commandOf(order) };
  const request = await composeOne(wanted);
  const budgetS = secondsOf(order.budget);
  return {
    title: `Capacity: ${titleOf(request)}`,
    runs: 0,
    eachS: null,
    run: async (watch) => {
      const { report, folder: made, failure } = await runCapacity({ ...wanted, targets: order.targets, budgetS }, store, watch);
      const id = report.campaign?.id ?? (made === null ? null : path.basename(made));
      return { made: id === null ? null : { kind: 'capacity', id }, exitCode: report.exitCode, failure };
    },
  };
};

/** One request of a scenario. Throws USAGE for a script, whose load is its own, and what `composeRequests` throws. */
export async function composeOne(wanted: Wanted): Promise<RunRequest> {
  const [request] = await composeRequests(wanted);
  if (request === undefined) throw new RangeError('one name gives one request');
  if (request.subject.kind === 'scenario') return request;
  throw new HeadroomError(
    'USAGE',
    'The workbench starts scenarios.',
    `A k6 script of your own: \`headroom run ${wanted.what.join(' ')}\`.`,
  );
}

const makers: { readonly [Kind in JobOrder['kind']]: JobMaker<OrderOf<Kind>> } = {
  run: makeRun,
  schedule: makeSchedule,
  gate: makeGate,
  capacity: makeCapacity,
};

/** What an order comes to, each as the verb of its name does it. */
export const makeWork: JobMaker<JobOrder> = async (order, opened): Promise<JobWork> =>
  await (makers[order.kind] as JobMaker<JobOrder>)(order, opened);
