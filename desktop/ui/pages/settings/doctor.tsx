import type { DoctorCheck } from '../../../../engine/model/api/project.ts';
import type { Chip } from '../../../../reports/words/chips.ts';
import { useDocument } from '../../data/documents.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Shown } from '../../parts/document.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';

const tones: Readonly<Record<DoctorCheck['state'], Chip['tone']>> = { good: 'good', caution: 'unsure', missing: 'bad' };

const columns: Column<DoctorCheck>[] = [
  { id: 'what', title: 'What', value: ({ what }) => what },
  {
    id: 'state',
    title: 'State',
    value: ({ state }) => state,
    show: ({ what, state }) => <ChipMark chip={{ label: what, word: state, tone: tones[state] }} />,
  },
  { id: 'found', title: 'Found', value: ({ found }) => found },
  { id: 'mend', title: 'What to do', value: ({ mend }) => mend },
];

export function Doctor() {
  const asked = useDocument('doctor');
  return (
    <Shown asked={asked}>
      {({ checks }) => <DataTable id="doctor" title="Checks" columns={columns} rows={checks} rowKey={({ what }) => what} />}
    </Shown>
  );
}
