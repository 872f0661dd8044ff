import { lazy } from 'react';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import type { Audience } from '../../../../reports/formats/format.ts';
import { loadWords } from '../../../../reports/words/load-words.ts';
import type { RunSection } from './section.ts';
import { Checks } from './sections/checks.tsx';
import { Comparison } from './sections/comparison.tsx';
import { Custom } from './sections/custom.tsx';
import { Endpoints, Transactions } from './sections/endpoints.tsx';
import { Errors } from './sections/errors.tsx';
import { Generator } from './sections/generator.tsx';
import { Loads } from './sections/loads.tsx';
import { Notes } from './sections/notes.tsx';
import { PageLab } from './sections/page-lab.tsx';
import { Probes } from './sections/probes.tsx';
import { Provenance } from './sections/provenance.tsx';
import { SecondOpinion } from './sections/second-opinion.tsx';
import { Targets } from './sections/targets.tsx';
import { Time } from './sections/time.tsx';
import { Vitals } from './sections/vitals.tsx';
import { WebSocket } from './sections/websocket.tsx';

export type { RunSection } from './section.ts';

interface Maker extends RunSection {
  /** Whether this run has anything of the kind. */
  readonly has: (opened: OpenedRun) => boolean;
}

const always = (): boolean => true;
/** Visits of a page are no load: they have no course over time and no steps to tell apart. */
const isLoad = ({ report }: OpenedRun): boolean => report.lab.length === 0;
const Explorer = lazy(() => import('./explorer/explorer.tsx'));

const makers: readonly Maker[] = [
  { id: 'targets', title: 'Targets', Part: Targets, has: always },
  { id: 'time', title: 'Over time', Part: Time, has: (opened) => isLoad(opened) && opened.report.timeline.atS.length > 0 },
  {
    id: 'loads',
    title: 'Latency and load',
    Part: Loads,
    has: (opened) => isLoad(opened) && (opened.report.steps.length > 0 || opened.report.distribution.length > 0),
  },
  { id: 'errors', title: 'Errors', Part: Errors, has: ({ report }) => report.errors.length > 0 || report.load.requests > 0 },
  { id: 'comparison', title: 'Comparison', Part: Comparison, has: always },
  { id: 'endpoints', title: 'Endpoints', Part: Endpoints, has: ({ report }) => report.endpoints.length > 0 },
  { id: 'transactions', title: 'Transactions', Part: Transactions, has: ({ report }) => report.transactions.length > 0 },
  { id: 'vitals', title: 'Page vitals', Part: Vitals, has: ({ report }) => report.vitals.length > 0 },
  { id: 'lab', title: 'Page lab', Part: PageLab, has: ({ pages }) => pages !== null && pages.visits.length > 0 },
  { id: 'websocket', title: 'WebSocket', Part: WebSocket, has: ({ report }) => report.websocket.length > 0 },
  { id: 'checks', title: 'Checks', Part: Checks, has: ({ report }) => report.checks.length > 0 },
  { id: 'custom', title: 'Own metrics of the script', Part: Custom, has: ({ report }) => report.custom.length > 0 },
  { id: 'probes', title: 'System under test', Part: Probes, has: ({ report }) => report.probes.length > 0 },
  { id: 'second-opinion', title: 'Second opinion', Part: SecondOpinion, has: ({ report }) => report.secondOpinion !== null },
  { id: 'generator', title: 'Generator', Part: Generator, has: always },
  { id: 'explorer', title: 'Any series', Part: Explorer, has: ({ report }) => report.load.requests > 0 || report.timeline.atS.length > 0 },
  { id: 'notes', title: 'Notes', Part: Notes, has: always },
  { id: 'provenance', title: 'Where the numbers come from', Part: Provenance, has: always },
];

/** What each reader is shown first, as in the report; all of them are shown all of it. */
const firsts: Readonly<Record<Audience, readonly string[]>> = {
  qa: ['targets', 'lab', 'time', 'errors', 'comparison', 'loads', 'endpoints'],
  lead: ['lab', 'loads', 'time', 'second-opinion', 'probes', 'targets', 'endpoints', 'comparison', 'errors'],
  ci: ['targets', 'lab', 'comparison', 'errors', 'endpoints', 'time', 'loads'],
};

/** The sections a run has, in the reader's order; where the run is invalid, the reason comes before everything. */
export function sectionsOf(opened: OpenedRun, audience: Audience): RunSection[] {
  const { chips, run } = opened.report;
  const first = chips.validity === 'invalid' ? ['generator', ...firsts[audience]] : firsts[audience];
  const place = (id: string): number => (first.indexOf(id) === -1 ? first.length : first.indexOf(id));
  return makers
    .filter(({ has }) => has(opened))
    .sort((a, b) => place(a.id) - place(b.id))
    .map(({ has: _, ...section }) => (section.id === 'loads' ? { ...section, title: `${loadWords(run).Latency} and load` } : section));
}
