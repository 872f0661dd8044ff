import { count, counted } from '../../digits.ts';
import { numberFact, textFact, withNumber } from '../../facts.ts';
import { quantity } from '../../quantity.ts';
import type { Clauses } from './clause.ts';

/** Why a plateau counts for nothing, or for less. */
export const pointReasons: Clauses = {
  'generator-invalid': (facts) => {
    const why = textFact(facts, 'why', 'reason');
    return `the generator was not healthy${why === null ? '' : ` (${why.replaceAll('-', ' ')})`}`;
  },
  'generator-unknown': () => 'whether the generator kept time is not known',
  'not-steady': (facts) =>
    withNumber(
      numberFact(facts, 'slope', 'backlogSlope'),
      (slope) => `not steady: the backlog grew by ${quantity(slope, 'count')} requests every second`,
      'not steady: the backlog kept growing, or its two halves differ',
    ),
  'halves-disagree': () => 'not steady: its two halves differ',
  little: (facts) =>
    withNumber(
      numberFact(facts, 'difference'),
      (difference) =>
        `the requests in flight that the target counted differ from throughput times latency by ${quantity(Math.abs(difference), 'fraction')}`,
      'the requests in flight that the target counted do not fit throughput times latency',
    ),
  'too-few-samples': (facts) => {
    const [samples, needed] = [numberFact(facts, 'samples'), numberFact(facts, 'needed')];
    return samples === null || needed === null ? 'too few samples' : `too few samples: ${count(samples)} of the ${count(needed)} it takes`;
  },
  'no-requests': () => 'no request came back',
  'too-many-errors': (facts) =>
    withNumber(
      numberFact(facts, 'errorRate', 'share'),
      (share) => `${quantity(share, 'fraction')} of its requests failed`,
      'too many requests failed',
    ),
  dropped: (facts) =>
    withNumber(
      numberFact(facts, 'droppedShare', 'share'),
      (share) => `${quantity(share, 'fraction')} of its journeys could not be started`,
      'journeys could not be started',
    ),
  'load-not-reached': (facts) => {
    const [reached, planned] = [numberFact(facts, 'reached', 'actual'), numberFact(facts, 'planned')];
    return reached === null || planned === null
      ? 'its load was not reached'
      : `its load was not reached: ${quantity(reached, 'count')} of ${quantity(planned, 'count')} a second`;
  },
  'run-failed': (facts) => `its run ${textFact(facts, 'outcome') ?? 'failed'}`,
  'over-the-peak': () => 'beyond the peak: more load gave less',
  'demand-drifts': (facts) =>
    withNumber(
      numberFact(facts, 'drift', 'share'),
      (drift) => `what a request takes of a resource changed by ${quantity(Math.abs(drift), 'fraction')} over the ladder`,
      'what a request takes of a resource changed over the ladder',
    ),
  'replicas-differ': (facts) =>
    withNumber(
      numberFact(facts, 'replicas'),
      (replicas) => `it ran on ${counted(replicas, 'replica')}, the others on another number`,
      'it ran on another number of replicas',
    ),
};
