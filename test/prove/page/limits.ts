/** Limits in plain words; figures stand in the tables. */
export const limits: readonly string[] = [
  'Simulated sessions are as good as their model: log-normal latencies about a level that moves as the grid says. The parts on the demo are there because a model is not a machine.',
  'A duet whose targets are never started afresh compares two processes as well as two versions. What is a process\'s own (its memory layout, its connections, its place on the machine) stays the same from block to block, and no number of blocks tells it from the version: see "targets never started afresh" under `synthetic`. Let the gate start its targets where it can.',
  'Stored baselines see trends and disasters. A drift of the machine or of the data between the baselines and now is not noise, and looks like a slower version.',
  "How many requests a block holds decides between rules that look at requests and ours. The race has as many as a gate on the demo makes. With a third of them, where chance among requests outweighs what is the side's own, the bootstrap of requests stayed below one false alarm in a hundred too, and found more than ours did: ours keeps blocks apart for confirmation and pays for it.",
  'A session of a minute that came to rest is now and then called restless by the rule for the steady state, and a gate against stored baselines then says *inconclusive*: most slowdowns that stored baselines miss in the picture above are missed so.',
  'Rules that compare two numbers would do worse than in the race when they are shown one run of each side, which is how they are mostly used.',
];
