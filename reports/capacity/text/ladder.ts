import type { CapacityReport } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import { sized, width } from '../../formats/text/columns.ts';
import type { Paint } from '../../formats/text/paint.ts';
import { plateauChip } from '../../words/capacity/chips.ts';
import { bracketOf, isP95Target, leadCapacity } from '../../words/capacity/lead.ts';
import { byLoad, loadNumber, loadUnits } from '../../words/capacity/load.ts';
import { glyphs, type Tone } from '../../words/chips.ts';
import { significant } from '../../words/digits.ts';
import { limit, quantity } from '../../words/quantity.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const mostRows = 16;
const leastBar = 12;

/** A bar of so many columns, to an eighth. */
function bar(length: number): string {
  const whole = Math.floor(length);
  return '█'.repeat(whole) + (eighths[Math.floor((length - whole) * 8)] ?? '');
}

interface LadderRow {
  readonly point: LoadPoint;
  readonly cells: readonly string[];
  readonly value: number | null;
  readonly shown: string;
  readonly tail: string;
  readonly tone: Tone;
}

/** What a row ends with: its verdict, and whether it is the last that passed or the first that failed. */
function ending(point: LoadPoint, report: CapacityReport): { readonly tail: string; readonly tone: Tone } {
  const capacity = leadCapacity(report);
  const chip = plateauChip(point, report);
  const { pass, fail } = bracketOf(report.points, capacity);
  const place = point === pass ? 'last pass' : point === fail ? 'first fail' : '';
  const left = point.excluded.length > 0 ? 'left out' : '';
  return {
    tail: [chip === null ? '' : glyphs[chip.tone], place, left].filter((part) => part !== '').join(' '),
    tone: point.excluded.length > 0 ? 'neutral' : (chip?.tone ?? 'neutral'),
  };
}

/** The plateaus as bars under the ceiling: p95 under its target, or throughput where no such target is set. Cut to the columns there are. */
export function ladderChart(report: CapacityReport, columns: number, paint: Paint): string[] {
  const capacity = leadCapacity(report);
  const limitMs = capacity !== null && isP95Target(capacity.target) ? capacity.target.expected : null;
  const sorted = byLoad(report.points, report.steppedBy);
  const { pass, fail } = bracketOf(report.points, capacity);
  const kept =
    sorted.length <= mostRows
      ? sorted
      : sorted.filter((point, index) => index >= sorted.length - mostRows || point === pass || point === fail);
  if (kept.length < 2) return [];
  const latency = limitMs !== null && kept.some(({ p95Ms }) => p95Ms !== null);
  const rows = kept.map((point): LadderRow => {
    const value = latency ? (point.p95Ms?.value ?? null) : point.throughput.value;
    return {
      point,
      cells: [loadNumber(point, report.steppedBy), ...(latency ? [significant(point.throughput.value)] : [])],
      value,
      shown: latency ? quantity(value, 'ms') : significant(value ?? 0),
      ...ending(point, report),
    };
  });
  const titles = [loadUnits[report.steppedBy], ...(latency ? ['req/s'] : [])];
  const sizes = titles.map((title, index) => Math.max(width(title), ...rows.map(({ cells }) => width(cells[index] ?? ''))));
  const [shownSize, tailSize] = [Math.max(...rows.map(({ shown }) => width(shown))), Math.max(...rows.map(({ tail }) => width(tail)))];
  const taken = sizes.reduce((sum, size) => sum + size + 2, 0) + 1 + shownSize + 1 + tailSize;
  const room = Math.max(leastBar, columns - taken - 1);
  const most = Math.max(...rows.map(({ value }) => value ?? 0));
  const scale = latency ? Math.max(limitMs * 1.25, Math.min(most, limitMs * 1.6)) : most;
  const at = latency ? Math.round((limitMs / scale) * room) : room;
  const draw = ({ value, tone }: LadderRow): string => {
    const length = value === null || scale === 0 ? 0 : Math.min(room, (value / scale) * room);
    const torn = value !== null && value > scale;
    const drawn = bar(torn ? room - 1 : length) + (torn ? '»' : '');
    if (!latency) return paint(sized(drawn, room), tone);
    const [under, over] = [[...drawn].slice(0, at).join(''), [...drawn].slice(at).join('')];
    return `${paint(under, tone)}${' '.repeat(Math.max(0, at - width(under)))}│${paint(sized(over, room - at), tone)}`;
  };
  const loads = titles.map((title, index) => sized(title, sizes[index] ?? 0, 'right')).join('  ');
  // The target's name ends over its line.
  const over = latency ? `p95${sized(`target ${limit(limitMs, 'ms')} ┐`, Math.max(0, at - 2), 'right')}` : 'requests per second';
  const head = `${loads}  ${over}`;
  return [
    paint(head.trimEnd(), 'soft'),
    ...rows.map((row) => {
      const cells = row.cells.map((cell, index) => sized(cell, sizes[index] ?? 0, 'right')).join('  ');
      return `${cells}  ${draw(row)} ${sized(row.shown, shownSize, 'right')} ${paint(row.tail, row.tone)}`.trimEnd();
    }),
    '',
  ];
}
