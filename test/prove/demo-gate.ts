import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { blockAtOnce, type MeasuredBlock } from '../../engine/campaign/gate/block.ts';
import { startBudget } from '../../engine/campaign/gate/budget.ts';
import { runGate } from '../../engine/campaign/gate/gate.ts';
import { openLog } from '../../engine/campaign/gate/log.ts';
import { createOrder } from '../../engine/campaign/gate/order.ts';
import { standingSides } from '../../engine/campaign/gate/raised-sides.ts';
import { duetReport } from '../../engine/campaign/gate/report.ts';
import { composeOne, namedSides } from '../../engine/campaign/gate/sides.ts';
import type { GateWanted } from '../../engine/campaign/gate/wanted.ts';
import type { GateWatch } from '../../engine/campaign/gate/watch.ts';
import { compareDuet } from '../../engine/compare/duet/judge.ts';
import { openEnvironment } from '../../engine/environments/index.ts';
import { HeadroomError } from '../../engine/model/error.ts';
import { approveRun } from '../../engine/run/baselines.ts';
import { executeRun } from '../../engine/run/execute.ts';
import { openStore, type Store } from '../../engine/store/index.ts';
import type { DemoSide, DoneGate, GateDoing, GateSpec } from './demo/doing.ts';
import { root } from './sources.ts';

const environment = 'demo';

/** Gates on the embedded demo, made by the code that `headroom gate` calls. */
export const demoGate: GateDoing = async (spec) => {
  const store = openStore(spec.folder);
  const done = await doings[spec.how](spec, store);
  spec.signal.throwIfAborted();
  return done;
};

const doings: Record<GateSpec['how'], (spec: GateSpec, store: Store) => Promise<DoneGate>> = {
  duet: async (spec, store) => await judged(wantedOf(spec), spec, store),
  reference: measureReference,
  baseline: againstOneBaseline,
  'same-target': async (spec, store) => await onOneTarget(spec, store),
};

function wantedOf(spec: GateSpec): GateWanted {
  const shared = { folder: root, what: [spec.scenario], env: environment, budgetS: spec.budgetS, command: 'npm run prove' };
  const seed = `scenarios.${spec.scenario}.seed=${spec.seed % 1_000_000}`;
  return { ...shared, set: [seed, ...settings(spec.head)], baseSet: [seed, ...settings(spec.base)] };
}

function settings({ switches = {}, faults = {} }: DemoSide): string[] {
  const at = `environments.${environment}.demo`;
  return [
    ...Object.entries(switches).map(([name, on]) => `${at}.switches.${name}=${on}`),
    ...(faults.slowdown === undefined ? [] : [`${at}.faults.slowdown=${faults.slowdown}`]),
    ...Object.entries(faults.tail ?? {}).map(([name, value]) => `${at}.faults.tail.${name}=${value}`),
  ];
}

async function judged(wanted: GateWanted, spec: GateSpec, store: Store): Promise<DoneGate> {
  const { report, failure } = await runGate(wanted, store, watchOf(spec));
  if (failure !== null) throw failure;
  const blocks = [];
  for (const { id, phase, role } of report.campaign.runs)
    if (role === 'block' && (phase === 'detection' || phase === 'confirmation'))
      blocks.push({ run: id, phase, measurement: await store.loadMeasurement(id) });
  return { report, blocks };
}

