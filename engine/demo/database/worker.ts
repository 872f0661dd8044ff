import { parentPort, workerData } from 'node:worker_threads';
import { spin } from '../spin.ts';
import { Connection } from './connection.ts';
import { createOperations } from './operations/index.ts';
import type { WorkerRequest, WorkerResponse, WorkerSetup } from './protocol.ts';
import type { QueryPlan } from './query-plan.ts';
import { Refusal } from './refusal.ts';
import { noWork } from './work.ts';

const setup = workerData as WorkerSetup;
const plans = new Map<string, QueryPlan>();
const operations = createOperations(setup);
const kept = setup.keepConnection ? new Connection(setup.path, plans) : null;
// The handshake of a kept connection belongs to the start, not to the request that happens to come first.
kept?.takeWork();

const port = parentPort;
if (!port) throw new Error("This file is a worker of the demo's database pool.");

port.on('message', (request: WorkerRequest) => {
  if (request === 'close') {
    kept?.close();
    port.close();
    return;
  }
  const startedAt = performance.now();
  const response = perform(request);
  if (setup.slowdown > 0) spin((performance.now() - startedAt) * setup.slowdown);
  response.work.databaseMs = performance.now() - startedAt;
  const body = 'output' in response ? response.output : null;
  if (body instanceof Uint8Array) port.postMessage(response, [body.buffer as ArrayBuffer]);
  else port.postMessage(response);
});

port.postMessage({ ready: true } satisfies WorkerResponse);

type Answer = Exclude<WorkerResponse, { ready: true }>;

function perform(request: Exclude<WorkerRequest, 'close'>): Answer {
  let connection = kept;
  try {
    connection ??= new Connection(setup.path, plans);
    const operation = operations[request.name] as (connection: Connection, input: unknown) => unknown;
    const output = operation(connection, request.input);
    return { output, work: connection.takeWork() };
  } catch (error) {
    const code = error instanceof Refusal ? error.code : null;
    const message = error instanceof Error ? error.message : String(error);
    return { failure: { message, code }, work: connection?.takeWork() ?? noWork() };
  } finally {
    if (!kept) connection?.close();
  }
}
