import { useDeferredValue, useMemo } from 'react';
import { Link } from 'wouter';
import type { Plan } from '../../../../engine/model/plan.ts';
import { biggestAssumptions } from '../../../../engine/plan/biggest.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { planChips, planFacts, planFigures, planSentences } from '../../../../reports/words/plan/plan.ts';
import { useChanges } from '../../data/use-changes.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Figures } from '../../parts/figures.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Facts } from '../capacity/facts.tsx';
import { BottleneckSection } from '../capacity/sections/bottleneck.tsx';
import { Meaning } from '../capacity/sections/meaning.tsx';
import { caseNames, changedCase, configuredCase, worthOf } from './money-case.ts';
import { Biggest } from './sections/biggest.tsx';
import { Case } from './sections/case.tsx';
import { Checklist } from './sections/checklist.tsx';
import { RoadmapSection } from './sections/roadmap.tsx';
import { Serving, servingNames, servingWith } from './sections/serving.tsx';

const names = [...caseNames, ...servingNames];

/** The tech lead's page: what can be carried, until when, for how much, what is missing; the money with what is changed here. */
export function OpenedPlan({ plan: unclean }: { readonly plan: Plan }) {
  const changes = useChanges(names);
  const values = useDeferredValue(changes.values);
  const plan = useMemo(() => cleanDocument(unclean), [unclean]);
  const stated = configuredCase(plan.investment);
  const changed = useMemo((): Plan => {
    const investment = worthOf(plan.currency, changedCase(configuredCase(plan.investment), values));
    return {
      ...plan,
      investment,
      serving: servingWith(plan, values),
      biggest: biggestAssumptions(plan.capacity?.planning ?? null, investment),
    };
  }, [plan, values]);
  const [answer = '', ...rest] = planSentences(changed).map((sentence) => sentence.replaceAll('`', ''));
  const planning = changed.capacity?.planning ?? null;
  return (
    <Page title="Plan" answer={answer}>
      <ul className="chips">
        {planChips(changed).map((chip) => (
          <li key={chip.label}>
            <ChipMark chip={chip} named />
          </li>
        ))}
      </ul>
      {rest.length > 0 && <p>{rest.join(' ')}</p>}
      <Figures figures={planFigures(changed)} />
      <Case configured={plan.investment} stated={stated} changed={changed.investment} currency={plan.currency} changes={changes} />
      <Serving plan={plan} serving={changed.serving} changes={changes} />
      {planning !== null && <Meaning planning={planning} currency={plan.currency} />}
      {plan.capacityEvidence !== null && (
        <p>
          <Link href={`/capacity?campaign=${encodeURIComponent(plan.capacityEvidence.id)}`}>
            Change users, think time and growth on the page of this capacity
          </Link>
        </p>
      )}
      {changed.capacity !== null && <BottleneckSection report={changed.capacity} />}
      <Biggest biggest={changed.biggest} currency={plan.currency} />
      <RoadmapSection roadmap={plan.roadmap} currency={plan.currency} />
      <Checklist items={plan.checklist} currency={plan.currency} />
      <Section id="origin" title="Where the numbers come from">
        <Facts facts={planFacts(plan)} />
        <p>
          To repeat it: <code>{plan.reproduce}</code>
        </p>
      </Section>
    </Page>
  );
}
