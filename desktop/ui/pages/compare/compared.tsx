import type { Comparison } from '../../../../engine/model/comparison.ts';
import { changeRows } from '../../../../reports/charts/changes.ts';
import { Drawing } from '../../parts/drawing.tsx';
import { Section } from '../../parts/page.tsx';
import { Changes } from './changes.tsx';
import { Chips } from './chips.tsx';
import { Differences } from './differences.tsx';
import { Timelines } from './timelines.tsx';

/** The answer's evidence: chips, what forbids or colours the comparison, every number, both runs over time. */
export function Compared({ comparison }: { readonly comparison: Comparison }) {
  const { changes, differences } = comparison;
  const refused = differences.some(({ hard }) => hard);
  return (
    <>
      <Chips comparison={comparison} />
      {refused && <Differences differences={differences} />}
      {changes.length > 0 && (
        <>
          <Drawing markup={changeRows(comparison, 'moved')} name="what-moved" />
          <Section
            id="numbers"
            title="Every number"
            note="Worst first. Base stands above the line, head below it, on one scale: upright lines are medians, dots the compared values."
          >
            <Changes comparison={comparison} />
          </Section>
        </>
      )}
      {!refused && differences.length > 0 && <Differences differences={differences} />}
      <Timelines base={comparison.base[0] ?? ''} head={comparison.head[0] ?? ''} />
    </>
  );
}
