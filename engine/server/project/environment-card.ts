import { resolveSwitches, SWITCH_NAMES, SWITCHES } from '../../demo/switches.ts';
import type { EnvironmentCard } from '../../model/api/project.ts';
import type { Environment } from '../../model/environment.ts';

/** An environment of the configuration as a form offers it: no header, no secret, no user information. */
export function environmentCard(name: string, { demo, start, services, maxUsers }: Environment): EnvironmentCard {
  const states = resolveSwitches(demo?.switches);
  return {
    name,
    kind: demo !== undefined ? 'demo' : start !== undefined ? 'command' : 'address',
    maxUsers,
    services: Object.fromEntries(Object.entries(services).map(([service, url]) => [service, withoutUser(url)])),
    switches: demo === undefined ? [] : SWITCH_NAMES.map((one) => ({ name: one, on: states[one], shows: SWITCHES[one].shows })),
  };
}

/** Where it is; what is in its query may be a key. */
function withoutUser(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
