import { day } from '../../day.ts';
import { count, counted, trimmed } from '../../digits.ts';
import { numberFact, textFact, withNumber } from '../../facts.ts';
import { type Clauses, percent } from './clause.ts';

/** Why a plan cannot be told, or holds only under what is assumed. */
export const planningReasons: Clauses = {
  'assumed-efficiency': (facts) =>
    withNumber(
      numberFact(facts, 'efficiency'),
      (efficiency) => `that each replica more adds ${percent(efficiency)} of the first is assumed, not measured`,
      'how replicas scale is assumed, not measured',
    ),
  'shape-differs': (facts) => {
    const keys = textFact(facts, 'keys', 'key');
    return `production is shaped otherwise${keys === null ? '' : ` (${keys})`}`;
  },
  'shape-unknown': (facts) => {
    const keys = textFact(facts, 'keys');
    return keys === null ? 'how production is shaped was not stated' : `what was measured did not tell its own shape (${keys})`;
  },
  'shape-same': (facts) => {
    const keys = textFact(facts, 'keys');
    return `production is shaped the same${keys === null ? '' : ` (${keys})`}`;
  },
  'scale-without-reason': (facts) =>
    withNumber(
      numberFact(facts, 'factor'),
      (factor) => `it is stated to be ${trimmed(factor)} times this, but not why`,
      'a scale is stated, but not why',
    ),
  'scale-stated': (facts) => {
    const [factor, because] = [numberFact(facts, 'factor', 'scale'), textFact(facts, 'because')];
    return `production is taken for ${factor === null ? 'a stated multiple' : `${trimmed(factor)} times what was measured`}${because === null ? '' : `, since ${because.replace(/\.$/, '')}`}`;
  },
  'no-growth': () => 'no growth was stated',
  'no-users-now': () => 'the users of today were not stated',
  'no-date': () => 'the day the users of today are of was not stated',
  'short-history': (facts) => {
    const [months, needed] = [numberFact(facts, 'months'), numberFact(facts, 'needed')];
    return months === null
      ? 'the history is too short for seasons'
      : `the history of ${counted(months, 'month')} is too short for seasons${needed === null ? '' : `, which take ${count(needed)}`}`;
  },
  'no-capacity': () => 'no capacity was found to plan by',
  'no-forecast': () => 'no way of telling its seasons would have foreseen the history it was tried on',
  'buy-by-passed': (facts) => {
    const date = textFact(facts, 'date');
    return `the day to order by${date === null ? '' : `, ${day(date)},`} has passed`;
  },
  'lower-edge': (facts) => {
    const [months, growth] = [numberFact(facts, 'months'), numberFact(facts, 'growthPerMonth')];
    if (months === null || growth === null) return 'by the lower edge of the capacity and the growth that was stated';
    return `by the lower edge of the capacity and the stated growth of ${percent(growth)} a month it takes ${trimmed(months)} months`;
  },
  seasons: (facts) => {
    const [missed, origins] = [numberFact(facts, 'missed'), numberFact(facts, 'origins')];
    const tried =
      missed === null || origins === null
        ? ''
        : `: foretold from ${counted(origins, 'month')} of it, the next were missed by ${percent(missed)} on the average`;
    return `its seasons are those of the history${tried}`;
  },
  'database-connections': (facts) => {
    const [needed, most] = [numberFact(facts, 'connections', 'needed'), numberFact(facts, 'databaseConnections', 'limit')];
    return needed === null || most === null
      ? 'the replicas’ pools want more connections than the database takes'
      : `the replicas’ pools want ${counted(needed, 'connection')}, and the database takes ${count(most)}`;
  },
  'no-price': () => 'no price of a replica was stated',
};
