import { z } from 'zod';
import { autoscaleReportSchema } from '../autoscale.ts';
import { campaignReportSchema } from '../campaign.ts';
import { comparisonSchema } from '../comparison.ts';
import { noteSchema } from '../note.ts';
import { columnsQuerySchema, seriesListSchema } from './columns.ts';
import {
  autoscaleOrderSchema,
  compareQuerySchema,
  openedCapacitySchema,
  openedPlanSchema,
  planQuerySchema,
  pointsOrderSchema,
  spreadsSchema,
  trendQuerySchema,
  trendSchema,
} from './documents.ts';
import { estimateOrderSchema, jobOrderSchema, jobSchema, runEstimateSchema } from './job.ts';
import {
  approvalSchema,
  baselineListSchema,
  baselineRowSchema,
  campaignRowSchema,
  noteOrderSchema,
  openedRunSchema,
  retirementOrderSchema,
  runPageSchema,
  runQuerySchema,
} from './listing.ts';
import type { ApiName } from './paths.ts';
import { doctorCheckSchema, openFolderSchema, projectSchema } from './project.ts';

/** What a route takes and gives. `binary`, `file` and `stream` are no JSON: columns, a file to keep, server-sent events. */
export interface ApiRoute {
  /** One line for the OpenAPI document. */
  readonly summary: string;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType | 'binary' | 'file' | 'stream';
}

const none = z.object({});
const route = <Query extends z.ZodType, Body extends z.ZodType | null, Answer extends ApiRoute['answer']>(
  summary: string,
  { query, body, answer }: { query?: Query; body?: Body; answer: Answer },
) => ({ summary, query: (query ?? none) as Query, body: (body ?? null) as Body, answer });

/** The contract of the local server: one entry a path. */
export const apiRoutes = {
  project: route('what is open: scenarios, environments, policies', { answer: projectSchema }),
  openFolder: route('look into a folder of runs, without changing it', { body: openFolderSchema, answer: projectSchema }),
  estimate: route('duration and users of a run before it is started', { body: estimateOrderSchema, answer: runEstimateSchema }),
  doctor: route('what this machine has and lacks', { answer: z.object({ checks: z.array(doctorCheckSchema) }) }),
  runs: route('runs, newest first, in pieces', { query: runQuerySchema, answer: runPageSchema }),
  run: route('a run: report, notes, baseline', { answer: openedRunSchema }),
  series: route('which series a run has', { answer: seriesListSchema }),
  columns: route('numbers of series over time, as compact columns', { query: columnsQuerySchema, answer: 'binary' as const }),
  exportRun: route('the report of a run in a format', { answer: 'file' as const }),
  picture: route('a picture the page lab took', { answer: 'file' as const }),
  addNote: route('write a note beside a run', { body: noteOrderSchema, answer: z.object({ notes: z.array(noteSchema) }) }),
  compare: route('what moved between two runs', { query: compareQuerySchema, answer: comparisonSchema }),
  spreads: route('how the observations of two runs are spread, by number', { query: compareQuerySchema, answer: spreadsSchema }),
  trend: route('the history of a metric, and when it moved', { query: trendQuerySchema, answer: trendSchema }),
  baselines: route('approved sessions, and runs that could be', { answer: baselineListSchema }),
  approveBaseline: route('approve a run as a baseline', { body: approvalSchema, answer: baselineRowSchema }),
  retireBaseline: route('let a baseline count no more', { body: retirementOrderSchema, answer: baselineRowSchema }),
  campaigns: route('gates, schedules and capacities, newest first', { answer: z.object({ campaigns: z.array(campaignRowSchema) }) }),
  campaign: route('the report of a gate or a schedule', { answer: campaignReportSchema }),
  capacity: route('the report of a capacity, and what it is planned with', { answer: openedCapacitySchema }),
  capacityOfPoints: route("fit somebody's own points", { body: pointsOrderSchema, answer: openedCapacitySchema }),
  autoscale: route('simulate scaling policies against a demand', { body: autoscaleOrderSchema, answer: autoscaleReportSchema }),
  plan: route('demand, cost, roadmap, checklist', { query: planQuerySchema, answer: openedPlanSchema }),
  jobs: route('what goes on and went on', { answer: z.object({ jobs: z.array(jobSchema) }) }),
  startJob: route('start a run, schedule, gate or capacity', { body: jobOrderSchema, answer: jobSchema }),
  job: route('one of them', { answer: jobSchema }),
  stopJob: route('stop it in good order; asked again, at once', { answer: jobSchema }),
  events: route('what happens, as server-sent events', { answer: 'stream' as const }),
  openapi: route('this interface as an OpenAPI document', { answer: z.record(z.string(), z.unknown()) }),
} satisfies Record<ApiName, ApiRoute>;
type Routes = typeof apiRoutes;

type Words<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Words<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** What a caller gives a route: the values in its path, its query, its body. */
export interface ApiCall<Name extends ApiName> {
  readonly path: Readonly<Record<Words<typeof import('./paths.ts').apiPaths[Name]['path']>, string>>;
  readonly query: z.input<Routes[Name]['query']>;
  readonly body: Routes[Name]['body'] extends z.ZodType ? z.input<Routes[Name]['body']> : null;
}

/** What a route answers: a document, or bytes. */
export type ApiAnswer<Name extends ApiName> = Routes[Name]['answer'] extends z.ZodType ? z.output<Routes[Name]['answer']> : Uint8Array;
