import { useMemo } from 'react';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { useDocument } from '../../data/documents.ts';
import { Shown } from '../../parts/document.tsx';
import { RunView } from './view.tsx';
import './page.css';

export default function RunPage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const run = params.run ?? '';
  const opened = useDocument('run', { path: { run } });
  return <Shown asked={opened}>{(found) => <CleanRun key={run} id={run} opened={found} />}</Shown>;
}

function CleanRun({ id, opened }: { readonly id: string; readonly opened: OpenedRun }) {
  const clean = useMemo(() => cleanDocument(opened), [opened]);
  return <RunView id={id} opened={clean} />;
}
