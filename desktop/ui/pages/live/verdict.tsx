import { useMemo } from 'react';
import type { Report } from '../../../../engine/model/report.ts';
import { ceiling } from '../../../../reports/charts/ceiling.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { reportChips } from '../../../../reports/words/chips.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { headline } from '../../../../reports/words/headline.ts';
import { useDocument } from '../../data/documents.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Shown } from '../../parts/document.tsx';
import { Drawing } from '../../parts/drawing.tsx';

/** What a run that just ended found. */
export function Verdict({ run }: { readonly run: string }) {
  const opened = useDocument('run', { path: { run } });
  return <Shown asked={opened}>{({ report }) => <Found report={report} />}</Shown>;
}

function Found({ report: raw }: { readonly report: Report }) {
  const { report, drawn } = useMemo(() => {
    const clean = cleanDocument(raw);
    return { report: clean, drawn: clean.chips.validity === 'invalid' ? null : ceiling(clean, 'ceiling') };
  }, [raw]);
  return (
    <>
      <p className="answer" role="status">
        {bound(headline(report))}
      </p>
      <p className="live-chips">
        {reportChips(report).map((chip) => (
          <ChipMark key={chip.label} chip={chip} named />
        ))}
      </p>
      <Drawing markup={drawn} name={`${report.run.id}-headroom`} />
    </>
  );
}
