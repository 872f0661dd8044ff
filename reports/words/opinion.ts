import type { SecondOpinion } from '../../engine/model/report.ts';
import { percentChange } from './change.ts';
import { counted, significant } from './digits.ts';
import { duration, estimated, samples } from './quantity.ts';

/** What open arrivals at the rate of the hold say of the same target; advice, never a verdict. */
export function secondOpinionSentence({ arrivalRate, durationS, closedP95, openP95, missed, gap, hidesWaiting }: SecondOpinion): string {
  const offered = `Offered again as open arrivals (${significant(arrivalRate)} journeys/s for ${duration(durationS)}, latency from the intended start)`;
  if (openP95 === null) return `${offered}: too few requests to say.`;
  const measured = `p95 ${estimated(openP95, 'ms')} (${samples(openP95.samples)})`;
  const before = closedP95 === null || gap === null ? '' : `, ${percentChange(gap)} against the hold`;
  const misses = missed > 0 ? `; ${counted(missed, 'journey')} could not start and count${missed === 1 ? 's' : ''} as missed` : '';
  return `${offered}: ${measured}${before}${misses}. ${hidesWaiting ? 'Closed users hide waiting.' : 'Closed users hide no waiting worth naming.'}`;
}
