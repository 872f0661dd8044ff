import type { Estimate } from '../../engine/model/estimate.ts';
import type { Report, StepRow } from '../../engine/model/report.ts';
import { type Markup, markup } from '../markup.ts';
import { count, trimmed } from '../words/digits.ts';
import { loadWords } from '../words/load-words.ts';
import { estimated, limit, quantity } from '../words/quantity.ts';
import { apart, broken, dot, label, line, stretched } from './draw.ts';
import { figure } from './figure.ts';
import { fromZero, type Scale } from './scale.ts';

const percentiles = ['p50', 'p95', 'p99'] as const;
const latencyHeight = 180;
const throughputTop = latencyHeight + 44;
const throughputHeight = 70;
const height = throughputTop + throughputHeight;

const whole = trimmed;

interface Axis {
  readonly of: (step: StepRow) => number;
  readonly name: string;
}

/** Users where they are planned, else started journeys per second. */
function axisOf(steps: readonly StepRow[], many: string): Axis {
  return steps.every(({ users }) => users === null)
    ? { of: ({ arrivalRate }) => arrivalRate ?? 0, name: 'journeys started per second' }
    : { of: ({ users }) => users ?? 0, name: many };
}

/** Plateaus by load; of several at one load the judged one, else the last. Open steps stand beside closed ones only in the table of steps. */
function pointsOf({ steps, judgedStep }: Report, many: string): StepRow[] {
  const plateaus = steps.filter(({ kind, role }) => kind === 'plateau' && role !== 'second-opinion' && role !== 'warm-up');
  const closed = plateaus.filter(({ users }) => users !== null);
  const chosen = closed.length > 0 ? closed : plateaus;
  const axis = axisOf(chosen, many);
  const byLoad = new Map<number, StepRow>();
  for (const step of chosen) if (byLoad.get(axis.of(step))?.index !== judgedStep) byLoad.set(axis.of(step), step);
  return [...byLoad.values()].sort((a, b) => axis.of(a) - axis.of(b));
}

function withInterval(estimate: Estimate | null, x: number, scale: Scale, className: string, judged: boolean): Markup | null {
  if (estimate === null) return null;
  const y = (value: number): number => latencyHeight * (1 - scale.at(value));
  const { value, low, high } = estimate;
  return markup`${low !== null && high !== null && line(`interval ${className}`, x, y(low), x, y(high))}${dot(`dot ${className}`, x, y(value), judged ? 5 : 3.5)}`;
}

/** Latency against load: percentiles with their intervals at each plateau, the target as a line, throughput below from zero. */
export function latencyByLoad(report: Report, id: string): Markup | null {
  const words = loadWords(report.run);
  const steps = pointsOf(report, words.many);
  if (steps.length < 2 || (words.kind.times !== 'latency' && steps.every(({ samples }) => samples === 0))) return null;
  const axis = axisOf(steps, words.many);
  const load = fromZero(Math.max(...steps.map(axis.of)), 4);
  const x = (step: StepRow): number => axis.of(step) / (load.high || 1);
  const { limitMs } = report.headroom;
  const greatest = Math.max(0, ...steps.flatMap((step) => percentiles.map((each) => step[each]?.high ?? step[each]?.value ?? 0)));
  const latency = fromZero(limitMs !== null && limitMs <= 4 * greatest ? Math.max(greatest, limitMs * 1.08) : greatest);
  const y = (value: number): number => latencyHeight * (1 - latency.at(value));
  const rate = fromZero(Math.max(0, ...steps.map(({ requestsPerSecond }) => requestsPerSecond ?? 0)), 2);
  const rateY = (value: number): number => throughputHeight * (1 - rate.at(value));
  const last = percentiles.flatMap((each) => {
    const step = steps.findLast((candidate) => candidate[each] !== null);
    return step ? [{ name: each, x: x(step), y: y(step[each]?.value ?? 0) }] : [];
  });
  const heights = apart(
    last.map((each) => each.y + 4),
    14,
    latencyHeight,
  );
  const grid = (scale: Scale, top: number, size: number): Markup =>
    markup`${scale.ticks.map((tick) => {
      const at = top + size * (1 - scale.at(tick));
      return [
        line(tick === 0 ? 'axis' : 'grid', 0, at, 1, at),
        label(whole(tick), { x: 0, y: at + 4, dx: -8, anchor: 'end', className: 'soft' }),
      ];
    })}`;
  return figure(
    {
      id,
      title: `${words.Latency} against load`,
      note: 'One point for each plateau, with its 95 % interval.',
      description: `${words.Latency} percentiles at ${steps.length} loads from ${whole(axis.of(steps[0] as StepRow))} to ${whole(axis.of(steps.at(-1) as StepRow))} ${axis.name}.`,
      height,
      className: 'named-lines by-load',
      data: {
        titles: [axis.name.charAt(0).toUpperCase() + axis.name.slice(1), words.PerSecond, 'p50', 'p95', 'p99', 'Samples'],
        rows: steps.map((step) => [
          whole(axis.of(step)),
          quantity(step.requestsPerSecond, 'count'),
          ...percentiles.map((each) => estimated(step[each], 'ms')),
          count(step.samples),
        ]),
      },
    },
    markup`${label(`${words.Latency}, ms`, { x: 0, y: -16, dx: -44, className: 'panel-title' })}${grid(latency, 0, latencyHeight)}${stretched(
      latencyHeight,
      percentiles.map(
        (each) =>
          markup`<path class="line ${each}" d="${broken(steps.map((step) => ({ x: x(step), y: step[each] === null ? null : y(step[each].value) })))}"/>`,
      ),
    )}${limitMs !== null && limitMs <= latency.high && [line('limit', 0, y(limitMs), 1, y(limitMs)), label(`target ${limit(limitMs, 'ms')}`, { x: 0, y: y(limitMs) - 5, dx: 4, className: 'limit-name' })]}${steps.map((step) => percentiles.map((each) => withInterval(step[each], x(step), latency, each, step.index === report.judgedStep)))}${last.map(({ name, x: at }, index) => label(name, { x: at, y: heights[index] ?? 0, dx: 10 }))}${label(words.PerSecond, { x: 0, y: throughputTop - 16, dx: -44, className: 'panel-title' })}${grid(rate, throughputTop, throughputHeight)}${stretched(
      throughputHeight,
      markup`<path class="line throughput" d="${broken(steps.map((step) => ({ x: x(step), y: step.requestsPerSecond === null ? null : rateY(step.requestsPerSecond) })))}"/>`,
      throughputTop,
    )}${steps.map((step) => step.requestsPerSecond !== null && dot('dot throughput', x(step), throughputTop + rateY(step.requestsPerSecond), 3.5))}${load.ticks.map(
      (tick) => [
        line('mark', tick / load.high, height, tick / load.high, height + 4),
        label(whole(tick), { x: tick / load.high, y: height + 18, anchor: 'middle', className: 'soft' }),
      ],
    )}${label(axis.name, { x: 0.5, y: height + 34, anchor: 'middle', className: 'soft' })}`,
  );
}
