import { sleep } from 'k6';
import execution from 'k6/execution';
import { Trend } from 'k6/metrics';

interface Context {
  readonly services: Readonly<Record<string, string>>;
  readonly journeys: Readonly<Record<string, { readonly thinkTime: { readonly minS: number; readonly maxS: number } | null }>>;
}

/** What `headroom run` tells every journey: addresses of the environment, think time of the scenario. */
const context: Context = JSON.parse(__ENV.HEADROOM_CONTEXT ?? '{"services":{},"journeys":{}}');
const thinkTime = new Trend('think_time', true);

/** Base URL of a service of the environment, without a slash at its end. */
export function serviceUrl(service: string): string {
  const url = context.services[service];
  if (url === undefined) throw new Error(`The environment has no service named ${service}.`);
  return url;
}

/** Pauses as a person would, as long as headroom.config.ts says. */
export function think(): void {
  const journey = execution.scenario.name.replace(/__open$/, '');
  const { minS, maxS } = context.journeys[journey]?.thinkTime ?? { minS: 1, maxS: 3 };
  const seconds = minS + Math.random() * (maxS - minS);
  sleep(seconds);
  thinkTime.add(seconds * 1000);
}
