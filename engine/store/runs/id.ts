import { randomBytes } from 'node:crypto';

/** What a run folder is called: when it began (UTC) and what it ran, so that names sort by time: `2026-11-23T14-05-09-mix-demo`. */
export function runId(startedAt: Date, scenario: string, environment: string): string {
  const time = startedAt.toISOString().slice(0, 19).replaceAll(':', '-');
  return [time, wordOf(scenario), wordOf(environment)].filter((part) => part !== '').join('-');
}

/** The same name for a second run of the same second. */
export function otherRunId(id: string): string {
  return `${id}-${randomBytes(2).toString('hex')}`;
}

function wordOf(name: string): string {
  return name
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
}
