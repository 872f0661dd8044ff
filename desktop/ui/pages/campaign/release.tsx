import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import { contextOf } from '../../../../reports/words/campaign.ts';
import { pinnedSentence } from '../../../../reports/words/comparison.ts';
import { Section } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { changeColumns, changeKey } from './change-columns.tsx';

/** The same numbers against the pinned release: a rolling window hides what creeps. */
export function Release({ report }: { readonly report: CampaignReport }) {
  const pinned = report.comparison?.pinned ?? null;
  if (report.comparison === null || pinned === null || pinned.changes.length === 0) return null;
  return (
    <Section id="release" title="Since the pinned release" note={pinnedSentence(report.comparison)}>
      <DataTable
        id="release"
        title="Against the release"
        columns={changeColumns(contextOf(report))}
        rows={pinned.changes}
        rowKey={changeKey}
      />
    </Section>
  );
}
