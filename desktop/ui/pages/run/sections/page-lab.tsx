import { lazy } from 'react';
import type { PartProperties } from '../section.ts';

const Lab = lazy(() => import('../lab.tsx'));

/** What the page lab saw of each visit. */
export function PageLab({ id, opened: { pages, report } }: PartProperties) {
  return pages === null ? null : <Lab run={id} visits={pages} rows={report.lab} verdicts={report.verdicts} />;
}
