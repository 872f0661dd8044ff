import { day } from '../../day.ts';
import { count, counted, trimmed } from '../../digits.ts';
import { numberFact, textFact, withNumber } from '../../facts.ts';
import { quantity } from '../../quantity.ts';
import { statisticName } from '../../targets.ts';
import { type Clauses, percent } from './clause.ts';
import { resource } from './model.ts';

/** Why a plan cannot be told, or what it holds under. */
export const planningReasons: Clauses = {
  'assumed-efficiency': (facts) =>
    withNumber(
      numberFact(facts, 'efficiency'),
      (efficiency) => `that each replica gives ${percent(efficiency)} of what one alone does is assumed, not measured`,
      'how replicas scale is assumed, not measured',
    ),
  'beyond-replicas': (facts) => {
    const [replicas, measured] = [numberFact(facts, 'replicas'), numberFact(facts, 'measured')];
    if (replicas === null || measured === null) return 'it takes more than twice the replicas that were measured';
    return `it takes ${counted(replicas, 'replica')}, and no more than ${count(measured)} were measured`;
  },
  'no-replicas-serve': (facts) =>
    withNumber(
      numberFact(facts, 'need'),
      (need) => `no number of replicas serves ${trimmed(need)} req/s: each one more slows the others by more than it gives`,
      'no number of replicas serves it',
    ),
  'one-lost-breaks': (facts) =>
    withNumber(
      numberFact(facts, 'replicas'),
      (replicas) => `with one of ${counted(replicas, 'replica')} lost the target is missed`,
      'with one replica lost the target is missed',
    ),
  'shared-tier-nearly-used': (facts) =>
    `${resource(textFact(facts, 'resource'))}, which all replicas share, would be used beyond what is kept free`,
  'database-connections': (facts) => {
    const [needed, most] = [numberFact(facts, 'connections'), numberFact(facts, 'databaseConnections')];
    if (needed === null || most === null) return 'the pools of the replicas want more connections than the database takes';
    return `the pools of the replicas want ${counted(needed, 'connection')}, and the database takes ${count(most)}`;
  },
  'single-zone': () => 'with one zone its loss leaves nothing',
  'response-time-held': (facts) =>
    withNumber(
      numberFact(facts, 'meanMs'),
      (meanMs) => `replicas are added so that a request takes ${quantity(meanMs, 'ms')} on the average, as at the usable capacity`,
      'replicas are added so that requests take no longer than at the usable capacity',
    ),
  'capacity-at-least': (facts) =>
    withNumber(
      numberFact(facts, 'throughput'),
      (most) => `it is at least what was measured (${trimmed(most)} req/s): where it ends was not reached`,
      'it is at least what was measured: where it ends was not reached',
    ),
  'target-missed-at-once': () => 'the target is missed at the lightest load already',
  'no-scale': () => 'no scale was stated',
  'no-capacity': () => 'no capacity was found to plan by',
  'no-price': () => 'no price of a replica was stated',
  'gain-of-speed': (facts) => {
    const [metric, statistic] = [textFact(facts, 'metric'), textFact(facts, 'statistic')];
    return `a gain of speed${metric === null || statistic === null ? '' : ` (${statisticName(metric, statistic)})`}, not of capacity`;
  },
  'gain-not-a-ratio': () => 'what was compared is no ratio',
  'shape-differs': (facts) => {
    const keys = textFact(facts, 'keys');
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
      (factor) => `a scale of ${trimmed(factor)} is stated, but not why`,
      'a scale is stated, but not why',
    ),
  'scale-stated': (facts) => {
    const [factor, because] = [numberFact(facts, 'factor'), textFact(facts, 'because')];
    const times = factor === null ? 'a stated multiple of' : `${trimmed(factor)} times`;
    return `production is taken for ${times} what was measured${because === null ? '' : `, since ${because.replace(/\.$/, '')}`}`;
  },
  'no-growth': () => 'no growth was stated',
  'no-users-now': () => 'the users of today were not stated',
  'short-history': (facts) => {
    const [months, needed] = [numberFact(facts, 'months'), numberFact(facts, 'needed')];
    if (months === null) return 'the history is too short for seasons';
    return `the history of ${counted(months, 'month')} is too short for seasons${needed === null ? '' : `, which take ${count(needed)}`}`;
  },
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
      missed === null || origins === null ? '' : `: foretold from ${counted(origins, 'month')} of it, they missed by ${percent(missed)}`;
    return `seasons are those of the history${tried}`;
  },
};
