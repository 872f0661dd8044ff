import type { Change, Comparison } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';

const isCount = ({ statistic }: Change): boolean => statistic === 'count';

/** How much worse, in shifts that matter: above zero is worse, whatever the metric's direction. */
function worsening({ metric, scale, change: { value } }: Change, rule: Comparison['rule']): number {
  const size = scale === 'ratio' ? value / (rule?.delta || 0.03) : value / (rule?.rateDelta || 0.001);
  return metricById(metric).better === 'higher' ? -size : size;
}

export interface Family {
  /** What the gate judges by noise: the declared family. */
  readonly judged: readonly Change[];
  /** Work counters that rose or fell. */
  readonly counters: readonly Change[];
  /** Work counters that are the same. */
  readonly sameCounters: number;
  /** Outside of the family, and moved: advice. Those that got worse first. */
  readonly advisory: readonly Change[];
  /** Outside of the family, and not called moved. */
  readonly rest: readonly Change[];
}

/** The changes of a comparison by their part in the verdict. */
export function familyOf({ changes, rule }: Comparison): Family {
  const counters = changes.filter(isCount);
  const moved = (change: Change): boolean => change.verdict === 'regressed' || change.verdict === 'improved';
  const outside = changes.filter((change) => !change.primary && !isCount(change));
  return {
    judged: changes.filter((change) => change.primary && !isCount(change)),
    counters: counters.filter(moved),
    sameCounters: counters.filter((change) => !moved(change)).length,
    advisory: outside.filter(moved).sort((a, b) => worsening(b, rule) - worsening(a, rule)),
    rest: outside.filter((change) => !moved(change)),
  };
}

/** The changes to look at first: regressed ones of the family, work counters, advice, then whatever got worse most. */
export function worstChanges(comparison: Comparison, most = 3): Change[] {
  const order = (change: Change): number => {
    if (change.head === change.base) return 5;
    if (change.verdict === 'regressed') return change.primary ? (isCount(change) ? 1 : 0) : 2;
    return change.primary ? 3 : 4;
  };
  return comparison.changes
    .filter((change) => !isCount(change) || change.verdict !== 'unchanged')
    .sort((a, b) => order(a) - order(b) || worsening(b, comparison.rule) - worsening(a, comparison.rule))
    .slice(0, most);
}