/** So many blocks and one look at their end. */
async function measureReference(spec: GateSpec, store: Store): Promise<DoneGate> {
  const wanted = wantedOf(spec);
  const plans = await namedSides(wanted);
  if (plans === null) throw new HeadroomError('BUG', 'A reference has two sides.', 'Report it.');
  const { gate: rule, subject, environmentName } = await composeOne(wanted);
  const targets = standingSides(plans);
  const log = await openLog(store, { wanted, scenario: subject.name, environment: environmentName });
  const first = createOrder();
  const blocks: MeasuredBlock[] = [];
  const wantedBlocks = spec.blocks ?? 60;
  for (let index = 0; index < wantedBlocks && !spec.signal.aborted; index++) {
    const round = Math.floor((3 * index) / wantedBlocks);
    const order = { campaign: log.id, targets, phase: 'detection', round, first: first(), countWork: false, versionHeader: null } as const;
    const block = await blockAtOnce(order, store, watchOf(spec));
    if (block.failure !== null) throw block.failure;
    blocks.push(block);
    await log.add(block.runs);
    spec.say(`block ${index + 1} of ${wantedBlocks}`);
  }
  spec.signal.throwIfAborted();
  const units = blocks.flatMap(({ unit }) => unit ?? []);
  const plan = { detection: units.length, looks: 1, confirmation: 0 };
  const comparison = compareDuet({
    mode: 'duet',
    blocks: units,
    rule,
    plan,
    looks: 1,
    counters: null,
    differences: [],
    machineBusy: null,
    coLocated: true,
  });
  const result = { blocks, plan, comparison, problem: null, stoppedEarly: false, interrupted: false, failure: null };
  const facts = { wanted, campaign: log.campaign(), budget: startBudget(spec.budgetS), mode: 'duet', sides: targets.sides() } as const;
  const { report } = await log.seal(duetReport({ ...facts, result, notes: [], loadS: rule.block.load }), null);
  const measured = [];
  for (const { run, phase } of units) measured.push({ run, phase, measurement: await store.loadMeasurement(run) });
  return { report, blocks: measured };
}

/** One session of base becomes the only baseline; a gate judges head against it. */
async function againstOneBaseline(spec: GateSpec, store: Store): Promise<DoneGate> {
  const wanted = wantedOf(spec);
  // Counts are made before the load, so its length does not matter.
  const brief = `scenarios.${spec.scenario}.load.hold=4s`;
  const { baseSet = [], set = [], ...rest } = wanted;
  const head = { ...rest, set: [...set, brief] };
  const request = await composeOne({ ...rest, set: [...baseSet, brief] });
  const { id, failure } = await executeRun(request, store, watchOf(spec));
  if (failure !== null) throw failure;
  await approveRun(store, id, { by: 'prove', why: 'the only baseline' });
  return await judged({ ...head, stored: true }, spec, store);
}

/** A duet whose two addresses are one demo: its own, and a second port that leads there. */
async function onOneTarget(spec: GateSpec, store: Store): Promise<DoneGate> {
  const wanted = wantedOf(spec);
  const request = await composeOne(wanted);
  const open = await openEnvironment({
    name: request.environmentName,
    environment: request.environment,
    folder: request.folder,
    runId: 'same-target',
    secrets: {},
    mask: (text) => text,
    onProgress: () => undefined,
  });
  try {
    const url = open.services.api ?? '';
    const { baseSet: _, set = [], ...rest } = wanted;
    const accounts = `scenarios.${spec.scenario}.data.accounts.file=${open.accountsFile}`;
    await using door = await forward(url);
    return await judged({ ...rest, set: [...set, accounts], url, baseUrl: door.url }, spec, store);
  } finally {
    await open.close();
  }
}

/** A port of its own through which everything reaches `target`. */
async function forward(target: string): Promise<AsyncDisposable & { readonly url: string }> {
  const { hostname, port } = new URL(target);
  const server = createServer((socket) => {
    const through = connect(Number(port), hostname);
    socket.pipe(through).pipe(socket);
    for (const end of [socket, through]) end.on('error', () => socket.destroy() && through.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, [Symbol.asyncDispose]: async () => void server.close() };
}

function watchOf({ signal, say }: GateSpec): GateWatch {
  return {
    interrupted: signal,
    phase: () => undefined,
    live: () => undefined,
    unit: ({ last, done, planned }) => say(`${last.phase} ${done}${planned > done ? ` of ${planned}` : ''}`),
  };
}
