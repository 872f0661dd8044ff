import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pool } from '../../engine/measure/pool.ts';
import { openStore } from '../../engine/store/index.ts';
import { wholeProcessSeconds } from './process-time.ts';
import { writeResult } from './result.ts';

/** `npm start` in a fresh clone of the committed state with an empty home, then again. */
const root = path.resolve(import.meta.dirname, '../..');
const place = mkdtempSync(path.join(os.tmpdir(), 'headroom-start-'));
const home = path.join(place, 'home');
const clone = path.join(place, 'headroom');
mkdirSync(home);
execFileSync('git', ['clone', '-q', root, clone]);
const kept = ['PATH', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'].flatMap((name) =>
  process.env[name] === undefined ? [] : [[name, process.env[name]]],
);
const env = { ...Object.fromEntries(kept), HOME: home, TERM: 'dumb' };
const coldS = Math.round(wholeProcessSeconds('npm', ['start'], clone, env));
const warmS = Math.round(wholeProcessSeconds('npm', ['start'], clone, env));
const mix = await bytesOfNewestRun();
rmSync(place, { recursive: true, force: true });
writeResult('start', [
  { what: 'cold `npm start` on a fresh clone, set-up included, s', bar: '<= 300 s', measured: { seconds: coldS }, holds: coldS <= 300 },
  { what: 'warm `npm start`, s', bar: '<= 180 s', measured: { seconds: warmS }, holds: warmS <= 180 },
  { what: 'bytes kept a request, demo mix', bar: '<= 6', measured: mix, holds: mix.bytesPerRequest <= 6 },
]);

async function bytesOfNewestRun() {
  const store = openStore(clone);
  const run = await store.loadRun(await store.resolveRun('latest'));
  const requests = pool(await store.loadMeasurement(run.run.id), { metric: 'requests' }).sum;
  const bytes = statSync(path.join(run.folder, 'measurements.parquet')).size;
  return { requests, bytes, bytesPerRequest: Number((bytes / requests).toFixed(2)) };
}
