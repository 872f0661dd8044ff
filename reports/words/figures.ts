import type { Change } from '../../engine/model/comparison.ts';
import type { Report } from '../../engine/model/report.ts';
import type { Verdict } from '../../engine/model/target.ts';
import { freeUnderCeiling } from './ceiling.ts';
import { movement } from './change.ts';
import type { Tone } from './chips.ts';
import { count } from './digits.ts';
import { labPlace } from './lab.ts';
import { loadWords } from './load-words.ts';
import { duration, interval, limit, quantity, samples } from './quantity.ts';
import { margin, targetName, unitOf } from './targets.ts';
import { ratingTone, ratingWords } from './vitals.ts';

/** One number of the first screen, with what belongs beside it. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  /** `[205, 221]`, or empty. */
  readonly range: string;
  /** Samples, target, change: whatever is known, in that order. */
  readonly beside: readonly string[];
  readonly tone: Tone;
}

const isWhole = ({ target: { scope, selector } }: Verdict): boolean =>
  selector === undefined && Object.values(scope).every((value) => value === undefined);

function judged(report: Report, metric: string, statistic?: string): Verdict | undefined {
  return report.verdicts.find(
    (verdict) =>
      verdict.target.metric === metric && isWhole(verdict) && (statistic === undefined || verdict.target.statistic === statistic),
  );
}

function toneOf(verdict: Verdict | undefined): Tone {
  if (!verdict) return 'neutral';
  return verdict.status === 'no-data' || verdict.tooClose ? 'unsure' : verdict.status === 'pass' ? 'good' : 'bad';
}

function moved(report: Report, metric: string, statistic: string): string | null {
  const change = report.comparison?.changes.find(
    (each: Change) => each.metric === metric && each.statistic === statistic && each.endpoint === null,
  );
  return change ? `${movement(change)} against ${report.comparison?.mode === 'runs' ? 'the other run' : 'the baseline'}` : null;
}

const present = (parts: readonly (string | null | undefined | false)[]): string[] =>
  parts.filter((part) => typeof part === 'string' && part !== '') as string[];

function latency(report: Report): Figure | null {
  const { kind, latency: what } = loadWords(report.run);
  const verdict = judged(report, kind.times, 'p95');
  const measured = verdict?.actual ?? report.overall.p95;
  if (!measured) return null;
  const target = verdict ? `target ${targetName(verdict.target)}` : null;
  return {
    label: `p95 ${what}`,
    value: quantity(measured.value, 'ms'),
    range: interval(measured, 'ms'),
    beside: present([samples(measured.samples), target, moved(report, kind.times, 'p95')]),
    tone: toneOf(verdict),
  };
}

function headroom(report: Report): Figure | null {
  const { limitMs } = report.headroom;
  const freeMs = freeUnderCeiling(report);
  if (freeMs === null || limitMs === null) return null;
  const share = limitMs > 0 ? `${quantity(Math.abs(freeMs) / limitMs, 'fraction')} of the ${limit(limitMs, 'ms')} target` : null;
  return {
    label: freeMs >= 0 ? 'Headroom' : 'Over the target',
    value: quantity(Math.abs(freeMs), 'ms'),
    range: '',
    beside: present([share]),
    tone: freeMs >= 0 ? 'good' : 'bad',
  };
}

function users({ load, run }: Report): Figure | null {
  if (load.activeUsers === null) return null;
  const short = load.plannedUsers !== null && load.activeUsers < load.plannedUsers;
  return {
    label: loadWords(run).active,
    value: count(load.activeUsers),
    range: '',
    beside: present([
      `held ${duration(load.holdS ?? run.durationS)}`,
      load.plannedUsers !== null && `planned ${count(load.plannedUsers)}`,
      load.meanThinkTimeMs !== null && `mean think time ${quantity(load.meanThinkTimeMs, 'ms')}`,
      load.accountsUsed !== null && `${count(load.accountsUsed)} accounts used`,
    ]),
    tone: short ? 'bad' : 'neutral',
  };
}

