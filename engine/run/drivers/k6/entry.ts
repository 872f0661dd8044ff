import { pathToFileURL } from 'node:url';
import { HeadroomError } from '../../../model/error.ts';
import { countedPassScenarios, countedPassSource } from './counted-pass.ts';
import { optionsOf } from './options.ts';
import type { JourneyWork, K6Journey, K6Tls } from './plan.ts';
import { scenariosOf } from './scenarios.ts';
import { sourcesOf } from './sources.ts';
import { tlsAuthSource } from './tls.ts';

/**
 * The one file k6 is given for a mix. What a journey file is:
 *
 *     export default function (data) { ... }      one pass of the journey, plain or async
 *     export function setup() { ... }             optional, once before the load; what it returns is the journey's `data`
 *     export function teardown(data) { ... }      optional, once after the load
 *
 * It exports no `options`. A journey that imports `k6/browser`, itself or through a relative import, gets a browser. What it is told is in
 * `__ENV.HEADROOM_CONTEXT` (`engine/model/journey-context.ts`), headers for every request in `__ENV.HEADROOM_HEADERS`, both JSON. It does not pace itself:
 * the entry waits out `pacing` after it. The same user may run it closed and, in the second opinion, open, so what a user keeps (tokens, its row of data)
 * belongs to the module, not to one scenario.
 */
export interface EntrySettings {
  readonly work: JourneyWork;
  readonly tls: K6Tls | null;
  readonly hostAddresses: Readonly<Record<string, string>>;
  readonly userAgent: string;
  readonly ratesFile: string;
}

/** The entry's source. Throws JOURNEY_MISSING for a journey that cannot be read, CONFIG_INVALID for two of one name. */
export function entrySource({ work, tls, hostAddresses, userAgent, ratesFile }: EntrySettings): string {
  const twice = work.journeys.find(({ name }, index) => work.journeys.some((other, at) => at < index && other.name === name));
  if (twice) throw new HeadroomError('CONFIG_INVALID', `Two journeys are called ${twice.name}.`, 'Give one of them a name of its own.');
  const browser = new Set(work.journeys.filter(({ file }) => needsBrowser(file)).map(({ name }) => name));
  const scenarios =
    work.passes === undefined
      ? scenariosOf({ journeys: work.journeys, load: work.load, browser, ratesFile })
      : countedPassScenarios(work.passes);
  const options = optionsOf({ scenarios, userAgent, verifyTls: tls?.verify ?? true, hostAddresses });
  return `import { sleep } from 'k6';
import { Gauge } from 'k6/metrics';
${work.journeys.map(({ file }, index) => `import * as module${index} from ${JSON.stringify(pathToFileURL(file).href)};`).join('\n')}

export const options = ${JSON.stringify(options, null, 2)};
${tlsAuthSource(tls)}
const loadStart = new Gauge('headroom_load_start');
const modules = { ${work.journeys.map(({ name }, index) => `${JSON.stringify(name)}: module${index}`).join(', ')} };
for (const [name, journey] of Object.entries(modules))
  if (typeof journey.default !== 'function') throw new Error(\`the journey \${name} exports no default function\`);

export async function setup() {
  const data = {};
  for (const [name, journey] of Object.entries(modules)) if (journey.setup) data[name] = await journey.setup();
  loadStart.add(Date.now());
  return data;
}

export async function teardown(data) {
  for (const [name, journey] of Object.entries(modules)) if (journey.teardown) await journey.teardown(data[name]);
}

function paced(seconds, journey, data) {
  const startedAt = Date.now();
  const wait = () => sleep(Math.max(0, seconds - (Date.now() - startedAt) / 1000));
  const running = journey(data);
  if (running instanceof Promise) return running.then(wait);
  wait();
}

${work.passes === undefined ? work.journeys.map(executables).join('\n') : countedPassSource(work.journeys)}
`;
}

function executables({ name, pacingS, users }: K6Journey, index: number): string {
  const call = `module${index}.default`;
  const data = `data[${JSON.stringify(name)}]`;
  const closed = pacingS === null || pacingS === 0 ? `${call}(${data})` : `paced(${pacingS}, ${call}, ${data})`;
  const source = `export function journey${index}(data) {\n  return ${closed};\n}\n`;
  return users === null ? `${source}export function journey${index}open(data) {\n  return ${call}(${data});\n}\n` : source;
}

/** Whether a journey drives a browser. Throws JOURNEY_MISSING. */
export function needsBrowser(file: string): boolean {
  return needsModule(file, 'k6/browser');
}

/** Whether a journey, or what it imports by a relative path, imports this module of k6. Throws JOURNEY_MISSING. */
export function needsModule(file: string, module: string): boolean {
  try {
    return [...sourcesOf(file).values()].some(({ imports }) => imports.includes(module));
  } catch (error) {
    throw new HeadroomError(
      'JOURNEY_MISSING',
      `The journey file ${file} cannot be read.`,
      'Paths are taken from the folder of headroom.config.ts.',
      error,
    );
  }
}
