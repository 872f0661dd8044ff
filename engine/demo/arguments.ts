import { parseArgs } from 'node:util';
import type { DemoFaultsInput } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import type { RateLimit } from './auth/limiter.ts';
import type { DemoOptions, RateLimits } from './options.ts';
import { type DemoSwitches, isSwitchName, SWITCH_NAMES } from './switches.ts';

/** What the command line of the demo's own process says. */
export type DemoArguments = { options: DemoOptions; dieWithParent: boolean };

/**
 * Reads `--data DIR [--host H] [--port N] [--users N] [--orders N] [--seed N] [--workers N] [--heartbeat-clock N] [--switch name=on|off]...
 * [--fault slowdown=SHARE|tail=SHARE:MILLISECONDSms]... [--rate-limit login|api|user=COUNT/SECONDS|off]... [--die-with-parent]`. Throws `HeadroomError` `USAGE`.
 */
export function readArguments(words: string[]): DemoArguments {
  const { values } = parse(words);
  if (values.data === undefined) throw usage('The demo needs a data folder.', 'Give one with --data DIR.');
  const options: DemoOptions = {
    dataFolder: values.data,
    switches: readSwitches(values.switch ?? []),
    faults: readFaults(values.fault ?? []),
  };
  if (values.host !== undefined) options.host = values.host;
  for (const name of ['port', 'users', 'orders', 'seed', 'workers'] as const) {
    const text = values[name];
    if (text !== undefined) options[name] = readCount(name, text);
  }
  if (values['heartbeat-clock'] !== undefined) options.heartbeatClock = readClock(values['heartbeat-clock']);
  options.rateLimits = readRateLimits(values['rate-limit'] ?? []);
  return { options, dieWithParent: values['die-with-parent'] ?? false };
}

function parse(words: string[]) {
  const one = { type: 'string' } as const;
  const many = { type: 'string', multiple: true } as const;
  const options = {
    data: one,
    host: one,
    port: one,
    users: one,
    orders: one,
    seed: one,
    workers: one,
    'heartbeat-clock': one,
    switch: many,
    fault: many,
    'rate-limit': many,
    'die-with-parent': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: words, options });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error), 'See engine/demo/arguments.ts for the flags.');
  }
}

function readSwitches(texts: readonly string[]): Partial<DemoSwitches> {
  const switches: Partial<DemoSwitches> = {};
  for (const text of texts) {
    const [name = '', state] = text.split('=');
    if (!isSwitchName(name)) throw usage(`There is no switch "${name}".`, `Known: ${SWITCH_NAMES.join(', ')}.`);
    if (state !== 'on' && state !== 'off') throw usage(`"--switch ${text}" is neither on nor off.`, `Write --switch ${name}=off.`);
    switches[name] = state === 'on';
  }
  return switches;
}

function readFaults(texts: readonly string[]): DemoFaultsInput {
  const faults: DemoFaultsInput = {};
  for (const text of texts) {
    const match = /^(?:slowdown=([-+.\de]+)|tail=([-+.\de]+):([-+.\de]+)ms)$/.exec(text);
    if (!match) throw usage(`"--fault ${text}" cannot be read.`, 'Write --fault slowdown=0.05 or --fault tail=0.02:20ms.');
    if (match[1] !== undefined) faults.slowdown = Number(match[1]);
    else faults.tail = { share: Number(match[2]), delayMs: Number(match[3]) };
  }
  return faults;
}

function readRateLimits(texts: readonly string[]): Partial<RateLimits> {
  const limits: Partial<RateLimits> = {};
  for (const text of texts) {
    const match = /^(login|api|user)=(?:off|(\d+)\/(\d+))$/.exec(text);
    if (!match) throw usage(`"--rate-limit ${text}" cannot be read.`, 'Write --rate-limit login=5/900 or --rate-limit api=off.');
    const rate: RateLimit | null = match[2] === undefined ? null : { limit: Number(match[2]), windowSeconds: Number(match[3]) };
    limits[match[1] as keyof RateLimits] = rate;
  }
  return limits;
}

function readCount(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw usage(`--${name} is "${text}", not a whole number.`, `Write --${name} with digits only.`);
  if ((name === 'orders' || name === 'workers') && Number(text) === 0)
    throw usage(`--${name} must be at least 1.`, 'Leave it out for the default.');
  return Number(text);
}

function readClock(text: string): number {
  const clock = Number(text);
  if (text !== '' && clock > 0 && clock <= 1000) return clock;
  throw usage(`--heartbeat-clock is "${text}", not a number up to 1000.`, 'Write --heartbeat-clock 60 for a minute in a second.');
}

function usage(message: string, hint: string): HeadroomError {
  return new HeadroomError('USAGE', message, hint);
}
