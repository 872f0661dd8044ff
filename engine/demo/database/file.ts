import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { ORDER_INDEXES, SCHEMA_VERSION } from './schema.ts';
import type { SeedPlan } from './seed/seed-database.ts';
import { workerUrl } from './worker-url.ts';

let copies = 0;

/**
 * A fresh copy of the seeded database for one server: every start begins from the same rows.
 * Seeds the database first when this data folder does not hold it yet. The copy is the caller's to remove.
 */
export async function prepareDatabase(
  dataFolder: string,
  plan: SeedPlan,
  indexes: boolean,
  onProgress: (text: string) => void,
): Promise<string> {
  await mkdir(dataFolder, { recursive: true });
  await removeAbandonedCopies(dataFolder);
  const seeded = await seededFile(dataFolder, plan, onProgress);
  const copy = join(dataFolder, `live-${process.pid}-${++copies}.sqlite`);
  await copyFile(seeded, copy, constants.COPYFILE_FICLONE);
  if (!indexes) dropIndexes(copy);
  return copy;
}

/** Removes a copy with the two files SQLite keeps beside it. */
export async function removeDatabase(path: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(`${path}${suffix}`, { force: true })));
}

async function seededFile(dataFolder: string, plan: SeedPlan, onProgress: (text: string) => void): Promise<string> {
  const path = join(dataFolder, `seeded-v${SCHEMA_VERSION}-${plan.seed}-${plan.orders}-${plan.users}.sqlite`);
  if (await exists(path)) return path;
  const unfinished = join(dataFolder, `seeding-${process.pid}-${++copies}.sqlite`);
  try {
    await seedInWorker(unfinished, plan, onProgress);
    // Only a whole database gets the name that is looked for, and of two starts at once either may win.
    await rename(unfinished, path);
  } finally {
    await removeDatabase(unfinished);
  }
  return path;
}

async function seedInWorker(path: string, plan: SeedPlan, onProgress: (text: string) => void): Promise<void> {
  const worker = new Worker(workerUrl('seed-worker'), { workerData: { path, plan } });
  worker.on('message', onProgress);
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Seeding ended with code ${code}.`))));
  });
}

function dropIndexes(path: string): void {
  const database = new DatabaseSync(path);
  try {
    for (const name of Object.keys(ORDER_INDEXES)) database.exec(`DROP INDEX ${name}`);
    database.exec('DROP TABLE order_search');
  } finally {
    database.close();
  }
}

// A server that was killed could not remove its copy; the process number in the name tells whether it still runs.
async function removeAbandonedCopies(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const owner = /^(?:live|seeding)-(\d+)-\d+\.sqlite$/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await removeDatabase(join(dataFolder, name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
