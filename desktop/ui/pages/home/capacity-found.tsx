import { useMemo } from 'react';
import { Link } from 'wouter';
import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import { capacityCeiling } from '../../../../reports/charts/capacity/ceiling.ts';
import { capacityStyle } from '../../../../reports/charts/capacity/style.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { capacityChips } from '../../../../reports/words/capacity/chips.ts';
import { capacityFigures } from '../../../../reports/words/capacity/figures.ts';
import { runwaySentence } from '../../../../reports/words/capacity/planning.ts';
import { capacitySentences } from '../../../../reports/words/capacity/sentence.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { adoptStyle } from '../../parts/adopt-style.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Drawing } from '../../parts/drawing.tsx';
import { Figures } from '../../parts/figures.tsx';

adoptStyle(capacityStyle);

/** What a capacity search found, as a tech lead reads it. */
export default function CapacityFound({ id, report: raw }: { readonly id: string; readonly report: CapacityReport }) {
  const report = useMemo(() => cleanDocument(raw), [raw]);
  const drawn = useMemo(() => capacityCeiling(report, 'capacity-ceiling'), [report]);
  const runway = report.planning?.runway ?? null;
  return (
    <>
      <p>{bound(capacitySentences(report).join(' '))}</p>
      <p className="home-chips">
        {capacityChips(report).map((chip) => (
          <ChipMark key={chip.label} chip={chip} named />
        ))}
      </p>
      <div className="home-first">
        <Drawing markup={drawn} name={`${id}-capacity`} />
        <Figures figures={capacityFigures(report)} />
      </div>
      {runway !== null && <p>{bound(runwaySentence(runway))}</p>}
      <p>
        <Link href={`/capacity?campaign=${encodeURIComponent(id)}`}>Open the capacity</Link>
      </p>
    </>
  );
}
