import { useMemo } from 'react';
import { Link } from 'wouter';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import { ceiling } from '../../../../reports/charts/ceiling.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { reportChips } from '../../../../reports/words/chips.ts';
import { errorSentence } from '../../../../reports/words/errors.ts';
import { figures } from '../../../../reports/words/figures.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Drawing } from '../../parts/drawing.tsx';
import { Figures } from '../../parts/figures.tsx';
import { TargetLines } from './target-lines.tsx';

function WorstError({ report: { errors } }: OpenedRun) {
  const [worst] = [...errors].sort((a, b) => b.count - a.count);
  if (worst === undefined) return null;
  return (
    <p>
      {errorSentence(worst)}
      {worst.examples[0] !== undefined && <code className="home-example">{worst.examples[0]}</code>}
    </p>
  );
}

/** The newest run: three chips, the gap under its ceiling, its figures, each target with its margin, its worst error, its last note. */
export function Newest({ opened }: { readonly opened: OpenedRun }) {
  const { report, notes } = opened;
  const { run, chips } = report;
  const drawn = useMemo(() => (chips.validity === 'invalid' ? null : ceiling(report, 'ceiling')), [report, chips]);
  const note = notes.at(-1);
  return (
    <div className="home-newest">
      <p className="home-chips">
        <Link href={`/runs/${encodeURIComponent(run.id)}`}>{`${run.scenario} on ${run.environment}`}</Link>
        <span className="soft">{moment(run.startedAt)}</span>
        {reportChips(report).map((chip) => (
          <ChipMark key={chip.label} chip={chip} named />
        ))}
      </p>
      <div className={drawn === null ? 'home-first home-first-alone' : 'home-first'}>
        <Drawing markup={drawn} name={`${run.id}-headroom`} />
        <Figures figures={figures(report)} />
      </div>
      <TargetLines verdicts={report.verdicts} custom={report.custom} />
      <WorstError {...opened} />
      {note !== undefined && <p className="soft">{bound(`${note.by}, ${moment(note.at)}: ${note.text}`)}</p>}
    </div>
  );
}
