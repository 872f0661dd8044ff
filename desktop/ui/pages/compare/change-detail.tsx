import type { Change, Comparison } from '../../../../engine/model/comparison.ts';
import { blocksChart } from '../../../../reports/charts/blocks.ts';
import { deltaOf, isEvident } from '../../../../reports/charts/evidence.ts';
import { sessionsChart } from '../../../../reports/charts/sessions.ts';
import { sidesChart } from '../../../../reports/charts/sides.ts';
import { changeReasons } from '../../../../reports/words/comparison.ts';
import { count } from '../../../../reports/words/digits.ts';
import { capital } from '../../../../reports/words/facts.ts';
import { unitOfMode } from '../../../../reports/words/reason.ts';
import { evidenceFacts } from '../../../../reports/words/rule.ts';
import { Drawing } from '../../parts/drawing.tsx';

const names = { base: 'base', head: 'head' };

/** Why a number got its verdict: the reasons, how many observations there were, and the units where the comparison has any. */
export function ChangeDetail({
  id,
  change,
  comparison,
}: {
  readonly id: string;
  readonly change: Change;
  readonly comparison: Comparison;
}) {
  const unit = unitOfMode(comparison.mode);
  const facts = evidenceFacts(change, unit);
  return (
    <>
      <ul>
        {changeReasons(change, { unit }).map((reason) => (
          <li key={reason}>{capital(reason)}.</li>
        ))}
      </ul>
      <p className="soft">
        Samples: base {count(change.baseSamples)}, head {count(change.headSamples)}.
      </p>
      {isEvident(change) && (
        <>
          <Drawing markup={sidesChart(change, deltaOf(comparison, change), unit, `${id}-sides`)} />
          <Drawing
            markup={blocksChart(change, deltaOf(comparison, change), `${id}-blocks`) ?? sessionsChart(change, names, `${id}-sessions`)}
          />
        </>
      )}
      {facts.length > 0 && (
        <dl className="compare-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
