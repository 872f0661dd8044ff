import { generatorHealthSchema } from '../../../../engine/model/health.ts';
import { count, counted, trimmed } from '../../digits.ts';
import { type Facts, numberFact, textFact, withNumber } from '../../facts.ts';
import { healthReason } from '../../health.ts';
import { type Clauses, percent } from './clause.ts';

const healthCodes = generatorHealthSchema.shape.reasons.element.shape.code;

/** In the words that a run's own page has for it. */
function generator(facts: Facts): string {
  const code = healthCodes.safeParse(textFact(facts, 'why'));
  return code.success ? healthReason({ code: code.data, invalidates: true, facts }) : 'the generator was not healthy';
}

/** Why a plateau counts for nothing, or for less. */
export const pointReasons: Clauses = {
  generator,
  'not-completed': (facts) => `its run was ${textFact(facts, 'outcome') ?? 'not completed'}`,
  errors: (facts) =>
    withNumber(numberFact(facts, 'share'), (failed) => `${percent(failed)} of its requests failed`, 'too many of its requests failed'),
  'generator-unknown': () => 'whether the generator kept time is not known',
  'not-steady': (facts) =>
    withNumber(
      numberFact(facts, 'slope', 'backlogSlope'),
      (slope) => `not steady: the backlog grew by ${trimmed(slope)} requests every second`,
      'not steady: the backlog kept growing, or its two halves differ',
    ),
  'halves-disagree': () => 'not steady: its two halves differ',
  little: (facts) =>
    withNumber(
      numberFact(facts, 'difference'),
      (difference) =>
        `the requests in flight that the target counted differ from throughput times latency by ${percent(Math.abs(difference))}`,
      'the requests in flight that the target counted do not fit throughput times latency',
    ),
  'too-few-samples': (facts) => {
    const [samples, needed] = [numberFact(facts, 'samples'), numberFact(facts, 'needed')];
    return samples === null || needed === null ? 'too few samples' : `too few samples: ${count(samples)} of the ${count(needed)} it takes`;
  },
  'no-requests': () => 'no request came back',
  'too-many-errors': (facts) =>
    withNumber(numberFact(facts, 'errorRate', 'share'), (share) => `${percent(share)} of its requests failed`, 'too many requests failed'),
  dropped: (facts) =>
    withNumber(
      numberFact(facts, 'droppedShare', 'share'),
      (share) => `${percent(share)} of its journeys could not be started`,
      'journeys could not be started',
    ),
  'load-not-reached': (facts) => {
    const [reached, planned] = [numberFact(facts, 'reached', 'actual'), numberFact(facts, 'planned')];
    return reached === null || planned === null
      ? 'its load was not reached'
      : `its load was not reached: ${trimmed(reached)} of ${trimmed(planned)} a second`;
  },
  'over-the-peak': () => 'beyond the peak: more load gave less',
  'demand-drifts': (facts) =>
    withNumber(
      numberFact(facts, 'drift', 'share'),
      (drift) => `what a request takes of a resource changed by ${percent(Math.abs(drift))} over the ladder`,
      'what a request takes of a resource changed over the ladder',
    ),
  'replicas-differ': (facts) =>
    withNumber(
      numberFact(facts, 'replicas'),
      (replicas) => `it ran on ${counted(replicas, 'replica')}, the others on another number`,
      'it ran on another number of replicas',
    ),
};
