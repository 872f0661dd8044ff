import type { Comparison } from '../../engine/model/comparison.ts';

type Difference = Comparison['differences'][number];

/** What a key of a comparison stands for; those of the target's own facts keep their name. */
const meanings: Readonly<Record<string, string>> = {
  scenario: 'what was sent: journeys, mix, load, data, think time',
  k6: 'version of the generator',
  recording: 'what recorded the run',
  coLocated: 'whether generator and target share a machine',
  targetRestarted: 'whether the target was started fresh',
  'target.cpuModel': 'processor of the target',
  'target.cpuCount': 'cores of the target',
  'target.memory': 'memory of the target',
  environment: 'environment',
  'git.commit': 'commit',
  'generator.kernel': 'kernel of the generator',
  'generator.governor': 'CPU governor of the generator',
  'generator.node': 'Node of the generator',
  'generator.platform': 'platform of the generator',
  'generator.cpuModel': 'processor of the generator',
  'generator.cpuCount': 'cores of the generator',
  'k6.patch': 'patch version of the generator',
  headroom: 'version of Headroom',
  seed: 'seed of the random order',
};

/** In words, what differs; null where the key says it itself. */
export function keyMeaning(key: string): string | null {
  return meanings[key] ?? null;
}

const hash = /^[0-9a-f]{32,}$/;

/** A value of a key, hashes cut to what tells them apart. */
export function keyValue(value: string): string {
  return hash.test(value) ? `${value.slice(0, 12)}…` : value;
}

/** What a difference does to a comparison. */
export function keyWeight({ hard }: Pick<Difference, 'hard'>): string {
  return hard ? 'must be equal: nothing is compared' : 'may explain a change';
}

/** Why two runs are not compared, with the keys named in words; null where no hard key differs. */
export function refusalSentence({ differences }: Pick<Comparison, 'differences'>): string | null {
  const hard = differences.filter((difference) => difference.hard);
  if (hard.length === 0) return null;
  const named = hard.map(({ key }) => {
    const meaning = keyMeaning(key);
    return meaning === null ? key : `${key} (${meaning})`;
  });
  return `Nothing is compared, since ${named.join(' and ')} ${hard.length === 1 ? 'differs' : 'differ'}: a change could not be told from that.`;
}
