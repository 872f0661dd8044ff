import { useMemo } from 'react';
import { Link } from 'wouter';
import { bound } from '../../../../reports/words/bind.ts';
import type { NextStep } from '../../../../reports/words/next-steps.ts';
import { nextSteps } from '../../../../reports/words/next-steps.ts';
import { Section } from '../../parts/page.tsx';
import type { BlockProperties } from './overview.tsx';

/** Where the step is taken. */
function placeOf({ does, run }: NextStep, { scenario, environment }: { scenario: string; environment: string }): string {
  if (does === 'rerun') return `/start?${new URLSearchParams({ scenario, environment })}`;
  return `/runs/${encodeURIComponent(run)}${does === 'look' ? '#targets' : ''}`;
}

/** What to do next, at most one thing for each of the newest runs. */
export function NextSteps({ opened, project }: BlockProperties) {
  const steps = useMemo(() => nextSteps(opened.filter(({ baseline }) => baseline === null).map(({ report }) => report)), [opened]);
  const runs = new Map(opened.map(({ report: { run } }) => [run.id, run]));
  if (opened.length === 0) return null;
  return (
    <Section id="next" title="What to do next">
      {steps.length === 0 ? (
        <p className="soft">Nothing waits: every newest run is valid, held its targets and is a baseline or compared with them all.</p>
      ) : (
        <ul className="home-steps">
          {steps.map((step) => {
            const run = runs.get(step.run);
            if (run === undefined) return null;
            const name = `${run.scenario} on ${run.environment}`;
            const open = project.readOnly && step.does === 'rerun';
            return (
              <li key={step.run}>
                {open ? name : <Link href={placeOf(step, run)}>{name}</Link>}: {bound(step.text)}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
