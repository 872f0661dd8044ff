import { count, counted, trimmed } from '../../digits.ts';
import { numberFact, withNumber } from '../../facts.ts';
import { duration } from '../../quantity.ts';
import { type Clauses, percent } from './clause.ts';

/** Why the plateaus end where they do. */
export const searchReasons: Clauses = {
  found: () => 'last pass and first fail are as close as asked',
  precision: (facts) =>
    withNumber(
      numberFact(facts, 'precision'),
      (precision) => `last pass and first fail are within ${percent(precision)} of each other`,
      'last pass and first fail are as close as asked',
    ),
  budget: (facts) =>
    withNumber(
      numberFact(facts, 'budgetS', 'seconds'),
      (seconds) => `the time it was given is used up (${duration(seconds)})`,
      'the time it was given is used up',
    ),
  'up-to': (facts) =>
    withNumber(
      numberFact(facts, 'upTo', 'rate', 'limit'),
      (most) => `no more than ${trimmed(most)} was to be tried`,
      'no more was to be tried',
    ),
  'max-users': (facts) =>
    withNumber(
      numberFact(facts, 'maxUsers', 'limit'),
      (most) => `the environment allows no more than ${counted(most, 'user')}`,
      'the environment allows no more users',
    ),
  'max-plateaus': (facts) =>
    withNumber(
      numberFact(facts, 'plateaus', 'limit'),
      (most) => `${counted(most, 'plateau')} is the most it makes`,
      'it made as many plateaus as it may',
    ),
  'file-limit': (facts) =>
    withNumber(
      numberFact(facts, 'limit', 'files'),
      (most) => `this machine opens no more than ${counted(most, 'file')} a process`,
      'this machine opens no more files a process',
    ),
  'port-limit': () => 'this machine has no more local ports',
  memory: (facts) => withNumber(numberFact(facts, 'share', 'used'), (share) => `memory ran out (${percent(share)} used)`, 'memory ran out'),
  cpu: (facts) =>
    withNumber(
      numberFact(facts, 'share', 'used'),
      (share) => `the machine ran out of CPU (${percent(share)} used)`,
      'the machine ran out of CPU',
    ),
  'no-more-throughput': () => 'more load gave no more throughput',
  'target-down': () => 'the target stopped answering',
  interrupted: (facts) =>
    withNumber(
      numberFact(facts, 'plateaus', 'measured'),
      (done) => `it was interrupted after ${counted(done, 'plateau')}`,
      'it was interrupted',
    ),
  'no-target': () => 'no target was set',
  'no-points': () => 'no plateau counts',
  'too-few-points': (facts) => {
    const [have, needed] = [numberFact(facts, 'points', 'have'), numberFact(facts, 'needed')];
    return have === null || needed === null
      ? 'too few plateaus count'
      : `only ${counted(have, 'plateau')} of the ${count(needed)} it takes counts`.replace(
          /plateaus of (.*) counts$/,
          'plateaus of $1 count',
        );
  },
};
