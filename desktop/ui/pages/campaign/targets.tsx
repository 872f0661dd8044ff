import type { Verdict } from '../../../../engine/model/target.ts';
import { verdictChip } from '../../../../reports/words/chips.ts';
import { count } from '../../../../reports/words/digits.ts';
import { capital } from '../../../../reports/words/facts.ts';
import { estimated } from '../../../../reports/words/quantity.ts';
import { margin, targetName, unitOf } from '../../../../reports/words/targets.ts';
import { verdictNotes } from '../../../../reports/words/verdicts.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Section } from '../../parts/page.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';

const notes = (verdict: Verdict): string => capital(verdictNotes(verdict).join('; '));

const columns: readonly Column<Verdict>[] = [
  { id: 'target', title: 'Target', value: ({ target }) => targetName(target) },
  { id: 'verdict', title: 'Verdict', value: ({ status }) => status, show: (verdict) => <ChipMark chip={verdictChip(verdict)} /> },
  {
    id: 'measured',
    title: 'Measured',
    value: ({ actual }) => actual?.value ?? null,
    show: ({ actual, target }) => estimated(actual, unitOf(target.metric, target.statistic)),
    number: true,
  },
  { id: 'margin', title: 'Margin', value: (verdict) => margin(verdict), number: true, sortable: false },
  {
    id: 'samples',
    title: 'Samples',
    value: ({ actual }) => actual?.samples ?? null,
    show: ({ actual }) => (actual === null ? '–' : count(actual.samples)),
    number: true,
  },
  { id: 'notes', title: 'Notes', value: notes, sortable: false },
];

/** Targets of the head's sessions; nothing where none was judged. */
export function Targets({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  if (verdicts.length === 0) return null;
  return (
    <Section id="targets" title="Targets">
      <DataTable
        id="targets"
        title="Targets of its sessions"
        columns={columns}
        rows={verdicts}
        rowKey={({ target }) => JSON.stringify(target)}
      />
    </Section>
  );
}
