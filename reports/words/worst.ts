import type { EndpointRow, Report } from '../../engine/model/report.ts';
import { changeName, changeSize } from './comparison.ts';
import { counted } from './digits.ts';
import { errorSentence } from './errors.ts';
import { capital } from './facts.ts';
import { healthReason, healthReasons } from './health.ts';
import { estimated, samples } from './quantity.ts';
import { statisticName, targetName } from './targets.ts';
import { verdictReasons } from './verdicts.ts';

const slowestFirst = (a: EndpointRow, b: EndpointRow): number => (b.p95?.value ?? 0) - (a.p95?.value ?? 0);

function slowest(report: Report): string[] {
  return report.endpoints
    .filter(({ p95 }) => p95 !== null)
    .sort(slowestFirst)
    .map(({ name, p95 }) => `Slowest: ${name}, p95 ${estimated(p95, 'ms')} (${samples(p95?.samples ?? 0)})`);
}

/** The worst things a run showed, one sentence each, worst first: validity, targets, regressions, failures, poor vitals, then the slowest endpoints. */
export function worstThings(report: Report, most = 3): string[] {
  const { verdicts, comparison, errors, vitals, run } = report;
  const judged = (status: 'fail' | 'no-data') =>
    verdicts
      .filter((verdict) => verdict.status === status && verdict.reasons[0]?.code !== 'generator-invalid')
      .map((verdict) => `${targetName(verdict.target)}: ${verdictReasons(verdict, report.custom).join('; ') || status.replace('-', ' ')}`);
  const moved = (comparison?.changes ?? [])
    .filter(({ verdict }) => verdict === 'regressed')
    .sort((a, b) => b.change.value - a.change.value);
  const close = verdicts.filter(({ tooClose, status }) => tooClose && status !== 'no-data');
  const poor = vitals.filter(({ rating }) => rating === 'poor');
  const sentences = [
    ...healthReasons(run.health).invalidating.map(capital),
    ...judged('fail'),
    ...judged('no-data'),
    ...run.health.reasons
      .filter(({ code, invalidates }) => code === 'load-not-reached' && !invalidates)
      .map((reason) => capital(healthReason(reason))),
    ...moved.map((change) => `${capital(changeName(change))}: ${changeSize(change)}`),
    ...[...errors].sort((a, b) => b.count - a.count).map(errorSentence),
    ...poor.map(
      ({ metric, page, p75 }) =>
        `${statisticName(metric, 'p75')}${page ? ` of ${page}` : ''} is poor: ${estimated(p75, metric === 'cls' ? 'score' : 'ms')} (${counted(p75?.samples ?? 0, 'view')})`,
    ),
    ...close.map(({ target, actual }) => `${targetName(target)} is too close to call (${samples(actual?.samples ?? 0)})`),
    ...slowest(report).slice(0, 1),
  ];
  return sentences.slice(0, most);
}
