import type { JourneyContext, JourneySettings } from '../../engine/model/journey-context.ts';
import { scenarioName } from './execution.ts';

const nothingTold: JourneyContext = { services: {}, journeys: {}, data: {}, seed: 1, side: null };
const defaultSettings: JourneySettings = { thinkTime: { minS: 1, maxS: 3 }, pacingS: null };

/** What the engine told this run. Without an engine (a plain `k6 run`) it is empty. */
export const context: JourneyContext = __ENV.HEADROOM_CONTEXT ? JSON.parse(__ENV.HEADROOM_CONTEXT) : nothingTold;

/** Base URL of a service, without a trailing slash. Throws when the environment has no such service. */
export function serviceUrl(service: string): string {
  const url = context.services[service];
  if (url !== undefined) return url;
  const known = Object.keys(context.services).join(', ') || 'none';
  throw new Error(`The environment has no service named ${service} (there are: ${known}). Journeys are started by \`headroom run\`.`);
}

/** The journey's name: its k6 scenario without the mark of the second opinion. */
export const journeyOf = (scenario: string): string => scenario.replace(/__open$/, '');

/** What the configuration says about the journey this user is in. */
export const journeySettings = (): JourneySettings => context.journeys[journeyOf(scenarioName())] ?? defaultSettings;
