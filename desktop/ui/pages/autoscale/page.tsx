import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { measuredReplica } from '../../../../engine/capacity/autoscale/measured-replica.ts';
import type { Project } from '../../../../engine/model/api/project.ts';
import type { AutoscaleReport } from '../../../../engine/model/autoscale.ts';
import type { ScalingPolicy } from '../../../../engine/model/scaling-policy.ts';
import { autoscaleStyle } from '../../../../reports/charts/autoscale/style.ts';
import { capacityStyle } from '../../../../reports/charts/capacity/style.ts';
import { counted } from '../../../../reports/words/digits.ts';
import { useDocument } from '../../data/documents.ts';
import { useChanges } from '../../data/use-changes.ts';
import { adoptStyle } from '../../parts/adopt-style.ts';
import { Shown } from '../../parts/document.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { capacitiesIn } from '../capacity/choice.tsx';
import { OpenedAutoscale } from './opened.tsx';
import { offeredIn, pastedIn } from './policies.ts';
import { policyAdjustables } from './policy-fields.ts';
import { examplePerSecond, questionNames } from './question.ts';
import { DemandForm } from './sections/demand.tsx';
import { PolicyForms } from './sections/policies.tsx';
import { ReplicaForm } from './sections/replica.tsx';
import { useSimulated } from './simulated.ts';
import '../capacity/page.css';
import './page.css';

adoptStyle(capacityStyle);
adoptStyle(autoscaleStyle);

function Autoscale({ project }: { readonly project: Project }) {
  // Names of the fields of every policy, whatever a replica can do.
  const [pasted, setPasted] = useState('');
  const names = useMemo(
    () => [
      ...questionNames,
      ...offeredIn(project.policies, { own: pasted || new URLSearchParams(location.search).get('own') || '[]' }, examplePerSecond).flatMap(
        ({ policy }) => policyAdjustables(policy).map(({ name }) => name),
      ),
    ],
    [project, pasted],
  );
  const changes = useChanges(names);
  const values = useDeferredValue(changes.values);
  const [trace, setTrace] = useState('seconds,rate\n0,100\n600,400\n1500,100');
  const campaigns = capacitiesIn(useDocument('campaigns').data?.campaigns ?? []);
  const campaign = changes.values.campaign ?? campaigns[0]?.id ?? '';
  const capacity = useDocument('capacity', { path: { campaign } }, campaign !== '');
  const measured = useMemo(
    () => (capacity.data === undefined ? null : { id: campaign, report: capacity.data.report }),
    [capacity.data, campaign],
  );
  const runs = useDocument('runs', { query: { limit: 100 } }, changes.values.demand === 'run').data?.runs ?? [];
  const simulated = useSimulated(project, values, useDeferredValue(trace), measured);
  const asked = useDocument('autoscale', simulated.order === null ? {} : { body: simulated.order }, simulated.order !== null);
  const last = useRef<AutoscaleReport | null>(null);
  const failure = simulated.failure ?? (simulated.order === null ? null : (asked.error?.failure ?? null));
  const report = simulated.report ?? (simulated.order === null ? null : (asked.data ?? null));
  if (report !== null) last.current = report;
  const paste = (policy: ScalingPolicy) => {
    const own = JSON.stringify([...pastedIn(changes.values).filter(({ name }) => name !== policy.name), policy]);
    setPasted(own);
    changes.change('own', own);
    changes.change('policies', [...simulated.chosen.filter((name) => name !== policy.name), policy.name].join(','));
  };
  const total = Object.keys(changes.values).length;
  const form = (
    <Section
      id="question"
      title="What is simulated"
      note="Every second is simulated here in the page, again at each change. The address keeps what you change."
    >
      {failure !== null && <Failure failure={failure} />}
      <div className="adjust-groups autoscale-groups">
        <DemandForm changes={changes} capacityPerSecond={simulated.capacityPerSecond} runs={runs} trace={trace} onTrace={setTrace} />
        <ReplicaForm
          changes={changes}
          campaigns={campaigns}
          campaign={campaign}
          currency={project.currency}
          measuredPerSecond={measured === null ? null : (measuredReplica(measured.report)?.capacityPerSecond ?? null)}
        />
        <PolicyForms offered={simulated.offered} chosen={simulated.chosen} changes={changes} onPaste={paste} />
      </div>
      {total > 0 && (
        <p className="actions">
          <strong>{counted(total, 'thing')} changed.</strong>{' '}
          <button type="button" onClick={() => changes.reset()}>
            Reset all
          </button>
        </p>
      )}
    </Section>
  );
  const shown = report ?? last.current;
  if (shown !== null) return <OpenedAutoscale report={shown} form={form} />;
  return (
    <Page title="Autoscale" answer={failure === null ? 'Nothing is simulated yet.' : failure.message}>
      {form}
    </Page>
  );
}

/** Scaling policies against a demand, second by second: policies of the configuration, presets, and pasted ones, all of which can be changed. */
export default function AutoscalePage() {
  const project = useDocument('project');
  return <Shown asked={project}>{(document) => <Autoscale project={document} />}</Shown>;
}
