import type { ComponentType } from 'react';
import { Link } from 'wouter';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import type { Project } from '../../../../engine/model/api/project.ts';
import type { Audience } from '../../../../reports/formats/format.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { targetSentence } from '../../../../reports/words/headline.ts';
import { Shown } from '../../parts/document.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { AudienceChoice, useAudience } from './audience.tsx';
import { CapacityBlock } from './capacity-block.tsx';
import { GateBlock } from './gate-block.tsx';
import { Moved } from './moved.tsx';
import { NextSteps } from './next-steps.tsx';
import { Standing } from './standing.tsx';
import { useLatest } from './use-latest.ts';

export interface BlockProperties {
  readonly project: Project;
  readonly opened: readonly OpenedRun[];
}

const blocks = { standing: Standing, moved: Moved, next: NextSteps, gate: GateBlock, capacity: CapacityBlock } as const satisfies Readonly<
  Record<string, ComponentType<BlockProperties>>
>;

/** What each reader sees first; all of them see all of it. */
const orders: Readonly<Record<Audience, readonly (keyof typeof blocks)[]>> = {
  qa: ['standing', 'moved', 'next', 'gate', 'capacity'],
  lead: ['capacity', 'standing', 'next', 'moved', 'gate'],
  ci: ['gate', 'next', 'moved', 'standing', 'capacity'],
};

/** What stands, what moved, what to do, in the reader's order. */
export function Overview({ project }: { readonly project: Project }) {
  const [audience] = useAudience();
  const { list, opened, failed } = useLatest();
  const [newest] = opened;
  return (
    <Page
      title={project.name}
      answer={newest && bound(targetSentence(newest.report))}
      actions={
        <>
          <AudienceChoice />
          {!project.readOnly && (
            <Link className="home-start" href="/start">
              Start a run
            </Link>
          )}
        </>
      }
    >
      {project.problem !== null && <Failure failure={project.problem} />}
      {failed.map(({ failure }) => (
        <Failure key={failure.message} failure={failure} />
      ))}
      <Shown asked={list}>
        {() =>
          orders[audience].map((name) => {
            const Block = blocks[name];
            return <Block key={name} project={project} opened={opened} />;
          })
        }
      </Shown>
    </Page>
  );
}
