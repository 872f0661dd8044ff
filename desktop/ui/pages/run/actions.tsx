import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import { approveHint } from '../../../../reports/words/next.ts';
import { useDocument } from '../../data/documents.ts';
import { type Command, useCommands } from '../../frame/commands.ts';
import { Approve } from './approve.tsx';
import { Export } from './export.tsx';

/** What can be done with a run: approve, compare, run again, export. */
export function Actions({ id, opened: { report, baseline } }: { readonly id: string; readonly opened: OpenedRun }) {
  const [approving, setApproving] = useState(false);
  const [, go] = useLocation();
  const project = useDocument('project');
  const { scenario, environment } = report.run;
  const writable = project.data?.readOnly === false;
  const fit = writable && baseline === null && approveHint(report) !== null;
  const compare = `/compare?head=${encodeURIComponent(id)}`;
  const again = `/start?${new URLSearchParams({ scenario, environment })}`;
  const known = writable && (project.data?.scenarios.some(({ name }) => name === scenario) ?? false);
  const commands = useMemo<Command[]>(
    () => [
      ...(fit ? [{ id: 'run-approve', title: 'Approve this run as a baseline', key: 'a', run: () => setApproving(true) }] : []),
      { id: 'run-compare', title: 'Compare this run with another', key: 'x', run: () => go(compare) },
      ...(known ? [{ id: 'run-again', title: 'Run this scenario again', run: () => go(again) }] : []),
    ],
    [fit, known, go, compare, again],
  );
  useCommands(commands);
  return (
    <>
      {fit && (
        <button type="button" className="primary" onClick={() => setApproving(true)}>
          Approve as a baseline…
        </button>
      )}
      <Link href={compare}>Compare</Link>
      {known && <Link href={again}>Run again</Link>}
      <Export id={id} />
      <Approve id={id} open={approving} onClose={() => setApproving(false)} />
    </>
  );
}
