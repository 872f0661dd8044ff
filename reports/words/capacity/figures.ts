import type { CapacityReport, TargetCapacity } from '../../../engine/model/capacity.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { shortDay } from '../day.ts';
import { significant } from '../digits.ts';
import type { Figure } from '../figures.ts';
import { estimated, quantity, samples } from '../quantity.ts';
import { leadCapacity, p95Limit } from './lead.ts';
import { byLoad, counting, loadNumber } from './load.ts';
import { situationNames } from './planning.ts';
import { amount, type Measure, measures, rangeName, writtenOf } from './projection.ts';
import { refusal } from './reasons.ts';
import { limitWords, resourceNames } from './resources.ts';
import { targetPhrase } from './target.ts';

/** What the range of a capacity covers. */
export function capacityRangeName({ found }: Pick<TargetCapacity, 'found'>, projection: Projection): string {
  return found === 'between' && projection.label === 'measured' ? 'last pass to first fail' : rangeName(projection);
}

function number(
  label: string,
  projection: Projection,
  measure: Measure,
  beside: readonly string[],
  tone: Figure['tone'] = 'neutral',
): Figure {
  if (projection.value === null)
    return { label, value: 'refused', range: '', beside: [refusal(projection).replace(/^refused: /, '')], tone: 'neutral' };
  return {
    label,
    value: amount(projection, measure),
    range: writtenOf(projection, measure).range,
    // The label and what the range covers share a line.
    beside: [[projection.label, ...beside.slice(0, 1)].join(', '), ...beside.slice(1)],
    tone,
  };
}

function capacities(capacity: TargetCapacity): Figure[] {
  const { throughput, journeysPerSecond, users } = capacity;
  const rest = (projection: Projection): string[] => [capacityRangeName(capacity, projection)];
  const rates: Figure[] = [
    ...(journeysPerSecond === null || journeysPerSecond.value === null
      ? []
      : [number('Journeys', journeysPerSecond, { after: '/s' }, [...rest(journeysPerSecond), 'journeys a second'])]),
    number('Throughput', throughput, measures.requests, rest(throughput)),
  ];
  const [first, ...others] = rates;
  return [
    ...(first ? [{ ...first, label: `Capacity with ${targetPhrase(capacity.target)}` }] : []),
    ...others,
    ...(users === null || users.value === null ? [] : [number('Users at once', users, { after: '', whole: true }, rest(users))]),
  ];
}

function headroom({ planning }: CapacityReport): Figure | null {
  const rows = planning?.situations ?? [];
  const row = rows.find(({ name }) => name === 'peak') ?? rows[0];
  const free = row?.headroom ?? null;
  if (!row || free === null || free.value === null) return null;
  // Where the capacity is open above, nobody knows whether there are too many.
  const over = free.value < 0 && free.high !== null;
  const size: Projection = over
    ? { ...free, value: -free.value, low: free.high === null ? null : -free.high, high: free.low === null ? null : -free.low }
    : free;
  const at = `${situationNames[row.name].toLowerCase()}: ${quantity(row.users, 'users')} users`;
  return number(over ? 'Users too many' : 'Headroom', size, measures.users, [at], over ? 'bad' : free.value < 0 ? 'unsure' : 'good');
}

function bottleneck({ model, mode }: CapacityReport): Figure | null {
  if (model === null || mode === 'points') return null;
  const { bottleneck: first, next } = model;
  if (first === null)
    return { label: 'Bottleneck', value: 'unknown', range: '', beside: ['nothing was read from inside the target'], tone: 'neutral' };
  return {
    label: 'Bottleneck',
    value: resourceNames[first.resource],
    range: '',
    beside: [
      `${quantity(first.utilisation, 'fraction')} used at the top; all of it at ${limitWords(first)}`,
      ...(next === null ? [] : [`next: ${resourceNames[next.resource]}`]),
    ],
    tone: 'neutral',
  };
}

function runway({ planning }: CapacityReport): Figure | null {
  const runway = planning?.runway ?? null;
  if (runway === null || runway.state === 'refused') return null;
  const values = {
    exceeded: 'already exceeded',
    'beyond-horizon': 'beyond the horizon',
    shrinking: 'demand shrinks',
    dated: '',
    refused: '',
  };
  const value = runway.state === 'dated' ? (runway.p50 === null ? 'no likely date' : shortDay(runway.p50)) : values[runway.state];
  const early = runway.p10 === null ? null : shortDay(runway.p10);
  const late = runway.p90 === null ? 'open' : shortDay(runway.p90);
  return {
    label: 'Lasts until',
    value,
    range: '',
    beside: [
      ...(runway.state === 'dated' && early !== null ? [`P10 to P90: ${early} to ${late}`] : []),
      ...(runway.buyBy === null
        ? []
        : [
            runway.reasons.some(({ code }) => code === 'buy-by-passed')
              ? 'the day to order by has passed'
              : `buy by ${shortDay(runway.buyBy)}`,
          ]),
    ],
    tone: runway.state === 'exceeded' ? 'bad' : 'neutral',
  };
}

function peak({ model }: CapacityReport): Figure[] {
  const found = model?.fit?.peak ?? null;
  if (found === null) return [];
  return [
    number('Peak throughput', found.throughput, measures.requests, [rangeName(found.throughput)]),
    number('In flight at the peak', found.concurrency, measures.plain, [rangeName(found.concurrency)]),
  ];
}

function highest({ model, points, steppedBy, driver }: CapacityReport): Figure | null {
  if (model === null) return null;
  const point = points.find(({ throughput }) => throughput.value === model.range.throughput.high) ?? null;
  const p95 = point?.p95Ms ?? null;
  const rate = `${significant(model.range.throughput.high)} req/s`;
  const held = driver === 'ws' && steppedBy === 'connections' ? byLoad(counting(points), steppedBy).at(-1) : undefined;
  return {
    label: held === undefined ? 'Highest load measured' : 'Most connections held',
    value: held === undefined ? rate : loadNumber(held, steppedBy),
    range: '',
    beside: [
      held === undefined ? `with ${significant(model.range.concurrency.high)} in flight at most` : rate,
      ...(p95 === null ? [] : [`p95 ${estimated(p95, 'ms')}, ${samples(p95.samples)}`]),
    ],
    tone: 'neutral',
  };
}

/** Three to six numbers that carry the answer; an invalid measurement claims none. */
export function capacityFigures(report: CapacityReport): Figure[] {
  if (report.outcome === 'invalid' || report.model === null) return [];
  const capacity = leadCapacity(report);
  const short = capacity === null || capacity.throughput.value === null || p95Limit(report) === null;
  const figures = [
    ...(capacity === null ? peak(report) : capacities(capacity)),
    headroom(report),
    bottleneck(report),
    runway(report),
    short ? highest(report) : null,
  ];
  return figures.filter((figure) => figure !== null).slice(0, 6);
}
