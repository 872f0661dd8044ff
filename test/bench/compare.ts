import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { wholeProcessSeconds } from './process-time.ts';
import { median } from './ratio.ts';
import { writeResult } from './result.ts';
import { sealStreamed, stream } from './sealed-volume.ts';

/** `headroom compare` of two sealed runs of 50 endpoints, as a whole process. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-compare-'));
const main = path.resolve(import.meta.dirname, '../../engine/cli/main.ts');
for (const [index, id] of ['2026-01-01T00-00-00-base', '2026-01-02T00-00-00-head'].entries()) {
  const volume = { endpoints: 50, seconds: 300, requestsPerSecond: 60, seed: index + 1 };
  await sealStreamed(await stream(volume, () => undefined), volume, folder, id);
}
const times = Array.from({ length: 9 }, () => wholeProcessSeconds(process.execPath, [main, 'compare', '2026-01-01', '2026-01-02'], folder));
rmSync(folder, { recursive: true, force: true });
writeResult('compare', [
  {
    what: 'compare two sealed runs, 50 endpoints x 300 s, whole process, s',
    bar: '<= 1 s',
    measured: { median: Number(median(times).toFixed(3)), runs: times.length },
    holds: median(times) <= 1,
  },
]);
