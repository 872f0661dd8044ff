import { useMemo } from 'react';
import type { Comparison } from '../../../../../engine/model/comparison.ts';
import { blocksChart } from '../../../../../reports/charts/blocks.ts';
import { deltaOf, isEvident } from '../../../../../reports/charts/evidence.ts';
import { sessionsChart } from '../../../../../reports/charts/sessions.ts';
import { sidesChart } from '../../../../../reports/charts/sides.ts';
import { familyOf } from '../../../../../reports/words/family.ts';
import { unitOfMode } from '../../../../../reports/words/reason.ts';
import { Drawing } from '../../../parts/drawing.tsx';

/** Both distributions of each number of the gate whose sessions or blocks are known, and the units one by one. */
export function Distributions({ comparison }: { readonly comparison: Comparison }) {
  const drawn = useMemo(() => {
    const names = { base: comparison.mode === 'runs' ? 'other runs' : 'baselines', head: 'this run' };
    return familyOf(comparison)
      .judged.filter(isEvident)
      .map((change, index) => {
        const delta = deltaOf(comparison, change);
        return {
          key: `${change.metric}-${change.statistic}-${change.endpoint}`,
          sides: sidesChart(change, delta, unitOfMode(comparison.mode), `sides-${index}`),
          units: blocksChart(change, delta, `blocks-${index}`) ?? sessionsChart(change, names, `sessions-${index}`),
        };
      });
  }, [comparison]);
  return drawn.map(({ key, sides, units }) => (
    <div key={key} className="run-pair">
      <Drawing markup={sides} name={`sides-${key}`} />
      <Drawing markup={units} name={`units-${key}`} />
    </div>
  ));
}
