import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Comparison as Compared } from '../../../../../engine/model/comparison.ts';
import { changeRows } from '../../../../../reports/charts/changes.ts';
import { bound } from '../../../../../reports/words/bind.ts';
import { comparisonSentence, pinnedSentence } from '../../../../../reports/words/comparison.ts';
import { counted } from '../../../../../reports/words/digits.ts';
import { approveHint } from '../../../../../reports/words/next.ts';
import { Drawing } from '../../../parts/drawing.tsx';
import { DataTable } from '../../../parts/table/data-table.tsx';
import type { PartProperties } from '../section.ts';
import { Changes } from './changes.tsx';
import { Distributions } from './distributions.tsx';

function Differences({ differences }: Compared) {
  if (differences.length === 0) return null;
  return (
    <>
      <h3>What else differed</h3>
      <DataTable
        id="differences"
        title="Differences"
        rowKey={({ key }) => key}
        rows={differences}
        columns={[
          { id: 'what', title: 'What', value: ({ key }) => key },
          { id: 'before', title: 'Before', value: ({ base }) => base, show: ({ base }) => <span className="run-why">{base}</span> },
          { id: 'now', title: 'Now', value: ({ head }) => head, show: ({ head }) => <span className="run-why">{head}</span> },
          { id: 'weight', title: 'Weight', value: ({ hard }) => (hard ? 'must be equal: nothing is compared' : 'may explain a change') },
        ]}
      />
    </>
  );
}

function Release({ comparison }: { readonly comparison: Compared }) {
  const { pinned } = comparison;
  const told = pinnedSentence(comparison);
  if (pinned === null || told === null) return null;
  return (
    <>
      <h3>Since the pinned release {pinned.name}</h3>
      <Changes id="release" title="Against the release" comparison={comparison} changes={pinned.changes} />
      <p className="soft">
        Release {pinned.name} is run <Link href={`/runs/${encodeURIComponent(pinned.run)}`}>{pinned.run}</Link>. Shown beside the rolling
        window, and never a reason to block.
      </p>
    </>
  );
}

function Sides({ comparison: { base, mode }, run }: { readonly comparison: Compared; readonly run: string }) {
  return (
    <p className="soft">
      Beside {counted(base.length, mode === 'runs' ? 'run' : 'baseline')}:{' '}
      {base.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link href={`/compare?base=${encodeURIComponent(id)}&head=${encodeURIComponent(run)}`}>{id}</Link>
        </span>
      ))}
    </p>
  );
}

/** What moved since the baseline, and what differed besides the code. */
export function Comparison({ id, opened: { report } }: PartProperties) {
  const { comparison } = report;
  const rows = useMemo(() => (comparison === null ? null : changeRows(comparison, 'change-rows')), [comparison]);
  const next = approveHint(report);
  const hint = next !== null && (
    <p>
      {next.purpose} <code>{next.command}</code>
    </p>
  );
  if (comparison === null)
    return (
      hint || (
        <p>There is no baseline to compare with, and this run cannot become one: it is not a complete, valid run that met its targets.</p>
      )
    );
  return (
    <>
      <p>{bound(comparisonSentence(comparison))}</p>
      {hint}
      <Drawing markup={rows} name={`${id}-changes`} />
      {comparison.changes.length > 0 && <Changes id="changes" title="Changes" comparison={comparison} changes={comparison.changes} />}
      <Distributions comparison={comparison} />
      <Release comparison={comparison} />
      <Differences {...comparison} />
      <Sides comparison={comparison} run={id} />
    </>
  );
}
