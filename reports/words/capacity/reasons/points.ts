import { generatorHealthSchema } from '../../../../engine/model/health.ts';
import { counted, trimmed } from '../../digits.ts';
import { type Facts, numberFact, textFact, withNumber } from '../../facts.ts';
import { healthReason } from '../../health.ts';
import { type Clauses, percent } from './clause.ts';

const healthCodes = generatorHealthSchema.shape.reasons.element.shape.code;

/** In the words that a run's own page has for it. */
function generator(facts: Facts): string {
  const code = healthCodes.safeParse(textFact(facts, 'why'));
  return code.success ? healthReason({ code: code.data, invalidates: true, facts }) : 'the generator was not healthy';
}

/** Why a plateau counts for nothing. */
export const pointReasons: Clauses = {
  generator,
  'generator-invalid': generator,
  'run-failed': (facts) => `its run was ${textFact(facts, 'outcome') ?? 'not completed'}`,
  'no-requests': () => 'no request came back well',
  'too-many-errors': (facts) =>
    withNumber(numberFact(facts, 'errorRate'), (failed) => `${percent(failed)} of its requests failed`, 'too many of its requests failed'),
  'not-steady': (facts) =>
    withNumber(
      numberFact(facts, 'slope'),
      (slope) => `not steady: the backlog grew by ${trimmed(slope)} requests every second`,
      'not steady: the backlog kept growing',
    ),
  'halves-disagree': () => 'not steady: its two halves differ',
  little: (facts) =>
    withNumber(
      numberFact(facts, 'difference'),
      (difference) => `what the target counted in flight is ${percent(Math.abs(difference))} away from throughput times latency`,
      'what the target counted in flight does not fit throughput times latency',
    ),
  'replicas-differ': (facts) => {
    const [replicas, left] = [numberFact(facts, 'replicas'), numberFact(facts, 'left')];
    const kept = replicas === null ? 'the most frequent number of replicas' : counted(replicas, 'replica');
    return `only plateaus on ${kept} count${left === null ? '' : `: ${counted(left, 'other')} left out`}`;
  },
};
