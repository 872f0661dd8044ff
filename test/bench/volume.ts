import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeResult } from './result.ts';
import { sealStreamed, stream } from './sealed-volume.ts';

/** Memory while ten million requests stream through, then the time to judge, report and seal them. */
const volume = { endpoints: 10, seconds: 300, requestsPerSecond: 3334, seed: 7 };
const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-volume-'));
const megabyte = 1e6;

const readings: number[] = [];
const fold = await stream(volume, () => readings.push(process.memoryUsage.rss() / megabyte));
const peak = Math.round(Math.max(...readings));
const half = readings.slice(readings.length / 2);
const growth = Math.round((half.at(-1) ?? 0) - (half[0] ?? 0));
const sealS = await sealStreamed(fold, volume, folder, 'volume');
rmSync(folder, { recursive: true, force: true });

const requests = volume.endpoints * volume.seconds * volume.requestsPerSecond;
writeResult('volume', [
  {
    what: 'engine memory while 10 M requests stream through, MB',
    bar: 'flat, <= 250 MB',
    measured: { requests, peakMB: peak, growthInSecondHalfMB: growth },
    holds: peak <= 250,
  },
  {
    what: 'judge, report and seal a run of 10 M requests, s',
    bar: '<= 3 s',
    measured: { seconds: Number(sealS.toFixed(2)) },
    holds: sealS <= 3,
  },
]);
