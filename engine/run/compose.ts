import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  emptyConfiguration,
  type LoadedConfiguration,
  loadConfiguration,
  resolveSecrets,
  scenarioHash,
  scriptHash,
  selectEnvironment,
  selectScenario,
} from '../config/index.ts';
import { environmentSchema } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import type { RunRequest, Subject } from './request.ts';

/** What a person asked for on the command line, as plain values. */
export interface Wanted {
  /** Folder to look for the configuration in. */
  readonly folder: string;
  /** Names of scenarios, or paths of scripts; none means the default scenario. */
  readonly what: readonly string[];
  readonly env?: string | undefined;
  readonly config?: string | undefined;
  readonly users?: number | undefined;
  readonly duration?: string | undefined;
  /** `name=on|off` of the demo application. */
  readonly switch?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  readonly allowHost?: readonly string[] | undefined;
  readonly scriptEnv?: readonly string[] | undefined;
  readonly lean?: boolean | undefined;
  readonly command: string;
  /** Without a name the gate's scenario is meant, where the configuration has one. */
  readonly gateScenario?: boolean | undefined;
}

/** One request a run, in the order asked for. Throws every error of the configuration, USAGE, SECRET_MISSING, TARGET_SYNTAX. */
export async function composeRequests(wanted: Wanted): Promise<RunRequest[]> {
  const names = wanted.what.length === 0 ? [undefined] : wanted.what;
  return await Promise.all(
    names.map((name) => (name !== undefined && isScript(name) ? composeScript(wanted, name) : composeScenario(wanted, name))),
  );
}

const isScript = (name: string) => /\.([cm]?[jt]s)$/.test(name) || name.includes('/');

async function composeScenario(wanted: Wanted, name: string | undefined): Promise<RunRequest> {
  const { env, seed } = wanted;
  const before = await loadConfiguration({ folder: wanted.folder, file: wanted.config });
  const usual = wanted.gateScenario === true ? before.configuration.gate.scenario : undefined;
  const scenarioName = selectScenario(before, name ?? usual).name;
  const environmentName = selectEnvironment(before, env).name;
  const seeds = seed === undefined ? [] : [`scenarios.${scenarioName}.seed=${seed}`];
  const overrides = {
    scenario: scenarioName,
    users: wanted.users,
    duration: wanted.duration,
    set: [...(wanted.set ?? []), ...seeds, ...switches(wanted, environmentName)],
  };
  const loaded = await loadConfiguration({ folder: wanted.folder, file: wanted.config, overrides });
  const { scenario, targets } = selectScenario(loaded, scenarioName);
  const { environment } = selectEnvironment(loaded, environmentName);
  const subject: Subject = { kind: 'scenario', name: scenarioName, scenario, hash: await scenarioHash(scenario, loaded.folder) };
  return { ...(await common(wanted, loaded, environmentName, environment)), subject, targets };
}

/** A script runs in the environment that is named, else in one that allows loopback and the hosts given by flag. */
async function composeScript(wanted: Wanted, script: string): Promise<RunRequest> {
  const file = path.resolve(wanted.folder, script);
  if (!existsSync(file))
    throw new HeadroomError(
      'JOURNEY_MISSING',
      `There is no script ${script}.`,
      'Paths are taken from where you are. A scenario is named without an ending.',
    );
  const loaded =
    wanted.env === undefined && wanted.config === undefined
      ? emptyConfiguration(wanted.folder)
      : await loadConfiguration({ folder: wanted.folder, file: wanted.config, overrides: { set: wanted.set } });
  const named =
    wanted.env === undefined ? { name: 'local', environment: environmentSchema.parse({}) } : selectEnvironment(loaded, wanted.env);
  const environment = { ...named.environment, allowedHosts: [...named.environment.allowedHosts, ...(wanted.allowHost ?? [])] };
  const subject: Subject = {
    kind: 'script',
    name: path.parse(file).name.replace(/[^A-Za-z0-9_-]/g, '-'),
    file,
    lean: wanted.lean === true,
    hash: await scriptHash(file, wanted.folder),
  };
  return { ...(await common(wanted, loaded, named.name, environment)), subject, targets: [] };
}

async function common(
  wanted: Wanted,
  { folder, configuration }: LoadedConfiguration,
  environmentName: string,
  environment: RunRequest['environment'],
) {
  const given = Object.fromEntries((wanted.scriptEnv ?? []).map(pairOf));
  const secrets = await resolveSecrets(
    { name: environmentName, environment },
    { folder, variables: process.env, alsoMasked: Object.entries(given).flatMap(([name, value]) => (looksSecret(name) ? [value] : [])) },
  );
  return {
    folder,
    environmentName,
    environment,
    templating: configuration.templating,
    gate: configuration.gate,
    secrets: { ...secrets.values, ...given },
    headers: secrets.headers,
    keyPassword: secrets.keyPassword,
    mask: (text: string) => secrets.mask(text),
    command: wanted.command,
  };
}

const looksSecret = (name: string) => /token|secret|password|key|auth/i.test(name);

function pairOf(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new HeadroomError('USAGE', `-e ${text}: expected NAME=value.`, 'For example -e BASE_URL=http://127.0.0.1:8080.');
  return [text.slice(0, equals), text.slice(equals + 1)];
}

function switches(wanted: Wanted, environmentName: string): string[] {
  return (wanted.switch ?? []).map((text) => {
    const [, name, state] = /^([a-z-]+)=(on|off)$/.exec(text) ?? [];
    if (name === undefined)
      throw new HeadroomError('USAGE', `--switch ${text}: expected a switch and on or off.`, 'For example --switch indexes=off.');
    return `environments.${environmentName}.demo.switches.${name}=${state === 'on'}`;
  });
}
