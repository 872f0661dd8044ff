import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { changeRows } from '../../../../reports/charts/changes.ts';
import { contextOf } from '../../../../reports/words/campaign.ts';
import { count, counted } from '../../../../reports/words/digits.ts';
import { familyOf } from '../../../../reports/words/family.ts';
import { Drawing } from '../../parts/drawing.tsx';
import { Section } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { changeColumns, changeKey } from './change-columns.tsx';

/** What may block, and below it everything else, which never does. */
export function Numbers({ report }: { readonly report: CampaignReport }) {
  if (report.comparison === null || report.comparison.changes.length === 0) return null;
  const { judged, counters, sameCounters, advisory, rest } = familyOf(report.comparison);
  const columns = changeColumns(contextOf(report));
  const [gate, advice] = [
    [...judged, ...counters],
    [...advisory, ...rest],
  ];
  return (
    <>
      {gate.length > 0 && (
        <Section
          id="judged"
          title={report.mode === 'schedule' ? 'What moved' : 'What the gate judges'}
          {...(sameCounters === 0 ? {} : { note: `${counted(sameCounters, 'work counter')} the same.` })}
        >
          <DataTable id="judged" title="What is judged" columns={columns} rows={gate} rowKey={changeKey} />
        </Section>
      )}
      {advice.length > 0 && (
        <Section
          id="advice"
          title="Outside of the family"
          note={`${count(advisory.length)} of ${counted(advice.length, 'number')} moved beyond chance. Advice only: none of them blocks.`}
        >
          <Drawing markup={changeRows({ ...report.comparison, changes: advice }, 'advice-rows')} name="advice" />
          <DataTable id="advice" title="Advice" columns={columns} rows={advice} rowKey={changeKey} />
        </Section>
      )}
    </>
  );
}
