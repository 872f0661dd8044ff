import type { FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { Project } from '../../../../engine/model/api/project.ts';
import { jobKinds } from '../../../../reports/words/job.ts';
import { useAction } from '../../data/documents.ts';
import { useJobs } from '../../data/live.ts';
import { Failure } from '../../parts/failure.tsx';
import { CapacityFields } from './capacity-fields.tsx';
import { Estimate } from './estimate.tsx';
import { kinds, orderOf, useStartForm } from './form.ts';
import { GateFields } from './gate-fields.tsx';
import { RunFields } from './run-fields.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { useEstimate } from './use-estimate.ts';

const fields = { run: RunFields, schedule: ScheduleFields, gate: GateFields, capacity: CapacityFields } as const;

/** Chooses what to start, shows what it would be, starts it, and goes to where it can be watched. */
export function StartForm({ project }: { readonly project: Project }) {
  const form = useStartForm(project);
  const estimate = useEstimate(form);
  const start = useAction('startJob', ['jobs']);
  const [, go] = useLocation();
  const busy = useJobs().find(({ state }) => state === 'running' || state === 'stopping');
  const Fields = fields[form.kind];
  const refused = form.kind === 'run' && estimate.error !== null;
  const empty = form.kind === 'schedule' && project.schedules.length === 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({ body: orderOf(form) }, { onSuccess: ({ id }) => go(`/jobs/${encodeURIComponent(id)}`) });
  };
  return (
    <form className="start-form" onSubmit={send}>
      <fieldset className="start-kinds">
        <legend>What to start</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" value={kind} checked={form.kind === kind} onChange={() => form.set.kind(kind)} />
            {jobKinds[kind].name}
          </label>
        ))}
      </fieldset>
      <p className="soft">{jobKinds[form.kind].does}</p>
      <div className="start-halves">
        <div className="start-fields">
          <Fields project={project} form={form} />
          <div className="actions">
            <button type="submit" className="primary" disabled={busy !== undefined || refused || empty || start.isPending}>
              {start.isPending ? 'Starting…' : 'Start'}
            </button>
          </div>
          {busy !== undefined && (
            <p className="start-busy">
              <Link href={`/jobs/${encodeURIComponent(busy.id)}`}>{busy.title}</Link> goes on. One at a time: two would measure each other.
            </p>
          )}
          {start.error !== null && <Failure failure={start.error.failure} />}
        </div>
        {form.kind === 'run' && <Estimate project={project} form={form} estimate={estimate} />}
      </div>
    </form>
  );
}
