import type { BaselineSeries } from '../../model/baseline.ts';
import { createMeasurements } from '../columns/measurements.ts';
import type { ServerContext } from '../context.ts';
import { createCampaignRows } from './campaign-rows.ts';
import { remembered } from './remembered.ts';
import { createRunIndex } from './run-index.ts';
import { createRunRows } from './run-rows.ts';

/** One metric of a session is a few hundred bytes. */
const mostTrendSessions = 5000;

/** What the server remembers of what it read, so that it reads it once. */
export function createLists() {
  const sessions = remembered<readonly BaselineSeries[]>(mostTrendSessions);
  return {
    index: createRunIndex(),
    rows: createRunRows(),
    campaigns: createCampaignRows(),
    measurement: createMeasurements(),
    /** What a session says of one metric. */
    trend: async (run: string, metric: string, read: () => Promise<readonly BaselineSeries[]>) =>
      await sessions(`${run} ${metric}`, '', read),
  };
}

/** What handlers that read what is stored work with. */
export interface ReadingContext extends ServerContext {
  readonly lists: ReturnType<typeof createLists>;
}
