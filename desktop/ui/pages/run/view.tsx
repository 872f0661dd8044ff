import { Suspense } from 'react';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { targetSentence } from '../../../../reports/words/headline.ts';
import { Page, Section } from '../../parts/page.tsx';
import { Wait } from '../../parts/wait.tsx';
import { useAudience } from '../home/audience.tsx';
import { Actions } from './actions.tsx';
import { Answer } from './answer.tsx';
import { Contents } from './contents.tsx';
import { sectionsOf } from './sections.ts';

/** A run: the answer, then every part of its report in the reader's order. */
export function RunView({ id, opened }: { readonly id: string; readonly opened: OpenedRun }) {
  const [audience] = useAudience();
  const sections = sectionsOf(opened, audience);
  const { run } = opened.report;
  return (
    <Page
      title={`${run.scenario} on ${run.environment}`}
      answer={bound(targetSentence(opened.report))}
      actions={<Actions id={id} opened={opened} />}
    >
      <Answer opened={opened} />
      <Contents sections={sections} />
      {sections.map(({ id: place, title, Part }) => (
        <Section key={place} id={place} title={title}>
          <Suspense fallback={<Wait />}>
            <Part id={id} opened={opened} />
          </Suspense>
        </Section>
      ))}
    </Page>
  );
}
