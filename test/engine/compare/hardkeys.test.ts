import { describe, expect, test } from 'vitest';
import { differences, hardDifferences, sideOfRun } from '../../../engine/compare/differences.ts';
import { hardKeysOf } from '../../../engine/compare/hardkeys.ts';
import { machine, type RunChanges, runOf } from '../report/synthetic/run-document.ts';
import { session } from '../report/synthetic/session.ts';

const measurement = session({ seconds: 1 });
const side = (changes: RunChanges = {}) => sideOfRun(runOf(measurement, changes));
const driver = { kind: 'k6', version: '2.2.0', recording: 'recorder', source: 'cached build' } as const;
const remote = (target: Record<string, unknown> | null, generator = machine) =>
  side({ provenance: { coLocated: false, target, generator } });
const keys = (found: { key: string }[]) => found.map(({ key }) => key);

describe('hard keys', () => {
  test('of a target on this machine are what was sent, the machine, the start, k6 and the recording', () => {
    expect(hardKeysOf(runOf(measurement))).toEqual({
      scenario: '5d'.repeat(32),
      k6: '2.2',
      recording: 'recorder',
      coLocated: 'true',
      targetRestarted: 'true',
      'target.cpuModel': 'AMD EPYC 7B13',
      'target.cpuCount': '2',
      'target.memory': '8 GiB',
    });
  });

  test.each<[string, RunChanges, string]>([
    ['another scenario', { provenance: { scenarioHash: 'aa' } }, 'scenario'],
    ['a k6 of another minor version', { provenance: { driver: { ...driver, version: 'v2.3.1' } } }, 'k6'],
    ['an unmodified k6', { provenance: { driver: { ...driver, recording: 'stock' } } }, 'recording'],
    ['a target that was not restarted', { provenance: { targetRestarted: false } }, 'targetRestarted'],
    ['another processor', { provenance: { generator: { ...machine, cpuModel: 'Ampere Altra' } } }, 'target.cpuModel'],
    ['another number of processors', { provenance: { generator: { ...machine, cpuCount: 4 } } }, 'target.cpuCount'],
    ['half the memory', { provenance: { generator: { ...machine, memoryBytes: 4e9 } } }, 'target.memory'],
  ])('%s differs hard', (_, changes, key) => {
    expect(keys(hardDifferences(side(), side(changes)))).toEqual([key]);
  });

  test('a few megabytes of memory more or less and a patch of k6 do not', () => {
    const other = side({
      provenance: { generator: { ...machine, memoryBytes: machine.memoryBytes - 40e6 }, driver: { ...driver, version: '2.2.9' } },
    });
    expect(hardDifferences(side(), other)).toEqual([]);
  });
});

describe('a remote target', () => {
  test('has the machine its fingerprint names', () => {
    const before = remote({ cpuCount: 4, limits: { memory: '2Gi' }, version: '7' });
    const after = remote({ cpuCount: 8, limits: { memory: '2Gi' }, version: '8' });
    expect(differences(before, after)).toEqual([
      { key: 'target.cpuCount', base: '4', head: '8', hard: true },
      { key: 'target.version', base: '7', head: '8', hard: false },
    ]);
  });

  test('leaves the generator soft', () => {
    const found = differences(remote(null), remote(null, { ...machine, cpuCount: 16 }));
    expect(found).toEqual([{ key: 'generator.cpuCount', base: '2', head: '16', hard: false }]);
  });

  test('whose machine one side does not know differs', () => {
    expect(hardDifferences(remote(null), remote({ cpuCount: 4 }))).toEqual([
      { key: 'target.cpuCount', base: 'unknown', head: '4', hard: true },
    ]);
  });
});

describe('soft keys', () => {
  test.each<[string, RunChanges, string]>([
    ['commit', { provenance: { git: { commit: 'abc', branch: null, dirty: false } } }, 'git.commit'],
    [
      'switch',
      { provenance: { target: { version: '0.1.0', switches: { indexes: false }, rows: { orders: 100_000 } } } },
      'target.switches.indexes',
    ],
    ['kernel', { provenance: { generator: { ...machine, kernel: '6.8' } } }, 'generator.kernel'],
    ['environment', { environment: 'staging' }, 'environment'],
    ['seed', { provenance: { seed: 2, targetRestarted: true } }, 'seed'],
  ])('another %s is told', (_, changes, key) => {
    expect(differences(side(), side(changes))).toMatchObject([{ key, hard: false }]);
  });

  test('uncommitted changes are told', () => {
    const dirty = side({ provenance: { git: { commit: '9f2d4c1b7a3e5d6f8091a2b3c4d5e6f708192a3b', branch: 'main', dirty: true } } });
    expect(differences(side(), dirty)).toMatchObject([
      { key: 'git.commit', head: '9f2d4c1b7a3e5d6f8091a2b3c4d5e6f708192a3b with changes' },
    ]);
  });

  test('that a side does not know say nothing', () => {
    expect(differences(side(), side({ provenance: { git: null, target: null } }))).toEqual([]);
  });
});
