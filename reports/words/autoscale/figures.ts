import type { AutoscaleReport, ScalingOutcome } from '../../../engine/model/autoscale.ts';
import { count, counted, significant } from '../digits.ts';
import type { Figure } from '../figures.ts';
import { duration, quantity } from '../quantity.ts';
import { costWords, replicasWords } from './outcome.ts';
import { boundsOf } from './policy.ts';

const plain = (label: string, value: string, beside: readonly (string | null)[], tone: Figure['tone'] = 'neutral'): Figure => ({
  label,
  value,
  range: '',
  beside: beside.filter((line) => line !== null),
  tone,
});

/** Up to six numbers of one outcome: time behind, replicas, what waited, hours, money, changes. */
export function outcomeFigures(outcome: ScalingOutcome, report: AutoscaleReport): Figure[] {
  const { violation, backlog, replicas, instanceHours, ups, downs } = outcome;
  const { floor, replica } = report;
  const [least, most] = boundsOf(outcome.policy);
  const cost = costWords(outcome.cost, replica.currency);
  return [
    plain(
      'Time behind',
      duration(violation.seconds),
      violation.seconds === 0
        ? [`of ${duration(report.demand.seconds)}`]
        : [
            `${quantity(violation.share, 'fraction')} of ${duration(report.demand.seconds)}`,
            `longest ${duration(violation.longestS)}, first at ${duration(violation.firstAtS ?? 0)}`,
            `${quantity(violation.requestShare, 'fraction')} of the requests`,
          ],
      violation.seconds === 0 ? 'good' : 'bad',
    ),
    plain('Replicas', replicasWords(outcome), [`mean ${significant(replicas.mean)}`, `allowed ${count(least)} to ${count(most)}`]),
    plain(
      'Longest wait',
      quantity(backlog.longestWaitMs, 'ms'),
      backlog.most === 0 ? ['nothing waited'] : [`${counted(backlog.most, 'request')} waiting at ${duration(backlog.mostAtS)}`],
    ),
    plain('Instance hours', significant(instanceHours), [
      floor.instanceHours > 0 ? `${significant(instanceHours / floor.instanceHours)} times what foresight needs` : null,
    ]),
    ...(cost === null ? [] : [plain('Cost', cost, [`${costWords(replica.costPerHour, replica.currency)} a replica and hour`])]),
    plain('Changes', count(ups + downs), [`${count(ups)} up, ${count(downs)} down`]),
  ];
}
