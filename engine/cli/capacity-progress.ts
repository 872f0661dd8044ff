import { capacityReasons } from '../../reports/words/capacity/reasons.ts';
import { count } from '../../reports/words/digits.ts';
import { duration, quantity } from '../../reports/words/quantity.ts';
import type { CapacityWatch, LadderState } from '../campaign/capacity/watch.ts';
import type { LadderOrder } from '../model/ladder.ts';
import type { LoadPoint } from '../model/load-point.ts';
import { liveWatch } from './live-block.ts';
import type { Terminal } from './terminal.ts';

const unitWords: Readonly<Record<LadderOrder['unit'], string>> = { journeys: 'journeys/s', connections: 'connections' };

/** Shows a ladder while it goes on: what is planned, then a line a plateau with what it said and the time left. */
export function capacityWatch(terminal: Terminal, interrupted: AbortSignal): CapacityWatch & { done(): void } {
  const watch = liveWatch(terminal, interrupted, null);
  let unit: LadderOrder['unit'] = 'journeys';
  return {
    ...watch,
    plan: (order, plan, done) => {
      unit = order.unit;
      for (const line of planLines(order, plan, done)) terminal.progress(line);
    },
    plateau: (state) => {
      watch.done();
      terminal.progress(lineOf(state, unit));
    },
  };
}

function planLines(
  { mode, unit, from, upTo, levels, targets, precision, budgetS }: LadderOrder,
  { plateaus, seconds }: { readonly plateaus: number; readonly seconds: number },
  done: number,
): string[] {
  const words = unitWords[unit];
  const what =
    mode === 'ladder'
      ? `Ladder of ${count(plateaus)} plateaus, about ${duration(seconds)}: ${levels.map((level) => quantity(level, 'count')).join(', ')} ${words}`
      : `Search from ${quantity(from, 'count')} ${words}${upTo === null ? '' : ` up to ${quantity(upTo, 'count')}`} until last pass and first fail are within ${quantity(precision, 'fraction')}: at most ${count(plateaus)} plateaus and ${duration(Math.min(seconds, budgetS))}`;
  const resumed = done === 0 ? [] : [`${count(done)} of them were measured before.`];
  return [what, `Targets: ${targets.map(({ text }) => text).join(', ')}`, ...resumed];
}

/** `plateau 5 of at most 14  120 journeys/s  634/s  p95 84 ms  12.3 in flight  pass  at most 1 min 20 s left`. */
function lineOf({ point, done, planned, leftS }: LadderState, unit: LadderOrder['unit']): string {
  const level = point.planned.arrivalRate ?? point.planned.connections ?? 0;
  return [
    `plateau ${count(done)} of at most ${count(planned)}`,
    `${quantity(level, 'count')} ${unitWords[unit]}`,
    quantity(point.throughput.value, 'perSecond'),
    `p95 ${quantity(point.p95Ms?.value ?? null, 'ms')}`,
    `${quantity(point.concurrency.value, 'count')} in flight`,
    standing(point),
    `at most ${duration(Math.max(0, Math.round(leftS)))} left`,
  ].join('  ');
}

function standing({ verdicts, excluded }: LoadPoint): string {
  const failed = verdicts.filter(({ status }) => status === 'fail').map(({ target }) => target);
  const said = failed.length > 0 ? `misses ${failed.join(', ')}` : verdicts.some(({ status }) => status === 'pass') ? 'pass' : 'no data';
  const why = capacityReasons(excluded);
  return why.length === 0 ? said : `${said} (left out: ${why.join('; ')})`;
}
