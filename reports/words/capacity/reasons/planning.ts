import { count, counted, trimmed } from '../../digits.ts';
import { numberFact, textFact, withNumber } from '../../facts.ts';
import { quantity } from '../../quantity.ts';
import type { Clauses } from './clause.ts';

/** Why a plan cannot be told, or holds only under what is assumed. */
export const planningReasons: Clauses = {
  'assumed-efficiency': (facts) =>
    withNumber(
      numberFact(facts, 'efficiency'),
      (efficiency) => `that each replica more adds ${quantity(efficiency, 'fraction')} of the first is assumed, not measured`,
      'how replicas scale is assumed, not measured',
    ),
  'shape-differs': (facts) => {
    const keys = textFact(facts, 'keys', 'key');
    return `production is shaped otherwise${keys === null ? '' : ` (${keys})`}, and no scale is stated`;
  },
  'shape-unknown': () => 'how production is shaped was not stated, or not measured here',
  'shape-same': () => 'production is shaped the same',
  'scale-stated': (facts) => {
    const [factor, because] = [numberFact(facts, 'factor', 'scale'), textFact(facts, 'because')];
    return `production is taken for ${factor === null ? 'a stated multiple' : `${trimmed(factor)} times this`}${because === null ? '' : `, because ${because.replace(/\.$/, '')}`}`;
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
  'database-connections': (facts) => {
    const [needed, most] = [numberFact(facts, 'connections', 'needed'), numberFact(facts, 'databaseConnections', 'limit')];
    return needed === null || most === null
      ? 'the replicas’ pools want more connections than the database takes'
      : `the replicas’ pools want ${counted(needed, 'connection')}, and the database takes ${count(most)}`;
  },
  'no-price': () => 'no price of a replica was stated',
};
