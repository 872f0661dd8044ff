import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountsJson } from '../../engine/demo/accounts.ts';
import { type DemoOptions, startDemo } from '../../engine/demo/index.ts';
import type { JourneyContext } from '../../engine/model/journey-context.ts';
import type { K6Run } from './k6.ts';

/** A small demo with everything a journey must be told about it. */
export interface DemoForJourneys {
  readonly url: string;
  /** Context in which `journey` thinks `thinkS` between requests. */
  context(journey: string, thinkS?: number): Partial<JourneyContext>;
  stop(): Promise<void>;
}

const defaultUsers = 8;

/** Starts a small demo on a free port with a fresh copy of its data, and writes its accounts to a file. */
export async function startDemoForJourneys(options: Partial<DemoOptions> = {}): Promise<DemoForJourneys> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-journeys-'));
  const accounts = join(folder, 'accounts.json');
  await writeFile(accounts, accountsJson(options.users ?? defaultUsers));
  const demo = await startDemo({ orders: 2_000, users: defaultUsers, workers: 2, dataFolder: folder, ...options });
  const { url, wsUrl } = demo;
  return {
    url,
    context: (journey, thinkS = 0.01) => ({
      services: { api: url, auth: url, web: url, ws: wsUrl },
      journeys: { [journey]: { thinkTime: { minS: thinkS, maxS: thinkS }, pacingS: null } },
      data: { accounts: { file: accounts, pick: 'perUser', whenEmpty: 'stopRun' } },
    }),
    async stop() {
      await demo.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A script that runs one journey as the scenario of its name. */
export function journeyScript(file: string, name: string, executor: string): string {
  return `
    export { default as journey } from 'scenarios/${file}';
    export const options = { scenarios: { ${JSON.stringify(name)}: { exec: 'journey', ${executor} } } };`;
}

/** Names of the checks that failed at least once. */
export function failedChecks({ observations }: K6Run): string[] {
  return [...new Set(observations.flatMap(({ metric, value, tags }) => (metric === 'checks' && value === 0 ? [tags.check ?? ''] : [])))];
}

/** The different values a tag has among the observations of a metric. */
export function tagValues({ observations }: K6Run, metric: string, tag: string): string[] {
  return [...new Set(observations.filter((one) => one.metric === metric).map(({ tags }) => tags[tag] ?? ''))].sort();
}