function throughput({ load, run, lab }: Report): Figure | null {
  const { kind, perSecond } = loadWords(run);
  if (load.requestsPerSecond === null || lab.length > 0 || (kind.times === 'wsRoundTrip' && load.requests === 0)) return null;
  return {
    label: 'Throughput',
    value: `${quantity(load.requestsPerSecond, 'count')} ${perSecond}`,
    range: '',
    beside: present([
      load.journeysPerHour !== null && `${quantity(Number(load.journeysPerHour.toPrecision(3)), 'count')} journeys/h`,
      load.peakInFlight !== null && kind.times === 'latency' && `peak in flight ${quantity(load.peakInFlight, 'count')}`,
    ]),
    tone: 'neutral',
  };
}

function failures(report: Report): Figure | null {
  const { kind, request } = loadWords(report.run);
  const verdict = judged(report, kind.fails);
  const share = verdict?.actual?.value ?? report.overall.errorRate;
  const isRequests = kind.times !== 'wsRoundTrip';
  if (share === null || (isRequests && report.load.requests === 0)) return null;
  return {
    label: isRequests ? 'Failed requests' : 'Failures',
    value: quantity(share, 'fraction'),
    range: verdict?.actual ? interval(verdict.actual, 'fraction') : '',
    beside: present([
      isRequests
        ? `${count(report.load.failedRequests)} of ${count(report.load.requests)}`
        : `${count(report.load.failedRequests)} of connects, ${request}s and sessions`,
      verdict && `target ${targetName(verdict.target)}`,
      moved(report, kind.fails, 'rate'),
    ]),
    tone: toneOf(verdict),
  };
}

function page(report: Report): Figure | null {
  const row = report.vitals.find(({ metric, p75 }) => metric === 'lcp' && p75 !== null);
  if (!row?.p75) return null;
  const verdict = judged(report, 'lcp');
  return {
    label: 'LCP p75',
    value: quantity(row.p75.value, 'ms'),
    range: interval(row.p75, 'ms'),
    beside: present([`${samples(row.samples)} views`, ratingWords(row.rating), verdict && `target ${targetName(verdict.target)}`]),
    tone: verdict ? toneOf(verdict) : ratingTone(row.rating),
  };
}

/** Of the page lab the place where the page was slowest. */
const slowest =
  (metric: 'lcp' | 'pageLoad', label: string) =>
  ({ lab }: Report): Figure | null => {
    const told = lab.flatMap((row) => {
      const found = row.metrics.find((each) => each.metric === metric);
      return found?.median ? [{ row, rating: found.rating, median: found.median }] : [];
    });
    const [worst] = told.sort((a, b) => b.median.value - a.median.value);
    if (worst === undefined) return null;
    return {
      label,
      value: quantity(worst.median.value, 'ms'),
      range: interval(worst.median, 'ms'),
      beside: [`median of ${samples(worst.median.samples)} visits`, labPlace(worst.row)],
      tone: worst.rating === null ? 'neutral' : ratingTone(worst.rating),
    };
  };

function database(report: Report): Figure | null {
  const verdict = judged(report, 'dbTime');
  if (!verdict?.actual) return null;
  const unit = unitOf('dbTime', verdict.target.statistic);
  return {
    label: 'Database time',
    value: quantity(verdict.actual.value, unit),
    range: interval(verdict.actual, unit),
    beside: present([samples(verdict.actual.samples), `target ${targetName(verdict.target)}`, margin(verdict)]),
    tone: toneOf(verdict),
  };
}

/** Three to six numbers that carry the answer. An invalid run has no headroom to show. */
export function figures(report: Report): Figure[] {
  const makers = [
    latency,
    headroom,
    users,
    throughput,
    failures,
    page,
    slowest('lcp', 'Slowest LCP'),
    slowest('pageLoad', 'Slowest page load'),
    database,
  ];
  return makers
    .map((make) => make(report))
    .filter((figure) => figure !== null)
    .slice(0, 6)
    .map((figure) => (report.chips.validity === 'invalid' ? { ...figure, tone: 'neutral' } : figure));
}
