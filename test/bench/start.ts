import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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
rmSync(place, { recursive: true, force: true });
writeResult('start', [
  { what: 'cold `npm start` on a fresh clone, set-up included, s', bar: '<= 300 s', measured: { seconds: coldS }, holds: coldS <= 300 },
  { what: 'warm `npm start`, s', bar: '<= 180 s', measured: { seconds: warmS }, holds: warmS <= 180 },
]);
