import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadConfiguration } from '../../../engine/config/index.ts';
import { withLock } from '../../../engine/setup/lock.mjs';
import { openStore } from '../../../engine/store/index.ts';
import { sealBig } from './big.ts';
import { recordProject } from './record.ts';

/** What a project holds beside what every one has. */
export interface ProjectOptions {
  /** One run of 100 series by 2,000 windows. */
  readonly big?: boolean;
}

const repository = path.resolve(import.meta.dirname, '../../..');
const cache = path.join(repository, 'node_modules', '.cache', 'headroom');

/** Everything a recorded project is made by. A change of any of it makes another. */
const makers = [
  'package-lock.json',
  'scenarios',
  'test/desktop/project',
  'test/reports/capacity/builders.ts',
  'test/reports/campaign/variants.ts',
  'engine/run/assess.ts',
  'engine/run/drivers/playwright',
  'engine/campaign/gate/report.ts',
  'engine/campaign/schedule/report.ts',
  ...['model', 'stats', 'measure', 'targets', 'compare', 'capacity', 'report', 'store'].map((stage) => `engine/${stage}`),
];

/**
 * A folder of its own with the recorded project, which goes with the process: about 40 sealed runs over half a year, two gates, two schedules, a capacity,
 * baselines, notes, and a configuration whose scenarios can be run against the demo application. Made once by the real stages and the real store, then copied.
 */
export async function recordedProject(options: ProjectOptions = {}): Promise<string> {
  const made = await madeProject(options);
  sweep();
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), `headroom-recorded-${process.pid}-`)), 'freight');
  process.once('exit', () => rmSync(path.dirname(folder), { recursive: true, force: true }));
  cpSync(made, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/** Removes the copies of processes that were killed. */
function sweep(): void {
  for (const name of readdirSync(os.tmpdir())) {
    const [, pid] = /^headroom-recorded-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`) && process.platform === 'linux')
      rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

/** Makes a project where there is none of it yet, one process at a time; the big one is the other with a run more. */
async function madeProject({ big = false }: ProjectOptions): Promise<string> {
  const kind = big ? 'recorded-big' : 'recorded';
  const folder = path.join(cache, `${kind}-${fingerprint()}`);
  const isMade = () => namesIn(cache).includes(path.basename(folder));
  if (isMade()) return folder;
  const smaller = big ? await madeProject({}) : null;
  return await withLock(path.join(cache, `${kind}.lock`), async () => {
    if (isMade()) return folder;
    const draft = path.join(cache, `making-${kind}`);
    rmSync(draft, { recursive: true, force: true });
    if (smaller === null) await recordProject(draft);
    else {
      cpSync(smaller, draft, { recursive: true, preserveTimestamps: true });
      await sealBig({ store: openStore(draft), loaded: await loadConfiguration({ folder: draft }) });
    }
    renameSync(draft, folder);
    removeOld(kind);
    return folder;
  });
}

/** Another process may still copy what was made a moment ago. */
const oldMs = 3_600_000;

function removeOld(kind: string): void {
  for (const name of namesIn(cache)) {
    const place = path.join(cache, name);
    if (new RegExp(`^${kind}-[0-9a-f]+$`).test(name) && Date.now() - statSync(place).mtimeMs > oldMs)
      rmSync(place, { recursive: true, force: true });
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const maker of makers) {
    const place = path.join(repository, maker);
    const names = maker.includes('.') ? [''] : readdirSync(place, { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names)
      if (/\.(ts|json)$/.test(name === '' ? maker : name)) hash.update(`${name}\0`).update(readFileSync(path.join(place, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

function namesIn(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder);
}
