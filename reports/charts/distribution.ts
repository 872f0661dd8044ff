import type { Report } from '../../engine/model/report.ts';
import { type Markup, markup } from '../markup.ts';
import { count, counted } from '../words/digits.ts';
import { loadWords } from '../words/load-words.ts';
import { limit, quantity } from '../words/quantity.ts';
import { box, label, line } from './draw.ts';
import { figure } from './figure.ts';
import { logarithmic } from './scale.ts';

const height = 290;
const roomForMarks = 70;

interface Mark {
  readonly name: string;
  readonly value: number;
  readonly className: string;
}

function marksOf({ overall, headroom }: Report): Mark[] {
  const percentiles = (['p50', 'p95', 'p99'] as const).flatMap((name) => {
    const value = overall[name]?.value;
    return value === undefined ? [] : [{ name: `${name} ${quantity(value, 'ms')}`, value, className: `at ${name}` }];
  });
  const target =
    headroom.limitMs === null ? [] : [{ name: `target ${limit(headroom.limitMs, 'ms')}`, value: headroom.limitMs, className: 'limit' }];
  return [...percentiles, ...target].sort((a, b) => a.value - b.value);
}

/** Rows for the names: each stands left of its line, and lines to its left begin below it, so that nothing is crossed. */
function placed(marks: readonly Mark[]): (Mark & { y: number; anchor: 'start' | 'end' })[] {
  return [...marks].reverse().map((mark, row) => ({ ...mark, y: 12 + row * 15, anchor: 'end' }));
}

/** How the latency of all requests was spread: equal steps on a logarithmic axis, percentiles and target marked. */
export function latencyDistribution(report: Report, id: string): Markup | null {
  const bins = report.distribution;
  const words = loadWords(report.run);
  const [first, last] = [bins[0], bins.at(-1)];
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  if (!first || !last || total === 0) return null;
  const marks = marksOf(report);
  const low = Math.max(0.001, first.fromMs);
  const high = Math.max(
    last.toMs,
    ...marks.filter(({ className, value }) => className !== 'limit' || value <= last.toMs * 10).map(({ value }) => value * 1.05),
  );
  const scale = logarithmic(low, high, 6);
  const most = Math.max(...bins.map((bin) => bin.count));
  const tall = height - roomForMarks;
  const bars = bins.map(({ fromMs, toMs, count: size }) => {
    const from = scale.at(Math.max(low, fromMs));
    const tallness = (size / most) * tall;
    return box(
      report.headroom.limitMs !== null && fromMs >= report.headroom.limitMs ? 'bin over' : 'bin',
      from,
      height - tallness,
      scale.at(toMs) - from,
      tallness,
    );
  });
  const drawn = placed(marks.filter(({ value }) => value >= low && value <= high)).map(({ name, value, className, y, anchor }) => {
    const x = scale.at(value);
    return [
      line(className, x, y - 9, x, height),
      label(name, { x, y, dx: anchor === 'end' ? -5 : 5, anchor, className: className === 'limit' ? 'limit-name' : 'halo' }),
    ];
  });
  return figure(
    {
      id,
      title: `How ${words.latency} is spread`,
      note: `${counted(total, words.request)}, logarithmic axis.`,
      description: `A histogram of ${count(total)} latencies from ${quantity(low, 'ms')} to ${quantity(last.toMs, 'ms')}.`,
      height,
      className: 'spread',
      data: {
        titles: ['From, ms', 'To, ms', 'Requests'],
        rows: bins.map((bin) => [quantity(bin.fromMs, 'count'), quantity(bin.toMs, 'count'), count(bin.count)]),
      },
    },
    markup`${bars}${line('axis', 0, height, 1, height)}${scale.ticks.map((tick) => [
      line('mark', scale.at(tick), height, scale.at(tick), height + 4),
      label(limit(tick, 'ms'), { x: scale.at(tick), y: height + 18, anchor: 'middle', className: 'soft' }),
    ])}${drawn}`,
  );
}
