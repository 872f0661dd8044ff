import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { HeadroomError } from '../model/error.ts';
import type { InitWanted, Project } from './options.ts';

const execute = promisify(execFile);
const defaultUrl = 'http://127.0.0.1:3000';
/** The clone this runs from. */
const ownFolder = path.resolve(import.meta.dirname, '../..');

interface PackageFile {
  readonly type?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Looks at the project and settles what was left open. Throws USAGE for a URL or an action that is none. */
export async function readProject({ folder, url, start, action }: InitWanted): Promise<Project> {
  const own = await packageFile(folder);
  const place = checkedUrl(url ?? defaultUrl);
  const command = start ?? (url === undefined && own?.scripts?.start !== undefined ? 'npm start' : null);
  return {
    environment: isLoopback(place) ? 'local' : 'staging',
    url: place,
    start: command,
    install: own === null ? null : existsSync(path.join(folder, 'package-lock.json')) ? 'npm ci' : 'npm install',
    configurationFile: own === null || own.type === 'module' ? 'headroom.config.ts' : 'headroom.config.mts',
    installed: 'headroom-load' in { ...own?.dependencies, ...own?.devDependencies },
    mainBranch: await mainBranchOf(folder),
    action: action === undefined ? await ownAction() : checkedAction(action),
  };
}

async function packageFile(folder: string): Promise<PackageFile | null> {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new HeadroomError('USAGE', `${file} is no JSON: ${error instanceof Error ? error.message : error}`, 'Mend it first.', error);
  }
}

function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url;
  throw new HeadroomError(
    'USAGE',
    `--url ${text}: expected an address without a password.`,
    'For example --url https://staging.example.com.',
  );
}

function checkedAction(text: string): string {
  if (/^[\w.-]+\/[\w./-]+@[\w./-]+$/.test(text)) return text;
  throw new HeadroomError('USAGE', `--action ${text}: expected owner/repository@ref.`, 'For example --action acme/headroom@main.');
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.');
}

async function git(folder: string, ...args: string[]): Promise<string> {
  try {
    return (await execute('git', ['-C', folder, ...args], { timeout: 5000 })).stdout.trim();
  } catch (error) {
    // No repository, no git, no such thing in it: then nothing is known.
    if (error instanceof Error) return '';
    throw error;
  }
}

async function mainBranchOf(folder: string): Promise<string> {
  const head = await git(folder, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
  return head.replace(/^origin\//, '') || 'main';
}

/** Where the clone this runs from was cloned from, if that is GitHub: the action is there too. */
async function ownAction(): Promise<string | null> {
  const origin = await git(ownFolder, 'remote', 'get-url', 'origin');
  const [, name] = /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(origin) ?? [];
  return name === undefined ? null : `${name}@main`;
}
