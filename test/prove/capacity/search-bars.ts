import type { Bar } from '../part.ts';
import { signedPercent } from '../rate.ts';
import type { SearchOutcome } from './search-outcome.ts';

const most = 0.1;
const longestS = 180;

/** Search over ladder, less one; null where either has no capacity. */
export function disagreement({ search, ladder }: SearchOutcome): number | null {
  return search.capacity === null || ladder.capacity === null ? null : search.capacity.value / ladder.capacity.value - 1;
}

/** Nothing is to be had of a generator that was disturbed: such a trial says nothing of the search. */
const isUsable = ({ search, ladder }: SearchOutcome): boolean => search.outcome !== 'invalid' && ladder.outcome !== 'invalid';

export function barsOfSearch(outcomes: readonly SearchOutcome[]): Bar[] {
  const usable = outcomes.filter(isUsable);
  const agreeing = usable.map(disagreement);
  const told = agreeing.map((miss) => (miss === null ? 'none found' : signedPercent(miss)));
  const longest = Math.max(0, ...outcomes.map(({ search }) => search.spentS));
  const announced = outcomes.filter(({ ladder }) => ladder.plannedS !== null);
  return [
    {
      what: 'Capacity by the search against the exhaustive ladder',
      bar: 'within 10 %, every time',
      measured: told.length === 0 ? 'no usable trial' : told.join(', '),
      holds: usable.length > 0 && agreeing.every((miss) => miss !== null && Math.abs(miss) <= most),
    },
    {
      what: 'The search is over',
      bar: 'within 3 minutes',
      measured: `at most ${longest.toFixed(0)} s`,
      holds: longest <= longestS,
    },
    {
      what: 'The ladder said how long it would take before it began',
      bar: 'every time',
      measured:
        announced.map(({ ladder }) => `${ladder.plannedS?.toFixed(0)} s said, ${ladder.spentS.toFixed(0)} s taken`).join('; ') || 'never',
      holds: announced.length === outcomes.length,
    },
    {
      what: 'Trials left out, because a generator was disturbed',
      bar: '',
      measured: `${outcomes.length - usable.length} of ${outcomes.length}`,
      holds: null,
    },
  ];
}
