import type { FactReason } from '../../../engine/model/projection.ts';
import { count, counted, significant, trimmed } from '../digits.ts';
import { type Facts, numberFact, textFact } from '../facts.ts';
import { duration, quantity } from '../quantity.ts';
import { coreWords } from './facts.ts';
import { metricName } from './policy.ts';

const metricOf = (facts: Facts): string => metricName(textFact(facts, 'metric') ?? 'its metric');

const held = (facts: Facts): string => {
  const [perSecond, share, capacity] = [numberFact(facts, 'perSecond'), numberFact(facts, 'share'), numberFact(facts, 'capacityPerSecond')];
  return `${significant(perSecond ?? 0)} of ${trimmed(capacity ?? 0)} req/s (${quantity(share ?? 0, 'fraction')} of what it can do)`;
};

const sentences: Readonly<Record<string, (facts: Facts) => string>> = {
  'maximum-too-small': (facts) =>
    `the peak needs ${counted(numberFact(facts, 'needed') ?? 0, 'replica')}, and the policy allows ${count(numberFact(facts, 'most') ?? 0)}`,
  'at-maximum': (facts) =>
    `for ${duration(numberFact(facts, 'seconds') ?? 0)} it wanted more than the ${count(numberFact(facts, 'most') ?? 0)} replicas that it may have`,
  'backlog-left': (facts) => `${counted(Math.ceil(numberFact(facts, 'requests') ?? 0), 'request')} still wait at the end`,
  'metric-not-simulated': (facts) => `nothing says what ${metricOf(facts)} is at a given load, and it is left out (--signal tells)`,
  'request-assumed': (facts) =>
    `the policy does not say what a pod requests: ${coreWords(numberFact(facts, 'cores') ?? 1)} assumed, all that it uses at capacity`,
  'no-behavior': () => 'without a behavior the controller goes at most to double or to 4 replicas at once, and scales down after 5 min',
  'target-never-reached': (facts) =>
    `a replica reaches its target of ${metricOf(facts)} only at ${held(facts)}: none is added before they are full`,
  'target-far-below': (facts) =>
    `a replica reaches its target of ${metricOf(facts)} at ${held(facts)}: they are mostly idle, raise the request or the target`,
};

/** A reason as a clause; the code where it is not known. */
export function outcomeReason({ code, facts }: FactReason): string {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return sentence === undefined ? code : sentence(facts);
}
