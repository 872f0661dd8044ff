import type { PhaseGoal, Roadmap, RoadmapRow } from '../../../../../engine/model/plan.ts';
import { phasesChart } from '../../../../../reports/charts/plan/phases.ts';
import { findingReasons } from '../../../../../reports/words/plan/evidence.ts';
import {
  findingChip,
  measuredNumber,
  phaseChip,
  phaseDays,
  phaseSentence,
  rowName,
  statedNumber,
  wanted,
} from '../../../../../reports/words/plan/roadmap.ts';
import { ChipMark } from '../../../parts/chip.tsx';
import { Drawing } from '../../../parts/drawing.tsx';
import { Section } from '../../../parts/page.tsx';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';
import { EvidenceLink } from '../evidence-link.tsx';

function Goal({ goal, currency }: { readonly goal: PhaseGoal | null; readonly currency: string }) {
  if (goal === null) return <span className="soft">–</span>;
  const measured = measuredNumber(goal, currency);
  const why = findingReasons(goal, goal.target).join('; ');
  return (
    <div className="plan-goal">
      <strong>{wanted(goal, currency)}</strong> <ChipMark chip={findingChip(goal)} />
      {measured !== null && <div>{measured}</div>}
      <div className="range">{goal.evidence === null ? why : <EvidenceLink evidence={goal.evidence} />}</div>
    </div>
  );
}

/** Before, wanted and measured of each number in each phase. Nothing is ticked off without evidence. */
export function RoadmapSection({ roadmap, currency }: { readonly roadmap: Roadmap | null; readonly currency: string }) {
  if (roadmap === null)
    return (
      <Section id="roadmap" title="Roadmap">
        <p className="soft">No phase is planned: plan.phases in headroom.config.ts takes their days and targets.</p>
      </Section>
    );
  const { phases, rows } = roadmap;
  const columns: readonly Column<RoadmapRow>[] = [
    { id: 'number', title: 'Number', value: rowName },
    {
      id: 'before',
      title: 'Before',
      unit: 'as stated',
      number: true,
      value: ({ before }) => before,
      show: (row) => statedNumber(row.before, row, currency),
    },
    ...phases.map(
      ({ name }, index): Column<RoadmapRow> => ({
        id: `phase-${index}`,
        title: name,
        value: ({ goals }) => goals[index]?.status ?? null,
        show: ({ goals }) => <Goal goal={goals[index] ?? null} currency={currency} />,
      }),
    ),
  ];
  return (
    <Section id="roadmap" title="Roadmap">
      <ul className="plan-phases">
        {phases.map((phase) => (
          <li key={phase.name}>
            <ChipMark chip={phaseChip(phase)} named /> {phaseSentence(phase)} <span className="soft">{phaseDays(phase)}</span>
          </li>
        ))}
      </ul>
      <Drawing markup={phasesChart(roadmap, currency, 'phases')} name="plan-phases" />
      <DataTable id="roadmap-table" title="Numbers by phase" columns={columns} rows={rows} rowKey={rowName} />
    </Section>
  );
}
