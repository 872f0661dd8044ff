import type { Comparison } from '../../../../engine/model/comparison.ts';
import { changeChip, reportChips } from '../../../../reports/words/chips.ts';
import { useDocument } from '../../data/documents.ts';
import { ChipMark } from '../../parts/chip.tsx';

/** The verdict of the comparison, and whether both runs are worth one. */
export function Chips({ comparison }: { readonly comparison: Comparison }) {
  const sides = [useSide(comparison.base[0]), useSide(comparison.head[0])];
  return (
    <ul className="compare-chips" aria-label="Verdicts">
      <li>
        <ChipMark chip={changeChip(comparison.verdict)} named />
      </li>
      {sides.map((report, index) => {
        if (report === undefined) return null;
        const side = index === 0 ? 'Base' : 'Head';
        const [target, , validity] = reportChips(report);
        return [target, validity].map((chip) => (
          <li key={`${side} ${chip.label}`}>
            <ChipMark chip={{ ...chip, label: `${side}, ${chip.label.toLowerCase()}` }} named />
          </li>
        ));
      })}
    </ul>
  );
}

const useSide = (run: string | undefined) => useDocument('run', { path: { run: run ?? '' } }, run !== undefined).data?.report;
