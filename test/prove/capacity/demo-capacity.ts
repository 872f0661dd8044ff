import { runCapacity } from '../../../engine/campaign/capacity/capacity.ts';
import type { CapacityWanted } from '../../../engine/campaign/capacity/wanted.ts';
import type { CapacityReport } from '../../../engine/model/capacity.ts';
import { openStore } from '../../../engine/store/index.ts';
import { root } from '../sources.ts';
import { demoSettings, environment, target } from './demo-settings.ts';

export interface DemoLadder extends Pick<CapacityWanted, 'ladder' | 'budgetS' | 'from' | 'upTo'> {
  /** Further settings, as `--set` takes them. */
  readonly set?: readonly string[];
  /** Where it may keep its project folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** A search, or a whole ladder, on a demo started for it, made by the code that `headroom capacity` calls. */
export async function demoCapacity({ folder, signal, say, set = [], ...asked }: DemoLadder): Promise<CapacityReport> {
  const wanted = {
    folder: root,
    what: [],
    env: environment,
    targets: [target],
    set: [...demoSettings, ...set],
    command: 'npm run prove',
    ...asked,
  };
  const { report, failure } = await runCapacity(wanted, openStore(folder), {
    interrupted: signal,
    phase: () => undefined,
    live: () => undefined,
    plan: ({ mode }, { plateaus, seconds }) => say(`${mode}: ${plateaus} plateaus, at most ${Math.ceil(seconds)} s`),
    plateau: ({ done, planned, point }) =>
      say(`plateau ${done} of ${planned}: ${point.throughput.value.toFixed(0)} requests/s, p95 ${point.p95Ms?.value.toFixed(0) ?? '–'} ms`),
  });
  signal.throwIfAborted();
  if (failure !== null) throw failure;
  return report;
}
