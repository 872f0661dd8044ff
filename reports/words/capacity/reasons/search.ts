import { counted, trimmed } from '../../digits.ts';
import { numberFact, withNumber } from '../../facts.ts';
import { duration } from '../../quantity.ts';
import { type Clauses, percent } from './clause.ts';

/** Why the plateaus end where they do. */
export const searchReasons: Clauses = {
  budget: (facts) =>
    withNumber(
      numberFact(facts, 'budgetS'),
      (seconds) => `the time it was given is used up (${duration(seconds)})`,
      'the time it was given is used up',
    ),
  'up-to': (facts) =>
    withNumber(numberFact(facts, 'upTo'), (most) => `no more than ${trimmed(most)} was to be tried`, 'no more was to be tried'),
  'no-more-throughput': (facts) =>
    withNumber(
      numberFact(facts, 'level'),
      (level) => `more load gets no more done (tried up to ${trimmed(level)})`,
      'more load gets no more done',
    ),
  interrupted: (facts) =>
    withNumber(numberFact(facts, 'plateaus'), (done) => `it was interrupted after ${counted(done, 'plateau')}`, 'it was interrupted'),
  'max-users': (facts) =>
    withNumber(
      numberFact(facts, 'maxUsers'),
      (most) => `the environment allows no more than ${counted(most, 'user')}`,
      'the environment allows no more users',
    ),
  'file-limit': (facts) =>
    withNumber(
      numberFact(facts, 'limit'),
      (most) => `a process on this machine opens no more than ${counted(most, 'file')}`,
      'a process on this machine opens no more files',
    ),
  memory: (facts) => withNumber(numberFact(facts, 'share'), (used) => `memory ran out (${percent(used)} used)`, 'memory ran out'),
  cpu: (facts) =>
    withNumber(numberFact(facts, 'share'), (used) => `the machine ran out of CPU (${percent(used)} used)`, 'the machine ran out of CPU'),
};
