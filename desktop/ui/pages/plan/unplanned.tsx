import { useDeferredValue, useMemo } from 'react';
import type { ApiFailure } from '../../../../engine/model/api/failure.ts';
import { useChanges } from '../../data/use-changes.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { caseNames, changedCase, configuredCase, worthOf } from './money-case.ts';
import { Case } from './sections/case.tsx';

const currency = 'USD';

/** A case can be computed where a project has no plan: what is missing for one, and the case. */
export function Unplanned({ failure, again }: { readonly failure: ApiFailure; readonly again: () => void }) {
  const changes = useChanges(caseNames);
  const values = useDeferredValue(changes.values);
  const stated = configuredCase(null);
  const changed = useMemo(() => worthOf(currency, changedCase(configuredCase(null), values)), [values]);
  return (
    <Page title="Plan" answer="Nothing is planned here; what a change is worth can be computed all the same.">
      <Case configured={null} stated={stated} changed={changed} currency={currency} changes={changes} />
      <Failure failure={failure} again={again} />
    </Page>
  );
}
