/** What is promised of the demo. */
export const target = 'p95 < 300 ms';

/** One core, and twice the work a request: it runs out before the generator beside it. */
export const environment = 'demo-small';

/** How ladders on the demo are made: a journey without an account and hardly any thinking, in plateaus of seconds. As `--set` takes them. */
export const demoSettings: readonly string[] = [
  'capacity.scenario=browse',
  'capacity.from=16',
  'capacity.plateau.atLeast=6s',
  'capacity.plateau.atMost=10s',
  'capacity.plateau.warmUp=2s',
  'capacity.plateau.thinkTime=20ms',
];
