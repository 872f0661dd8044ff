import path from 'node:path';
import { readTls } from '../../environments/connection.ts';
import { dialledAddress } from '../../environments/dial.ts';
import type { OpenEnvironment } from '../../environments/index.ts';
import { HeadroomError } from '../../model/error.ts';
import { templateUrl } from '../../model/templating.ts';
import { version } from '../../model/version.ts';
import type { Address, TlsTexts } from '../drivers/generator/address.ts';
import { planLoad } from '../load/plan.ts';
import type { RunRequest, Subject } from '../request.ts';
import type { Work } from './work.ts';

/** What is to be loaded at one address of a service. */
export interface AddressWanted {
  readonly service: string;
  readonly path: string;
  /** In results; made of `verb` and the path when not given. */
  readonly name: string | undefined;
  readonly verb: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type SingleSubject = Subject & { readonly kind: 'scenario' };

/** Plans connections to one address: its load steps, and all that can be wrong with it. Throws CONFIG_INVALID, HOST_NOT_ALLOWED, TARGET_DOWN, TLS_FILE_MISSING. */
export async function addressWork(
  request: RunRequest,
  subject: SingleSubject,
  environment: OpenEnvironment,
  wanted: AddressWanted,
): Promise<{ readonly address: Address; readonly facts: Omit<Work, 'start' | 'count'> }> {
  const address = await addressOf(request, environment, wanted);
  const named = request.targets.flatMap(({ at }) => (at === undefined ? [] : [at.users]));
  const load = planLoad({ scenario: subject.scenario, targetUsers: named, secondOpinionS: 0 });
  const notes =
    request.environment.localAddresses === undefined ? [] : ['localAddresses are for journeys: every connection comes from one address.'];
  return {
    address,
    facts: {
      steps: load.steps,
      durationS: load.durationS,
      maxUsers: load.maxUsers,
      description: `${address.name}, up to ${load.peakUsers} connections, ${Math.round(load.durationS)} s`,
      notes,
      targets: request.targets,
      arrival: null,
      pacingS: {},
    },
  };
}

async function addressOf(request: RunRequest, { services, allowed }: OpenEnvironment, wanted: AddressWanted): Promise<Address> {
  const base = services[wanted.service];
  if (base === undefined)
    throw new HeadroomError(
      'CONFIG_INVALID',
      `Environment ${request.environmentName} has no service ${wanted.service}.`,
      `It has ${Object.keys(services).join(', ') || 'none'}: name one of them as the service of the scenario.`,
    );
  const url = new URL(base);
  const { address, port } = await dialledAddress(base, allowed.forbiddenRanges);
  const { username, password } = url;
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const templated = templateUrl(`http://name${wanted.path.replace(/\?.*$/, '')}`).replace('http://name', '');
  return {
    address: address.includes(':') ? `[${address}]` : address,
    port,
    path: `${url.pathname.replace(/\/+$/, '')}${wanted.path}`,
    host: url.host,
    name: wanted.name ?? `${wanted.verb} ${templated}`,
    tls: /^(https|wss):$/.test(url.protocol) ? tlsOf(request, url.hostname) : null,
    headers: {
      'user-agent': `Headroom/${version}`,
      ...(username === '' ? {} : { authorization: `Basic ${credentials}` }),
      ...lowered(request.headers),
      ...lowered(wanted.headers),
    },
  };
}

const lowered = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function tlsOf(request: RunRequest, hostname: string): TlsTexts {
  const { tls } = request.environment;
  const place = (file: string | undefined) => (file === undefined ? {} : path.resolve(request.folder, file));
  const files = Object.fromEntries(
    (['ca', 'certificate', 'key'] as const).flatMap((name) => (tls?.[name] === undefined ? [] : [[name, place(tls[name])]])),
  );
  const read = readTls(tls === undefined ? request.environment : { ...request.environment, tls: { ...tls, ...files } });
  return {
    serverName: /^[\d.]+$|^\[/.test(hostname) ? null : hostname,
    verify: read.rejectUnauthorized,
    ca: read.ca ?? null,
    certificate: read.cert ?? null,
    key: read.key ?? null,
    keyPassword: request.keyPassword,
  };
}

/** Neither autocannon nor ws takes a proxy, nor a browser that is held to allowed hosts by one. Throws CONFIG_INVALID. */
export function assertDirect({ environment, environmentName }: RunRequest): void {
  if (environment.proxy === undefined) return;
  throw new HeadroomError(
    'CONFIG_INVALID',
    `Environment ${environmentName} has a proxy, and one endpoint, socket or page is reached directly.`,
    'Load it by a journey instead, or in an environment without a proxy.',
  );
}
