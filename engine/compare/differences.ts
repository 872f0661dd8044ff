import type { Baseline } from '../model/baseline.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Provenance, Run } from '../model/run.ts';
import { flatFacts } from './facts.ts';
import { hardKeysOf, isTargetMachineFact } from './hardkeys.ts';

export type Difference = Comparison['differences'][number];

/** What is known of where one side was measured. */
export interface Side {
  readonly environment: string;
  readonly hardKeys: Readonly<Record<string, string>>;
  readonly provenance: Provenance;
}

const unknown = 'unknown';

export const sideOfRun = (run: Run): Side => ({ environment: run.environment, hardKeys: hardKeysOf(run), provenance: run.provenance });
export const sideOfBaseline = ({ environment, hardKeys, provenance }: Baseline): Side => ({ environment, hardKeys, provenance });

/** Everything that differs between two sides, hard keys first. A hard key that one side does not know differs; a soft one that a side does not know says nothing. */
export function differences(base: Side, head: Side): Difference[] {
  return [
    ...differing(base.hardKeys, head.hardKeys).map((difference) => ({ ...difference, hard: true })),
    ...differing(softKeysOf(base), softKeysOf(head))
      .filter((difference) => difference.base !== unknown && difference.head !== unknown)
      .map((difference) => ({ ...difference, hard: false })),
  ];
}

export const hardDifferences = (base: Side, head: Side): Difference[] => differences(base, head).filter(({ hard }) => hard);

function differing(base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>) {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(head)])];
  return keys
    .map((key) => ({ key, base: base[key] ?? unknown, head: head[key] ?? unknown }))
    .filter((difference) => difference.base !== difference.head);
}

function softKeysOf({ environment, provenance }: Side): Record<string, string> {
  const { git, headroom, driver, generator, target, coLocated, seed } = provenance;
  const facts = Object.entries(flatFacts(target ?? {})).filter(([fact]) => coLocated || !isTargetMachineFact(fact));
  return {
    environment,
    'git.commit': git ? `${git.commit}${git.dirty ? ' with changes' : ''}` : unknown,
    ...Object.fromEntries(facts.map(([fact, value]) => [`target.${fact}`, value])),
    'generator.kernel': generator.kernel,
    'generator.governor': generator.governor ?? unknown,
    'generator.node': generator.node,
    'generator.platform': generator.platform,
    ...(coLocated ? {} : { 'generator.cpuModel': generator.cpuModel, 'generator.cpuCount': String(generator.cpuCount) }),
    'k6.patch': driver.version,
    headroom,
    seed: String(seed),
  };
}
