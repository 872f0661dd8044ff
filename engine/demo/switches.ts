/**
 * Every optimisation of the demo that can be taken away: off shows the problem, on shows the gain.
 * Adding one is one entry here, and the place that reads it.
 */
export const SWITCHES = {
  indexes: {
    on: true,
    shows: 'Search, filter and list read a few rows through an index; off, each reads every order.',
  },
  cache: {
    on: true,
    shows: 'Plans, carriers, pricing and health are answered from memory until their time is up or a write drops them.',
  },
  compression: {
    on: true,
    shows: 'Bodies over 1 KB travel as gzip, level 6.',
  },
  'static-cache': {
    on: true,
    shows:
      'Scripts, styles and pictures have addresses that change with their content, and are kept by browsers for good; off, they are fetched again by every visit.',
  },
  pool: {
    on: true,
    shows:
      'Database connections are kept open; off, each checkout opens a new one and pays a handshake. ' +
      'SQLite has no network, so the 12 ms of the handshake are modelled.',
  },
  batching: {
    on: true,
    shows: 'A list reads the names of its carriers in the query of its page; off, it asks for them row by row: the N+1 query.',
  },
  'ws-heartbeat': {
    on: true,
    shows: 'Tracking sockets are pinged every 30 s and ended after 60 s of silence; off, those whose other end is gone stay for ever.',
  },
  projection: {
    on: true,
    shows: 'A list carries the columns it shows, 50 rows a page; off, it carries whole rows, 200 a page.',
  },
} as const satisfies Record<string, { on: boolean; shows: string }>;

export type SwitchName = keyof typeof SWITCHES;

export type DemoSwitches = Record<SwitchName, boolean>;

export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[];

/** All switches at their default, with the given ones changed. */
export function resolveSwitches(changes: Partial<DemoSwitches> = {}): DemoSwitches {
  const switches = {} as DemoSwitches;
  for (const name of SWITCH_NAMES) switches[name] = changes[name] ?? SWITCHES[name].on;
  return switches;
}

export function isSwitchName(name: string): name is SwitchName {
  return Object.hasOwn(SWITCHES, name);
}
