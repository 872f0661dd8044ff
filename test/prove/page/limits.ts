/** Limits in plain words; figures stand in the tables. */
export const limits: readonly string[] = [
  'Simulated sessions are as good as their model: log-normal latencies about a level that moves as the grid says. The parts on the demo are there because a model is not a machine.',
  'A duet whose targets are never started afresh compares two processes as well as two versions. What is a process\'s own (its memory layout, its connections, its place on the machine) stays the same from block to block, and no number of blocks tells it from the version: see "targets never started afresh" under `synthetic`. Let the gate start its targets where it can.',
  'Stored baselines see trends and disasters. A drift of the machine or of the data between the baselines and now is not noise, and looks like a slower version.',
  'Rules that compare two numbers would do worse than in the race when they are shown one run of each side, which is how they are mostly used.',
];
