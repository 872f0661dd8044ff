import { useMemo } from 'react';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import { ceiling } from '../../../../reports/charts/ceiling.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { reportChips } from '../../../../reports/words/chips.ts';
import { comparisonSentence } from '../../../../reports/words/comparison.ts';
import { figures } from '../../../../reports/words/figures.ts';
import { labels } from '../../../../reports/words/labels.ts';
import { evidenceLine } from '../../../../reports/words/load.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Drawing } from '../../parts/drawing.tsx';
import { Figures } from '../../parts/figures.tsx';

/** What stands before every detail: three chips, what limits the conclusions, the ceiling, the figures. */
export function Answer({ opened: { report, baseline } }: { readonly opened: OpenedRun }) {
  const { comparison, chips, run } = report;
  const invalid = chips.validity === 'invalid';
  const picture = useMemo(() => (invalid ? null : ceiling(report, 'ceiling')), [report, invalid]);
  return (
    <div className="run-answer">
      <ul className="run-chips">
        {reportChips(report).map((chip) => (
          <li key={chip.label}>
            <ChipMark chip={chip} named />
          </li>
        ))}
        {baseline !== null && (
          <li>
            <ChipMark
              chip={{ label: 'Baseline', word: baseline.pinned === null ? 'approved' : `release ${baseline.pinned}`, tone: 'good' }}
              named
            />
          </li>
        )}
      </ul>
      {comparison !== null && !invalid && <p>{bound(comparisonSentence(comparison))}</p>}
      <p className="soft">{bound([moment(run.startedAt), evidenceLine(report)].filter(Boolean).join(' · '))}</p>
      {report.labels.length > 0 && (
        <ul className="run-labels">
          {report.labels.map((label) => (
            <li key={label}>
              <b>{labels[label].name}</b>: {labels[label].meaning}
            </li>
          ))}
        </ul>
      )}
      {invalid && (
        <p className="run-notice">
          The numbers below show what was recorded. They describe a generator in trouble as much as the system, and none of them is a
          verdict.
        </p>
      )}
      <div className={picture === null ? 'run-first run-first-alone' : 'run-first'}>
        <Drawing markup={picture} name={`${run.id}-headroom`} />
        <Figures figures={figures(report)} />
      </div>
    </div>
  );
}
