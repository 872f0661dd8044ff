import type { K6Plan } from './plan.ts';
import { browserTlsArguments, tlsEnvironment } from './tls.ts';

type Surrounding = Readonly<Record<string, string | undefined>>;

/** Where k6 and its browser send their requests; null for straight to the target. */
interface Proxies {
  readonly k6: string | null;
  readonly browser: string | null;
}
const noProxies: Proxies = { k6: null, browser: null };

/**
 * The environment k6 runs in. Our journeys get no `K6_*` of the surrounding shell, which would override their options; a script gets them all, as under
 * `k6 run`. Proxies of the shell go in both cases: they would carry requests past the list of forbidden addresses.
 */
export function environmentOf(plan: K6Plan, surrounding: Surrounding, proxies: Proxies = noProxies): Record<string, string> {
  const own = plan.work.kind === 'journeys';
  const inherited = Object.entries(surrounding).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !proxyPattern.test(entry[0]) && !(own && entry[0].startsWith('K6_')),
  );
  const { network, work } = plan;
  return {
    ...Object.fromEntries(inherited),
    ...(proxies.k6 === null ? {} : { HTTP_PROXY: proxies.k6, HTTPS_PROXY: proxies.k6 }),
    ...tlsEnvironment(network.tls),
    ...browserOf(plan, surrounding, proxies.browser),
    ...plan.secrets,
    ...(work.kind === 'journeys' ? { HEADROOM_CONTEXT: JSON.stringify(work.context), HEADROOM_HEADERS: JSON.stringify(work.headers) } : {}),
    ...(plan.templating.length === 0 ? {} : { HEADROOM_RULES: JSON.stringify(plan.templating) }),
    ...(plan.binary.kind === 'recorder' ? { HEADROOM_STDIN: '1' } : { K6_CSV_TIME_FORMAT: 'unix_milli' }),
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
    K6_NO_USAGE_REPORT: 'true',
  };
}

const proxyPattern = /^(https?|all|no)_proxy$/i;

/** A closed port: what a browser is sent to for every host that is not allowed. */
const nowhere = 'http://127.0.0.1:9';

/**
 * Chromium checks no address list of k6 for web sockets or its own traffic. So it gets a proxy that is not there, which only allowed hosts go past; the list
 * is separated by semicolons because k6 splits its arguments at commas.
 */
function browserOf({ browser, network, work }: K6Plan, surrounding: Surrounding, proxy: string | null): Record<string, string> {
  if (browser === null) return {};
  const own = work.kind === 'script' ? surrounding : {};
  const bypass = network.allowedNames.filter((name) => !name.includes(',')).join(';');
  const args = [
    ...(own.K6_BROWSER_ARGS ? [own.K6_BROWSER_ARGS] : []),
    ...(process.getuid?.() === 0 ? ['no-sandbox'] : []),
    'disable-gpu',
    'disable-component-update',
    'disable-sync',
    'disable-domain-reliability',
    `proxy-server=${proxy ?? nowhere}`,
    ...(proxy === null && bypass !== '' ? [`proxy-bypass-list=${bypass}`] : []),
    ...browserTlsArguments(network.tls),
  ];
  return {
    K6_BROWSER_EXECUTABLE_PATH: own.K6_BROWSER_EXECUTABLE_PATH ?? browser,
    K6_BROWSER_HEADLESS: own.K6_BROWSER_HEADLESS ?? 'true',
    K6_BROWSER_ARGS: args.join(','),
  };
}
