import { InvalidArgumentError } from 'commander';
import { autoscaleFormats } from '../../reports/autoscale/index.ts';
import { manifestsFor, simulateScaling } from '../campaign/autoscale/autoscale.ts';
import type { AutoscaleWanted } from '../campaign/autoscale/wanted.ts';
import { exitCode } from '../model/error.ts';
import { openStore } from '../store/index.ts';
import { declareDocumentOptions, printDocument } from './document-output.ts';
import { printManifests } from './manifest-output.ts';
import { amount, collect, currency, duration, positive, positiveWhole, rate } from './options.ts';
import { typedCommand } from './typed-command.ts';
import type { Verb } from './verb.ts';

const shapes = ['spike', 'daily', 'growth'] as const;
const manifests = ['hpa', 'ebextensions'] as const;

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('[policy...]', 'names of the configuration (autoscale), presets (backend, frontend, relay, gpu, beanstalk), or files')
      .option('--policy <file>', 'a policy as JSON, a HorizontalPodAutoscaler, or a file of .ebextensions/; may be repeated', collect)
      .option('--compare <names>', 'more policies to put beside, with commas', listed)
      .option('--demand <file>', 'CSV with the header seconds,rate: requests per second from each second on')
      .option('--run <run>', 'the request rate of a past run: its id, latest, a scenario')
      .option('--generate <shape>', `a demand of a known shape: ${shapes.join(', ')}`, oneOf(shapes))
      .option('--base <rate>', 'requests per second at rest', amount)
      .option('--peak <rate>', 'requests per second at the top', amount)
      .option('--length <time>', 'how long it lasts, such as 1h', duration)
      .option('--noise <share>', 'relative standard deviation of a second: 3%', rate)
      .option('--seed <n>', 'of the noise: 1', positiveWhole)
      .option('--capacity-per-replica <rate>', 'good requests per second of one replica', positive)
      .option('--service-demand <time>', 'CPU time a request takes, such as 20ms: with --cores the capacity', duration)
      .option('--cores <n>', 'cores a replica uses at capacity', positive)
      .option('--capacity <campaign>', 'what `headroom capacity` measured: a campaign, or latest')
      .option('--startup <time>', 'from the decision to the first request: 60s', pause)
      .option('--service-time <time>', 'latency of a request in an idle replica, such as 80ms', duration)
      .option('--latency-target <time>', 'behind as soon as latency is above, such as 300ms', duration)
      .option('--cost <money>', 'price of a replica and hour', amount)
      .option('--currency <code>', 'of that price; else of the prices in the configuration, else USD', currency)
      .option('--start <n>', 'replicas at the beginning; else the policy has come to rest', positiveWhole)
      .option(
        '--signal <metric=signal>',
        'what a metric is at a load: requests, served, backlog, latency, utilisation, cores; *60, /2, +5',
        collect,
      )
      .option('--cpu-request <quantity>', 'what a pod requests, such as 200m')
      .option('--memory-request <quantity>', 'what a pod requests, such as 512Mi')
      .option('--emit <manifest>', `print what has to be applied instead: ${manifests.join(' or ')}`, oneOf(manifests))
      .option('--config <file>', 'configuration file, instead of headroom.config.ts');
    declareDocumentOptions(command, Object.keys(autoscaleFormats));
    command.addHelpText(
      'after',
      '\nExamples:\n  headroom autoscale backend --capacity-per-replica 50 --generate spike --base 100 --peak 400 --startup 60s --cost 0.1\n  headroom autoscale backend beanstalk --capacity latest --demand demand.csv --format html --out scaling.html\n  headroom autoscale --policy hpa.yaml --run latest --capacity-per-replica 50\n  headroom autoscale backend --emit hpa\n\nA policy as JSON:\n  { "kind": "hpa", "name": "web", "scaleTargetRef": { "name": "web" }, "minReplicas": 2, "maxReplicas": 10,\n    "metrics": [{ "type": "Resource", "name": "cpu", "target": { "type": "Utilization", "averageUtilization": 70 } }],\n    "behavior": { "scaleUp": { "stabilizationWindowSeconds": 120 } }, "pod": { "requests": { "cpu": "200m" } } }',
    );
  },
  run: async ({ terminal, folder }, args, options) => {
    const { policy = [], compare = [], emit, ...rest } = options as Options;
    const wanted: AutoscaleWanted = {
      ...rest,
      folder,
      policies: [...args, ...policy, ...compare],
      command: typedCommand(),
    };
    const store = openStore(folder);
    if (emit !== undefined) await printManifests(terminal, await manifestsFor(wanted, store, emit), options.out);
    else await printDocument(terminal, folder, await simulateScaling(wanted, store), autoscaleFormats, 'autoscale', options);
    return exitCode.good;
  },
};

type Options = Omit<AutoscaleWanted, 'folder' | 'policies' | 'command'> & {
  readonly policy?: readonly string[];
  readonly compare?: readonly string[];
  readonly emit?: (typeof manifests)[number];
};

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function oneOf<Word extends string>(words: readonly Word[]) {
  return (text: string): Word => {
    const word = words.find((each) => each === text);
    if (word === undefined) throw new InvalidArgumentError(`expected ${words.join(', ')}.`);
    return word;
  };
}

/** A duration that may be nothing. */
const pause = (text: string): number => (/^0(ms|s|m|h)?$/.test(text) ? 0 : duration(text));
