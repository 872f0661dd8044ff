/** What is promised of the demo. */
export const target = 'p95 < 300 ms';

/** How ladders on the demo are made: the orders journey without thinking, plateaus of seconds, and users who sign in before their plateau counts. As `--set` takes them. */
export const demoSettings: readonly string[] = [
  'capacity.scenario=gate',
  'capacity.from=16',
  'capacity.plateau.atLeast=6s',
  'capacity.plateau.atMost=10s',
  'capacity.plateau.warmUp=3s',
  'capacity.plateau.usersPerSecond=40',
];
