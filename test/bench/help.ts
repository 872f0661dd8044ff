import path from 'node:path';
import { wholeProcessSeconds } from './process-time.ts';
import { median } from './ratio.ts';
import { writeResult } from './result.ts';

/** `headroom --help` over a bare `node -e 0`, in turn. */
const root = path.resolve(import.meta.dirname, '../..');
const launcher = path.join(root, 'engine/setup/launcher.mjs');
const pairs = 15;
const over: number[] = [];
for (let pair = 0; pair <= pairs; pair++) {
  const bare = wholeProcessSeconds('node', ['-e', '0'], root);
  const help = wholeProcessSeconds('node', [launcher, '--help'], root);
  // The first pair fills the compile cache.
  if (pair > 0) over.push((help - bare) * 1000);
}
const ms = Math.round(median(over));
writeResult('help', [
  { what: '`headroom --help` over bare `node -e 0`, ms', bar: '<= 150 ms', measured: { median: ms, pairs }, holds: ms <= 150 },
]);
