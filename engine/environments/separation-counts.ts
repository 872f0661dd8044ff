/** Counters by name at two moments. */
export interface SideCounts {
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
}

interface Counted {
  readonly sent: number | null;
  readonly counts: SideCounts | null;
}

export interface CountsFinding {
  readonly finding: 'apart' | 'crossed' | 'unclear';
  /** By how much the counter that told rose; null where none did. */
  readonly counted: { readonly base: number; readonly head: number } | null;
}

/** Requests under way at either end, and the share lost in a saturated network. */
const tolerance = { share: 0.02, requests: 5 };

/** Usual names of a counter of requests answered, the likeliest first; then anything that ends like one. */
const usual = [
  'http_requests_total',
  'http_server_requests_seconds_count',
  'http_server_request_duration_seconds_count',
  'http_request_duration_seconds_count',
];
const alike = /(_requests_total|_requests_seconds_count|_request_duration_(milli)?seconds_count)$/;
/** Prometheus's own page, and what a target asks of others. */
const unlike = /^promhttp_|client|upstream|outgoing/;

/** Names of the counters of requests that a Prometheus page holds. */
export function requestCounters(values: Readonly<Record<string, number>>): string[] {
  const found = Object.keys(values).filter((name) => alike.test(name) && !unlike.test(name));
  return [...usual.filter((name) => found.includes(name)), ...found.filter((name) => !usual.includes(name)).sort()];
}

/**
 * Whether each side's own counter rose by about what was sent to that side. A finding needs that the two possibilities do not look alike: with few requests, or
 * with counters that cover a part of them, it is unclear.
 */
export function judgeCounts(base: Counted, head: Counted, ownQuestions: number): CountsFinding {
  const unclear: CountsFinding = { finding: 'unclear', counted: null };
  if (base.sent === null || head.sent === null || base.counts === null || head.counts === null) return unclear;
  const names = requestCounters(base.counts.after).filter((name) => name in (head.counts?.after ?? {}));
  const sum = base.sent + head.sent;
  const about = (rise: number, sent: number) => {
    const least = sent * (1 - tolerance.share) - tolerance.requests;
    return rise >= least && rise <= sent * (1 + tolerance.share) + tolerance.requests + ownQuestions;
  };
  let first = unclear;
  for (const name of names) {
    const rise = { base: riseOf(base.counts, name), head: riseOf(head.counts, name) };
    const own = about(rise.base, base.sent) && about(rise.head, head.sent);
    const all = (side: 'base' | 'head') => about(rise[side], sum);
    const none = (side: 'base' | 'head') => about(rise[side], 0);
    const one = (all('base') && (all('head') || none('head'))) || (none('base') && all('head'));
    const swapped = about(rise.base, head.sent) && about(rise.head, base.sent);
    if (own && !one) return { finding: 'apart', counted: rise };
    if (!own && (one || swapped)) return { finding: 'crossed', counted: rise };
    if (first.counted === null) first = { finding: 'unclear', counted: rise };
  }
  return first;
}

/** A counter that was not there yet is 0; one that fell was restarted and counts from 0. */
function riseOf({ before, after }: SideCounts, name: string): number {
  const now = after[name] ?? 0;
  const then = before[name] ?? 0;
  return now < then ? now : now - then;
}
