import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useDocument } from '../../data/documents.ts';
import { Shown } from '../../parts/document.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page.tsx';
import type { BlockProperties } from './overview.tsx';

const Found = lazy(() => import('./capacity-found.tsx'));

/** How much is taken within the targets, what runs out first, and for how long it is enough: the newest capacity search. */
export function CapacityBlock({ project }: BlockProperties) {
  const campaigns = useDocument('campaigns');
  const newest = campaigns.data?.campaigns.find(({ campaign, state }) => campaign?.purpose === 'capacity' && state === 'sealed');
  const opened = useDocument('capacity', { path: { campaign: newest?.id ?? '' } }, newest !== undefined);
  if (campaigns.data === undefined) return null;
  return (
    <Section id="capacity" title="How much it takes">
      {newest === undefined ? (
        <Empty
          title="How many users are held at most is not known yet."
          hint="A capacity search climbs until the targets fail, and says what runs out first."
          command="headroom capacity"
          {...(project.readOnly ? {} : { action: <Link href="/start?kind=capacity">Start a capacity search</Link> })}
        />
      ) : (
        <Shown asked={opened}>
          {({ report }) => (
            <Suspense fallback={<div className="skeleton" role="status" aria-label="Loading" />}>
              <Found id={newest.id} report={report} />
            </Suspense>
          )}
        </Shown>
      )}
    </Section>
  );
}
