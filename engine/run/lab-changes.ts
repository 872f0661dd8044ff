import type { Change } from '../model/comparison.ts';
import type { PageVisit, PageVisits } from '../model/page-visit.ts';
import { hodgesLehmann } from '../stats/hodges-lehmann.ts';
import { rankInterval } from '../stats/rank-interval.ts';

const confidence = 0.95;

/** What of a visit is compared. */
const numbers: Readonly<Record<string, (visit: PageVisit) => number | null>> = {
  lcp: (visit) => vital(visit, 'lcp'),
  inp: (visit) => vital(visit, 'inp'),
  cls: (visit) => vital(visit, 'cls'),
  fcp: (visit) => vital(visit, 'fcp'),
  ttfb: (visit) => vital(visit, 'ttfb'),
  pageLoad: ({ loadMs }) => loadMs,
  transferred: ({ transferBytes }) => transferBytes,
};

/**
 * How the visits of two runs of the page lab differ, by page, profile and view: the shift of Hodges and Lehmann in the metric's unit, with the interval that the rank
 * test of Mann and Whitney leaves. The visits of a run share one session, so the interval holds for these two sessions and no verdict follows from it.
 */
export function labChanges(base: PageVisits, head: PageVisits): Change[] {
  const before = Map.groupBy(base.visits, placeOf);
  const after = Map.groupBy(head.visits, placeOf);
  return [...before].flatMap(([endpoint, visits]) =>
    Object.entries(numbers).flatMap(([metric, numberOf]) => {
      const [from, to] = [visits, after.get(endpoint) ?? []].map((list) => list.flatMap((visit) => numberOf(visit) ?? []));
      return from === undefined || to === undefined || from.length === 0 || to.length === 0 ? [] : [changeOf(endpoint, metric, from, to)];
    }),
  );
}

const placeOf = ({ page, profile, view }: PageVisit): string => `${page} · ${profile} · ${view} view`;
const vital = ({ vitals }: PageVisit, metric: string): number | null => vitals.find((one) => one.metric === metric)?.value ?? null;

function changeOf(endpoint: string, metric: string, from: readonly number[], to: readonly number[]): Change {
  const interval = rankInterval(from, to, confidence);
  return {
    metric,
    statistic: 'p50',
    endpoint,
    base: hodgesLehmann([0], from),
    head: hodgesLehmann([0], to),
    baseSamples: from.length,
    headSamples: to.length,
    change: {
      value: hodgesLehmann(from, to),
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      confidence,
      samples: from.length + to.length,
    },
    scale: 'difference',
    smallestDetectableChange: null,
    verdict: 'inconclusive',
    reasons: [{ code: 'single-runs', facts: {} }],
    primary: false,
    evidence: null,
  };
}
