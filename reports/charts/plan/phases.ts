import type { Roadmap, RoadmapRow } from '../../../engine/model/plan.ts';
import { type Markup, markup } from '../../markup.ts';
import { glyphs } from '../../words/chips.ts';
import { findingChip, measuredNumber, rowName, statedNumber, wanted } from '../../words/plan/roadmap.ts';
import { box, dot, label, line } from '../draw.ts';
import { figure } from '../figure.ts';
import { drawRows } from '../rows.ts';

const pitch = 58;

function strip({ before, goals }: RoadmapRow, y: number): Markup {
  const numbers = goals.flatMap((goal) => (goal === null ? [] : [goal.target.expected, goal.actual?.value ?? 0]));
  const end = Math.max(before ?? 0, ...numbers) * 1.06 || 1;
  const at = (value: number): number => Math.min(1, Math.max(0, value / end));
  return markup`${box('rail', 0, y - 0.5, 1, 1)}${before !== null && dot('before', at(before), y, 5)}${goals.map(
    (goal, index) =>
      goal !== null && [
        line('goal', at(goal.target.expected), y - 8, at(goal.target.expected), y + 8),
        label(String(index + 1), { x: at(goal.target.expected), y: y + 21, anchor: 'middle', className: 'soft small' }),
      ],
  )}${goals.map((goal) => goal !== null && goal.actual !== null && goal.evidence !== null && dot(`found ${goal.status}`, at(goal.actual.value), y, 5))}`;
}

/** Each number on its own scale from zero: where it began, what each phase wants, what was measured. */
export function phasesChart({ rows, phases }: Roadmap, currency: string, id: string): Markup | null {
  if (rows.length === 0) return null;
  const newest = ({ goals }: RoadmapRow) => goals.findLast((goal) => goal !== null && goal.evidence !== null) ?? null;
  const told = (row: RoadmapRow, full: boolean): string => {
    const found = newest(row);
    if (found === null) return 'no evidence';
    const measured = measuredNumber(found, currency) ?? 'no number';
    const marks = row.goals.map((goal, index) => (goal === null ? '' : `${index + 1} ${glyphs[findingChip(goal).tone]}`)).filter(Boolean);
    return full ? `measured ${measured}: ${marks.join(', ')}` : `${measured.replace(/ \[.*\]$/, '')}: ${marks.join(', ')}`;
  };
  return figure(
    {
      id,
      title: 'Before, wanted, measured',
      note: `Ring: before. Lines: what phase ${phases.map((_, index) => index + 1).join(', ')} wants. Dot: measured; at the right which phase that meets.`,
      description: `${rows.length} numbers, each from zero, with where they began, the target of each of ${phases.length} phases, and what was measured.`,
      height: rows.length * pitch - 8,
      className: 'rows',
      data: {
        titles: ['Number', 'Before', ...phases.flatMap(({ name }) => [`${name}, wanted`, `${name}, measured`])],
        rows: rows.map((row) => [
          rowName(row),
          statedNumber(row.before, row, currency),
          ...row.goals.flatMap((goal) =>
            goal === null ? ['–', '–'] : [wanted(goal, currency), measuredNumber(goal, currency) ?? 'no evidence'],
          ),
        ]),
      },
    },
    rows.map((row, index) =>
      drawRows([{ name: rowName(row), value: told(row, true), short: told(row, false), draw: (y) => strip(row, y) }], index * pitch),
    ),
  );
}
