import { fileIn } from './files.ts';
import type { K6Plan } from './plan.ts';

/** k6's word for no end-of-test summary came with version 2. */
const summaryModeSince = 2;

export interface CommandSettings {
  /** Of a stock k6. */
  readonly k6Major?: number;
  /** Outputs the shell asks for with `K6_OUT`, which ours on the command line would replace. */
  readonly outputs?: readonly string[];
}

/**
 * k6's arguments. Our own journeys run without k6's summary and thresholds, which keep every value in memory: the engine judges. A script runs as under
 * `k6 run`, with our output added; `lean` turns both off there too. Nothing secret is among them. Versions
 * before 2 open a port to be controlled by, which we close.
 */
export function argumentsOf(plan: K6Plan, { k6Major = summaryModeSince, outputs = [] }: CommandSettings = {}): string[] {
  const { binary, work, network, folder } = plan;
  const quick = work.kind === 'journeys' || work.lean;
  const forbidden = [...network.forbiddenRanges, ...(work.kind === 'script' ? work.forbiddenRanges : [])];
  const output = binary.kind === 'recorder' ? `headroom=${fileIn(folder, 'windows')}` : `csv=${fileIn(folder, 'samples')}`;
  return [
    'run',
    '--quiet',
    '--no-color',
    '--no-usage-report',
    '--log-format=json',
    ...[output, ...(work.kind === 'script' ? outputs : [])].flatMap((one) => ['--out', one]),
    ...(binary.kind === 'stock' ? ['--address='] : []),
    ...(quick
      ? [k6Major >= summaryModeSince ? '--summary-mode=disabled' : '--no-summary', '--no-thresholds']
      : ['--summary-export', fileIn(folder, 'summary')]),
    ...forbidden.flatMap((range) => ['--blacklist-ip', range]),
    ...(network.localAddresses === null ? [] : ['--local-ips', network.localAddresses]),
    ...(work.kind === 'script' && network.tls?.verify === false ? ['--insecure-skip-tls-verify'] : []),
    work.kind === 'journeys' ? fileIn(folder, 'entry') : work.file,
  ];
}
