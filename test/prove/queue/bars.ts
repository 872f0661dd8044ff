import type { Bar } from '../part.ts';
import { signedPercent } from '../rate.ts';
import { conditions, serviceMs } from './conditions.ts';
import { littleMiss, missOf, poissonArrivals, type QueueOutcome } from './outcome.ts';

/** Farthest that mean and p95 may be from theory. */
const most = 0.1;
/** Farthest that what is counted twice, by the queue and by the driver, may differ. */
const mostOfLaws = 0.05;

export function barsOfQueues(outcomes: readonly QueueOutcome[]): Bar[] {
  const valid = outcomes.filter(({ measured }) => measured.validity !== 'invalid' && measured.failed === 0);
  const open = valid.filter(({ driver }) => driver === 'k6');
  const poisson = open.filter(poissonArrivals).length;
  const dispersions = open.flatMap(({ queue }) => queue.dispersions.map(({ index }) => index));
  return [
    ...conditions.flatMap(({ name }) => againstTheory(name, valid)),
    within('Requests in flight, counted by the queue, against throughput x mean response of the driver (Little)', valid.map(littleMiss)),
    within(
      'Utilisation, counted by the queue, against theory',
      valid.map(({ queue, theory }) => missOf(queue.utilisation, theory.utilisation)),
      most,
    ),
    within(
      'Service demand of the servers, as a plateau tells it (utilisation law), against their service time',
      valid.flatMap(({ plateau: { demandMs } }) => (demandMs === null ? [] : [missOf(demandMs, serviceMs)])),
    ),
    {
      what: 'Plateaus of these queues, all at rest, that a ladder would leave out',
      bar: '',
      measured: leftOut(valid),
      holds: null,
    },
    {
      what: 'Arrivals through k6 are Poisson: index of dispersion at the queue within its bounds from 10 ms to 5 s',
      bar: 'every time',
      measured: `${poisson} of ${open.length}${dispersions.length > 0 ? `; indices ${Math.min(...dispersions).toFixed(2)} to ${Math.max(...dispersions).toFixed(2)}` : ''}`,
      holds: open.length > 0 && poisson === open.length,
    },
    {
      what: 'Runs left out, because the generator was called invalid or requests failed',
      bar: '',
      measured: `${outcomes.length - valid.length} of ${outcomes.length}; ${outcomes.reduce((sum, { disturbed }) => sum + disturbed, 0)} were made again before`,
      holds: null,
    },
  ];
}

function againstTheory(condition: string, valid: readonly QueueOutcome[]): Bar[] {
  const runs = valid.filter((outcome) => outcome.condition === condition);
  return (['mean', 'p95'] as const).map((what) => {
    const misses = runs.map(({ measured, theory }) => missOf(measured[what].value, theory[`${what}Ms`]));
    const told = runs.map(({ measured }, at) => `${measured[what].value.toFixed(2)} ms (${signedPercent(misses[at] ?? 0)})`);
    const expected = runs[0]?.theory[`${what}Ms`];
    return {
      what: `${condition}: ${what}`,
      bar: 'within 10 % of theory, every time',
      measured: expected === undefined ? 'no valid run' : `theory ${expected.toFixed(2)} ms; measured ${told.join(', ')}`,
      holds: misses.length > 0 && misses.every((miss) => Math.abs(miss) <= most),
    };
  });
}

function within(what: string, misses: readonly number[], farthest = mostOfLaws): Bar {
  return {
    what,
    bar: `within ${100 * farthest} %, every time`,
    measured: misses.length === 0 ? 'no valid run' : `${signedPercent(Math.min(...misses))} to ${signedPercent(Math.max(...misses))}`,
    holds: misses.length > 0 && misses.every((miss) => Math.abs(miss) <= farthest),
  };
}

function leftOut(valid: readonly QueueOutcome[]): string {
  const reasons = valid.flatMap(({ plateau }) => plateau.excluded.slice(0, 1));
  return `${reasons.length} of ${valid.length}${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}`;
}
