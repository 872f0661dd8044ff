import type { PhaseGoal, Plan, RoadmapRow } from '../../../../engine/model/plan.ts';
import { phasesChart } from '../../../charts/plan/phases.ts';
import { chipMarkup } from '../../../formats/html/icons.ts';
import { charts, type Section } from '../../../formats/html/section.ts';
import { table } from '../../../formats/html/table.ts';
import { type Markup, markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { evidenceWords, findingReasons } from '../../../words/plan/evidence.ts';
import { findingChip, measuredNumber, phaseDays, phaseSentence, rowName, statedNumber, wanted } from '../../../words/plan/roadmap.ts';

/** A goal in a cell: what is wanted, whether it is met, what was measured, by which run. */
function goalCell(goal: PhaseGoal | null, currency: string): Markup | null {
  if (goal === null) return null;
  const measured = measuredNumber(goal, currency);
  const why = findingReasons(goal, goal.target).join('; ');
  return markup`<b class="wanted">${bound(wanted(goal, currency))}</b> ${chipMarkup(findingChip(goal))}${measured !== null && markup`<br>${bound(measured)}`}<br><span class="range why">${goal.evidence === null ? bound(why) : evidenceWords(goal.evidence)}</span>`;
}

/** Before, wanted and measured of each number in each phase. Nothing is ticked off without evidence. */
export function roadmap({ roadmap: found, currency }: Plan): Section | null {
  if (found === null) return null;
  const { phases, rows } = found;
  return {
    title: 'Roadmap',
    content: markup`<ul class="phases">${phases.map((phase) => markup`<li>${bound(phaseSentence(phase))} <span class="soft">${phaseDays(phase)}</span></li>`)}</ul>${table<RoadmapRow>(
      'Roadmap',
      [
        { title: 'Number', cell: rowName },
        { title: 'Before', unit: 'as stated', number: true, cell: (row) => bound(statedNumber(row.before, row, currency)) },
        ...phases.map(({ name }, index) => ({
          title: name,
          className: 'goal',
          cell: (row: RoadmapRow) => goalCell(row.goals[index] ?? null, currency),
        })),
      ],
      rows,
    )}${charts(phasesChart(found, currency, 'phases'))}`,
  };
}
