import { useMemo } from 'react';
import type { RunEstimate } from '../../../../engine/model/api/job.ts';
import { profileChart } from '../../../../reports/charts/profile.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { count, counted } from '../../../../reports/words/digits.ts';
import { estimateSentence } from '../../../../reports/words/job.ts';
import type { CallFailed } from '../../../bridge/call.ts';
import { Drawing } from '../../parts/drawing.tsx';
import { Failure } from '../../parts/failure.tsx';
import type { FieldProperties } from './field-properties.ts';
import { chosenOf } from './form.ts';

interface Asked {
  readonly data: RunEstimate | undefined;
  readonly error: CallFailed | null;
  readonly isOld: boolean;
}

/** What would happen: how long, how many, judged by what; or why it cannot. */
export function Estimate({ project, form, estimate }: FieldProperties & { readonly estimate: Asked }) {
  const unit = chosenOf(project, form).scenario?.unit ?? 'user';
  const { data, error } = estimate;
  const drawn = useMemo(() => data && profileChart(data.steps, `${unit}s`, 'planned'), [data, unit]);
  return (
    <section className="start-estimate" aria-labelledby="estimate-title" aria-live="polite" aria-busy={estimate.isOld}>
      <h2 id="estimate-title">What it would be</h2>
      {error !== null ? (
        <Failure failure={error.failure} />
      ) : data === undefined ? (
        <div className="skeleton" role="status" aria-label="Loading" />
      ) : (
        <>
          <p>{bound(estimateSentence(data, unit))}</p>
          <Drawing markup={drawn ?? null} name="planned-load" />
          <p className="soft">{`Up to ${counted(data.peakUsers, unit)} of the ${count(data.maxUsers)} this environment allows.`}</p>
          {data.targets.length > 0 && (
            <ul>
              {data.targets.map((target) => (
                <li key={target}>{bound(target)}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
