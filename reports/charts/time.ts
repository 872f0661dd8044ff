import type { Report, Timeline } from '../../engine/model/report.ts';
import type { Markup } from '../markup.ts';
import { significant, trimmed } from '../words/digits.ts';
import { type LoadWords, loadWords } from '../words/load-words.ts';
import { duration, limit, quantity } from '../words/quantity.ts';
import { clockFigure } from './clock.ts';
import type { Panel } from './panel.ts';
import { known, simplePanel } from './panels.ts';
import { fromZero, logarithmic, type Scale } from './scale.ts';
import { thinned } from './thin.ts';

const percentiles = ['p50', 'p90', 'p95', 'p99'] as const;

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Linear from zero; logarithmic where a few seconds would flatten all others. A limit far above everything measured stays outside. */
function latencyScale(timeline: Timeline, limitMs: number | null): Scale {
  const all = percentiles.flatMap((each) => known(timeline[each]));
  const greatest = Math.max(0, ...all);
  const usual = middle(known(timeline.p95));
  if (usual > 0 && greatest > 15 * usual)
    return logarithmic(Math.max(0.01, Math.min(...all.filter((value) => value > 0))), greatest * 1.1, 5);
  return fromZero(limitMs !== null && limitMs <= 4 * greatest ? Math.max(greatest, limitMs * 1.08) : greatest);
}

function latencyPanel(timeline: Timeline, limitMs: number | null, { Latency }: LoadWords): Panel {
  const scale = latencyScale(timeline, limitMs);
  const seconds = scale.high >= 3000;
  const outside = limitMs !== null && limitMs > scale.high ? `, target ${limit(limitMs, 'ms')} is above this picture` : '';
  return {
    title: `${Latency}, ${seconds ? 's' : 'ms'}${scale.low > 0 ? ', log scale' : ''}${outside}`,
    height: 190,
    lines: percentiles.map((each) => ({ name: each, className: each, values: timeline[each] })),
    filled: false,
    scale,
    tick: (value) => trimmed(seconds ? value / 1000 : value),
    ...(limitMs === null ? {} : { limit: { value: limitMs, name: `target ${limit(limitMs, 'ms')}` } }),
    readout: (index) => percentiles.map((each) => `${each} ${quantity(timeline[each][index] ?? null, 'ms')}`).join(' · '),
  };
}

function panelsOf(timeline: Timeline, limitMs: number | null, words: LoadWords): Panel[] {
  const panels: Panel[] = [];
  // A ladder of connections that say nothing has neither.
  if (words.kind.times !== 'wsRoundTrip' || known(timeline.p95).length > 0)
    panels.push(
      latencyPanel(timeline, limitMs, words),
      simplePanel(
        words.PerSecond,
        'throughput',
        timeline.requestsPerSecond,
        90,
        (value) => `${quantity(value, 'count')} ${words.perSecond}`,
      ),
    );
  if (known(timeline.users).length > 0)
    panels.push(
      simplePanel(
        words.kind.unit === 'user' ? 'Active users' : 'Open connections',
        'users',
        timeline.users,
        70,
        (value) => `${quantity(value === null ? null : Math.round(value), 'users')} ${words.many}`,
      ),
    );
  if (known(timeline.errorRate).some((rate) => rate > 0)) {
    const shares = timeline.errorRate.map((rate) => (rate === null ? null : rate * 100));
    panels.push(
      simplePanel(
        words.kind.times !== 'wsRoundTrip' ? 'Failed requests, %' : 'Failures, %',
        'errors',
        shares,
        60,
        (value) => `${value === null ? '–' : significant(value)} % failed`,
      ),
    );
  }
  return panels;
}

/** Latency percentiles, throughput, users and errors over time on one clock: p50 to p99 in shades of one hue, the target as a line, plateaus of the load as bands, gaps where nothing was measured. */
export function overTime({ timeline, steps, judgedStep, headroom, run }: Report, id: string): Markup | null {
  if (timeline.atS.length === 0) return null;
  const words = loadWords(run);
  const fine = thinned(timeline, 300);
  const table = thinned(timeline, 60);
  const width = fine.widthS[0] ?? 1;
  return clockFigure(
    {
      id,
      title: `${words.Latency}, throughput and ${words.many}`,
      note: width > 1 ? `Each point is the worst of ${duration(width)}.` : 'Each point is one second.',
      description: `${words.Latency} percentiles, ${words.request}s per second and ${words.many}, second by second.`,
      data: {
        titles: ['From', words.Many, words.PerSecond, 'p50, ms', 'p90, ms', 'p95, ms', 'p99, ms', 'Failed, %'],
        rows: table.atS.map((at, index) => [
          duration(at),
          ...[table.users, table.requestsPerSecond, table.p50, table.p90, table.p95, table.p99].map((values) =>
            quantity(values[index] ?? null, 'count'),
          ),
          quantity(table.errorRate[index] === null ? null : (table.errorRate[index] ?? 0) * 100, 'count'),
        ]),
      },
    },
    { fine, coarse: thinned(timeline, 75), panels: (times) => panelsOf(times, headroom.limitMs, words) },
    { steps, judgedStep, many: words.many },
  );
}
