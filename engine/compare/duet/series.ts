import { ofSide } from '../../measure/side.ts';
import type { BaselineSeries } from '../../model/baseline.ts';
import type { SideName } from '../../model/comparison.ts';
import type { Measurement } from '../../model/measurement.ts';
import { leastSamples } from '../../stats/sample-size.ts';
import { sessionSeries } from '../series.ts';

/** One block: both sides under load for some seconds, at once or one after the other. */
export interface DuetBlock {
  readonly run: string;
  readonly base: readonly BaselineSeries[];
  readonly head: readonly BaselineSeries[];
  readonly round: number;
  /** The side that chance let start and be listed first. */
  readonly first: SideName | null;
  readonly phase: 'detection' | 'confirmation';
}

/**
 * What a block says of one side, by the tag `side`; without one everything counts, for a run that had one side alone. A block's quantile needs
 * only the plain minimum of samples (59 for p95): the spread of the blocks carries its error.
 */
export function blockSeries(measurement: Measurement, side: SideName | null = null): BaselineSeries[] {
  return sessionSeries(side === null ? measurement : ofSide(measurement, side), leastSamples);
}
