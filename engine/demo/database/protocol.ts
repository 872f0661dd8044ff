import type { Operations } from './operations/index.ts';
import type { Work } from './work.ts';

export type OperationName = keyof Operations;

/** What an operation takes beside its connection, and what it gives. */
export type OperationInput<Name extends OperationName> = Parameters<Operations[Name]>[1];
export type OperationOutput<Name extends OperationName> = ReturnType<Operations[Name]>;

/** What a worker is started with; `slowdown` is the share by which every operation takes longer. */
export type WorkerSetup = {
  path: string;
  indexes: boolean;
  projection: boolean;
  batching: boolean;
  keepConnection: boolean;
  slowdown: number;
};

export type WorkerRequest = { name: OperationName; input: unknown } | 'close';

export type WorkerResponse =
  | { ready: true }
  | { output: unknown; work: Work }
  | { failure: { message: string; code: string | null }; work: Work };
