import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { HeadroomError } from '../model/error.ts';
import { borrowedModules } from './borrowed-modules.ts';
import { plainConnection } from './connection.ts';
import { answers } from './health.ts';
import { leftoversIn } from './leftovers.ts';
import { type StartedTarget, startCommand } from './started-target.ts';
import { endOf, neverHealthy, startFailed } from './up-failure.ts';
import type { StartedSide, UpOptions } from './up-options.ts';
import { expandUrl } from './up-url.ts';

const pollMs = 50;
const downTimeoutS = 120;
const graceS = 5;

/**
 * Brings one version up by a command on a leash, so that it ends with this process however that ends. The command is told SIDE, PORT, HEADROOM_SIDE,
 * HEADROOM_PORT, HEADROOM_COMMIT, HEADROOM_DATA and HEADROOM_HEAD_FOLDER. Throws USAGE, PORT_IN_USE, TARGET_START_FAILED, TARGET_DOWN.
 */
export async function openUp(options: UpOptions): Promise<StartedSide> {
  const url = expandUrl(options.url, options);
  const connection = options.connection ?? plainConnection();
  const health = healthOf(url, options.healthPath, connection);
  const startOrder = await orderOf(url, health, options.beside, connection);
  const data = await ownFolder(options.dataFolder, options.side);
  const env = { ...options.env, ...variables(options, data) };
  const cleanup = options.down === null ? null : { command: options.down, timeoutS: downTimeoutS };
  options.onProgress(`Starting ${options.side}`);
  const began = performance.now();
  const target = startCommand({ command: options.command, cleanup, folder: options.folder }, env);
  let done = false;
  const close = async () => {
    const notes = done ? [] : await closeSide(target, options, url, data, connection);
    done = true;
    return notes;
  };
  try {
    await waitUntilUp(target, health, options, url);
  } catch (error) {
    await close();
    throw error;
  }
  const startS = (performance.now() - began) / 1000;
  const borrowed = await borrowedModules(options.folder, options.headFolder);
  return {
    url,
    pid: target.pid,
    startS,
    startOrder,
    notes:
      borrowed === null
        ? []
        : [
            `${options.side} ran with the node_modules of head although ${borrowed} differs: install its own in --up (npm ci) to compare them too.`,
          ],
    tail: () => options.mask(target.tail()),
    ended: () => (endOf(target)?.code === 0 ? null : target.ended()),
    close,
  };
}

/** Null when healthy, else what it said. */
type Health = () => Promise<string | null>;

function healthOf(url: string, healthPath: string | null, connection: Dispatcher): Health {
  const asked = healthPath === null ? url : `${url}/${healthPath.replace(/^\//, '')}`;
  const limit = healthPath === null ? 500 : 400;
  return async () => {
    const answer = await answers(asked, connection);
    if ('problem' in answer) return answer.problem;
    return answer.status < limit ? null : `status ${answer.status}`;
  };
}

async function orderOf(url: string, health: Health, beside: string | null, connection: Dispatcher): Promise<boolean | null> {
  if ((await health()) === null)
    throw new HeadroomError(
      'PORT_IN_USE',
      `Something answers at ${url} already, before it was started.`,
      'Stop it (a --down command does so for containers), or use $PORT in --url and --up, which is free.',
    );
  if (beside === null) return null;
  const [own, other] = [await answers(url, connection), await answers(beside, connection)];
  return ('problem' in own || own.status >= 500) && 'status' in other && other.status < 500;
}

async function ownFolder(parent: string, side: string): Promise<string> {
  for (const name of await leftoversIn(parent)) await rm(path.join(parent, name), { recursive: true, force: true });
  await mkdir(parent, { recursive: true });
  return await mkdtemp(path.join(parent, `${side}-${process.pid}.`));
}

function variables({ side, port, commit, headFolder }: UpOptions, data: string): Record<string, string> {
  return {
    SIDE: side,
    PORT: String(port),
    HEADROOM_SIDE: side,
    HEADROOM_PORT: String(port),
    HEADROOM_COMMIT: commit ?? '',
    HEADROOM_DATA: data,
    HEADROOM_HEAD_FOLDER: headFolder,
  };
}

async function waitUntilUp(target: StartedTarget, health: Health, options: UpOptions, url: string): Promise<void> {
  const until = Date.now() + options.timeoutS * 1000;
  let last = 'nothing answered';
  while (Date.now() < until) {
    options.signal?.throwIfAborted();
    const end = endOf(target);
    if (end !== null && end.code !== 0) throw startFailed(options, target, end);
    const said = await health();
    if (said === null) return;
    last = said;
    await sleep(pollMs, undefined, options.signal === undefined ? {} : { signal: options.signal });
  }
  throw neverHealthy(options, target, url, last);
}

async function closeSide(target: StartedTarget, options: UpOptions, url: string, data: string, connection: Dispatcher): Promise<string[]> {
  const notes: string[] = [];
  await target.stop(options.down === null ? undefined : downTimeoutS + graceS);
  const failed = target
    .tail()
    .split('\n')
    .find((line) => line.startsWith('{"leash":"cleanup"') && !line.includes('"code":0'));
  if (failed !== undefined) notes.push(`The --down command of ${options.side} failed: ${options.mask(target.tail())}`);
  else if (options.down === null && 'status' in (await answers(url, connection)))
    notes.push(`${options.side} still runs at ${url}: its --up command left it to something else, and there is no --down command.`);
  await rm(data, { recursive: true, force: true }).catch((error: Error) => notes.push(`${data} could not be removed: ${error.message}`));
  if (options.connection === undefined) await connection.close();
  return notes;
}
