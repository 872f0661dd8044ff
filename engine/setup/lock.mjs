/** Keeps two set-ups from doing the same work at once. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeatMs = 2_000;
const staleMs = 30_000;
const pollMs = 100;

/**
 * Runs work while holding the lock file. A lock whose owner is gone (no such process on this host, or no
 * sign of life for 30 s) is taken over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  mkdirSync(dirname(path), { recursive: true });
  let waited = false;
  while (!acquire(path, own)) {
    const seen = read(path);
    if (seen !== undefined && abandoned(path, seen)) {
      takeAway(path, seen);
      continue;
    }
    if (!waited) onWait?.();
    waited = true;
    await sleep(pollMs);
  }
  const heartbeat = setInterval(() => touch(path), heartbeatMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (read(path) === own) rmSync(path, { force: true });
  }
}

/** @param {string} path @param {string} own */
function acquire(path, own) {
  try {
    writeFileSync(path, own, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // released in the meantime
  }
}

/** @param {string} path @param {string} seen */
function abandoned(path, seen) {
  try {
    const owner = JSON.parse(seen);
    if (owner.host === hostname() && !alive(owner.pid)) return true;
  } catch {
    // Torn content: its age decides.
  }
  try {
    return Date.now() - statSync(path).mtimeMs > staleMs;
  } catch {
    return false; // released in the meantime
  }
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Removes an abandoned lock. Another waiter may have done so and hold a new one by now: what was moved
 * aside is looked at, and put back when it is not what was judged.
 * @param {string} path @param {string} seen
 */
function takeAway(path, seen) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // somebody else was quicker
  }
  const moved = read(aside);
  if (moved !== undefined && moved !== seen) acquire(path, moved);
  rmSync(aside, { force: true });
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The lock was taken over after a long sleep of this machine; the work goes on and is only done twice.
  }
}
