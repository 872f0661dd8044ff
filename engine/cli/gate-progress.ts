import { movement } from '../../reports/words/change.ts';
import { changeName } from '../../reports/words/comparison.ts';
import { count } from '../../reports/words/digits.ts';
import { duration } from '../../reports/words/quantity.ts';
import type { GateState, GateWatch } from '../campaign/gate/watch.ts';
import { liveWatch } from './live-block.ts';
import type { Terminal } from './terminal.ts';

/** Shows a gate while it goes on: a line a block or session, with what is known so far and the time left at most. */
export function gateWatch(terminal: Terminal, interrupted: AbortSignal): GateWatch & { done(): void } {
  const watch = liveWatch(terminal, interrupted, null);
  return {
    ...watch,
    unit: (state) => {
      watch.done();
      terminal.progress(lineOf(state));
    },
  };
}

/** `block 7 of 24  detection  p95 latency +4.7 % [3.1, 6.3]  error rate 0.00 points  at most 3 min left`. */
function lineOf({ last, done, planned, spentS, budgetS, comparison }: GateState): string {
  const unit = last.role === 'block' || last.side !== null ? 'block' : 'session';
  const left = `at most ${duration(Math.max(0, budgetS - spentS))} left`;
  if (last.phase === 'discarded') return `${unit} left out: the first one warms both sides up  ${left}`;
  if (last.phase === 'invalid') return `${unit} says nothing: its generator was not healthy  ${left}`;
  const changes = (comparison?.changes ?? []).filter(({ primary, statistic }) => primary && statistic !== 'count');
  const so = changes.slice(0, 2).map((change) => `${changeName(change)} ${movement(change)}`);
  const of = planned > done ? ` of ${count(planned)}` : '';
  return [`${unit} ${count(done)}${of}`, last.phase, ...so, left].join('  ');
}
