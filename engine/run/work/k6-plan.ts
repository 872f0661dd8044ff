import path from 'node:path';
import { journeyName } from '../../config/index.ts';
import { type OpenEnvironment, serviceVariables } from '../../environments/index.ts';
import { HeadroomError } from '../../model/error.ts';
import type { DataPool } from '../../model/journey-context.ts';
import type { Scenario } from '../../model/scenario.ts';
import { version } from '../../model/version.ts';
import type { JourneyWork, K6Binary, K6Journey, K6Plan, K6Tls, ScriptWork } from '../drivers/k6/plan.ts';
import type { LoadPlan } from '../load/plan.ts';
import type { RunRequest } from '../request.ts';

/** Puts together what the k6 driver needs. `runFolder` is the unsealed run's. */
export function k6Plan(given: {
  readonly request: RunRequest;
  readonly environment: OpenEnvironment;
  readonly work: JourneyWork | ScriptWork;
  readonly binary: K6Binary;
  readonly browser: string | null;
  readonly runFolder: string;
}): K6Plan {
  const { request, environment, work } = given;
  return {
    binary: given.binary,
    folder: given.runFolder,
    workingFolder: request.folder,
    work,
    network: {
      forbiddenRanges: environment.allowed.forbiddenRanges,
      allowedNames: environment.allowed.names,
      proxy: request.environment.proxy ?? null,
      hostAddresses: environment.hostAddresses,
      localAddresses: request.environment.localAddresses ?? null,
      tls: tlsOf(request, environment.services),
    },
    browser: given.browser,
    secrets: { ...serviceVariables(environment.services), ...request.secrets },
    mask: request.mask,
    templating: request.templating,
    userAgent: `Headroom/${version}`,
  };
}

/** A scenario's journeys with what they are told. Throws DATA_MISSING when a journey's pool has no file. */
export function journeyWork(request: RunRequest, scenario: Scenario, load: LoadPlan, environment: OpenEnvironment): JourneyWork {
  const absolute = (file: string) => path.resolve(request.folder, file);
  const pools = Object.entries(scenario.data).map(([name, { file, pick, whenEmpty }]): [string, DataPool] => [
    name,
    { file: absolute(file), pick, whenEmpty },
  ]);
  const accounts: [string, DataPool][] =
    environment.accountsFile === null ? [] : [['accounts', { file: environment.accountsFile, pick: 'perUser', whenEmpty: 'stopUser' }]];
  const settings = scenario.journeys.map(
    (entry) =>
      [
        journeyName(entry),
        { thinkTime: entry.thinkTime ?? scenario.thinkTime ?? null, pacingS: entry.pacing ?? scenario.pacing ?? null },
      ] as const,
  );
  return {
    kind: 'journeys',
    journeys: scenario.journeys.map(
      (entry): K6Journey => ({
        name: journeyName(entry),
        file: absolute(entry.journey),
        weight: entry.weight,
        users: entry.users ?? null,
        pacingS: entry.pacing ?? scenario.pacing ?? null,
      }),
    ),
    load,
    context: {
      services: Object.fromEntries(Object.entries(environment.services).map(([name, url]) => [name, url.replace(/\/+$/, '')])),
      journeys: Object.fromEntries(settings),
      data: Object.fromEntries([...accounts, ...pools]),
      seed: scenario.seed,
      side: null,
    },
    headers: request.headers,
  };
}

function tlsOf(request: RunRequest, services: Readonly<Record<string, string>>): K6Tls | null {
  const { tls } = request.environment;
  if (tls === undefined) return null;
  if ((tls.certificate === undefined) !== (tls.key === undefined))
    throw new HeadroomError(
      'CONFIG_INVALID',
      `environments.${request.environmentName}.tls: a client certificate needs both certificate and key.`,
      'Give both PEM files, or neither.',
    );
  const file = (name: string | undefined) => (name === undefined ? null : path.resolve(request.folder, name));
  return {
    ca: file(tls.ca),
    certificate: file(tls.certificate),
    key: file(tls.key),
    keyPassword: request.keyPassword,
    verify: tls.verify,
    hosts: [...new Set(Object.values(services).map((url) => new URL(url).hostname))],
  };
}
