import { count, counted, trimmed } from '../../digits.ts';
import { numberFact, textFact, withNumber } from '../../facts.ts';
import { resourceNames } from '../resources.ts';
import { type Clauses, percent } from './clause.ts';

const resource = (name: string | null): string =>
  name === null ? 'a resource' : `the ${(resourceNames as Readonly<Record<string, string>>)[name] ?? name}`;

/** Why a model, or a number of one, is worth less than it looks, or nothing. */
export const modelReasons: Clauses = {
  'beyond-range': (facts) =>
    withNumber(
      numberFact(facts, 'ratio'),
      (ratio) => `it lies ${trimmed(ratio)} times as high as the highest load measured, and beyond 2 times no number is given`,
      'it lies too far beyond the highest load measured',
    ),
  'not-measured': () => 'no load as high was measured, and no model may speak beyond it',
  'hold-out-failed': (facts) =>
    withNumber(
      numberFact(facts, 'worstMiss', 'miss'),
      (miss) => `fitted without the last plateaus, the model missed them by ${percent(Math.abs(miss))}`,
      'fitted without the last plateaus, the model missed them',
    ),
  'too-few-to-hold-out': (facts) =>
    withNumber(
      numberFact(facts, 'points'),
      (points) => `with ${counted(points, 'plateau')} none can be held out to check the model`,
      'there are too few plateaus to hold any out and check the model',
    ),
  'not-identifiable': () => 'the curve never bends far enough to tell where it ends',
  'peak-open': (facts) => {
    const [low, high] = [numberFact(facts, 'low'), numberFact(facts, 'high')];
    if (low === null || high === null) return 'where throughput peaks is open: the data never bend';
    return `where throughput peaks is too wide to say: between ${trimmed(low)} and ${trimmed(high)}`;
  },
  'kappa-holds-zero': () => 'nothing shows that more load ever gives less, so there is no peak to tell',
  'still-efficient': (facts) =>
    withNumber(
      numberFact(facts, 'efficiency'),
      (efficiency) =>
        `at the highest load it still works at ${percent(efficiency)} of its efficiency: the data say little of where it ends`,
      'at the highest load it still works almost as well as alone: the data say little of where it ends',
    ),
  infeasible: () => 'no concurrency gives that much: it lies above the peak',
  'no-model': () => 'there is no model of it',
  'tail-not-kept': () => 'no model of the tail predicted the plateaus that were held out',
  'no-latency': () => 'its latency was not measured',
  'no-probes': () => 'nothing was read from inside the target',
  'demand-drifts': (facts) => {
    const drift = numberFact(facts, 'drift', 'share');
    return `what a request takes of ${resource(textFact(facts, 'resource'))} changed${drift === null ? '' : ` by ${percent(Math.abs(drift))}`} over the ladder`;
  },
  'no-journey': () => 'what a journey is made of is not known, so no users can be told',
  'not-converged': () => 'it came to no rest when latency and load were made to agree',
  'shared-tier': (facts) => `${resource(textFact(facts, 'resource'))} is shared: more replicas do not give more of it`,
  'excluded-points': (facts) => {
    const [excluded, all] = [numberFact(facts, 'excluded'), numberFact(facts, 'points', 'all')];
    return excluded === null
      ? 'some plateaus count for nothing'
      : `${count(excluded)}${all === null ? '' : ` of ${count(all)}`} plateaus count for nothing`;
  },
  'co-located': () => 'generator and target share this machine: part of what runs out is the generator’s',
  'few-replica-counts': (facts) =>
    withNumber(
      numberFact(facts, 'counts'),
      (counts) => `measured on ${counted(counts, 'number of replicas', 'numbers of replicas')}; it takes 3 to fit how they scale`,
      'too few numbers of replicas were measured to fit how they scale',
    ),
};
