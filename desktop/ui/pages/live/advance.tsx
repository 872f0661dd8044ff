import type { Job } from '../../../../engine/model/api/job.ts';
import { jobKinds, timeLeft } from '../../../../reports/words/job.ts';
import { liveProgress } from '../../../../reports/words/live.ts';
import { quantity } from '../../../../reports/words/quantity.ts';
import { stepName } from '../../../../reports/words/step.ts';

/** What it does now, how far it is, how long still. */
export function Advance({ job }: { readonly job: Job }) {
  const { live, order, phase, progress } = job;
  const step = live?.step === null || live?.step === undefined ? undefined : live.steps[live.step];
  const facts = [
    order.kind !== 'run' && jobKinds[order.kind].name,
    phase,
    step && `step ${stepName(step, `${live?.unit}s`)}`,
    live && liveProgress(live),
    timeLeft(job),
  ].filter(Boolean);
  return (
    <div className="live-advance">
      <progress aria-label="Progress" max={1} {...(progress === null ? {} : { value: progress })} />
      <p>
        {progress !== null && <b>{quantity(progress, 'fraction')} </b>}
        {facts.join(' · ')}
      </p>
    </div>
  );
}
