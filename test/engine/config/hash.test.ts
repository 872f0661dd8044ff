import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarioHash, scriptHash } from '../../../engine/config/index.ts';
import { type ScenarioInput, scenarioSchema } from '../../../engine/model/scenario.ts';
import { project, soundConfiguration, soundFiles } from './project.ts';

const mix: ScenarioInput = structuredClone(soundConfiguration.scenarios.mix) as unknown as ScenarioInput;
const hash = async (folder: string, changes: Partial<ScenarioInput> = {}) =>
  await scenarioHash(scenarioSchema.parse({ ...mix, ...changes }), folder);

describe('the hash of a scenario', () => {
  test('is the same on another machine, and however the configuration was written', async () => {
    const folder = project(soundFiles);
    const elsewhere = project({});
    cpSync(folder, elsewhere, { recursive: true });
    const { journeys, load, ...rest } = mix;
    expect(await scenarioHash(scenarioSchema.parse({ ...rest, load: { ...load, hold: '300s' }, journeys, seed: 1 }), elsewhere)).toBe(
      await hash(folder),
    );
    expect(await hash(folder)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('stays what it was before scenarios could be made of anything but journeys: baselines hang on it', async () => {
    const folder = project({ 'scenarios/rest/a.ts': 'export default () => 1;\n' });
    const scenario = scenarioSchema.parse({
      journeys: [{ journey: 'scenarios/rest/a.ts', weight: 3 }],
      load: { profile: 'load', users: 100, hold: '5m' },
      thinkTime: { min: 1, max: '3s' },
      secondOpinion: 20,
    });
    expect(await scenarioHash(scenario, folder)).toBe('ff5d2a9a6cce0dc98503a3f05461467168a9204e817c927f4d2caf3b9b1a8df6');
  });

  test('depends on what an endpoint is asked, and what a socket is told', async () => {
    const folder = project({});
    const load = { profile: 'load', users: 10 } as const;
    const scenarios: ScenarioInput[] = [
      { endpoint: { path: '/a' }, load },
      { endpoint: { path: '/b' }, load },
      { endpoint: { path: '/a', body: { n: 1 } }, load },
      { endpoint: { path: '/a', rate: 100 }, load },
      { socket: { path: '/a' }, load },
      { socket: { path: '/a', messages: [{ id: '{id}' }] }, load },
      { socket: { path: '/a', heartbeat: { every: 5 } }, load },
    ];
    const hashes = await Promise.all(scenarios.map(async (scenario) => await scenarioHash(scenarioSchema.parse(scenario), folder)));
    expect(new Set(hashes).size).toBe(scenarios.length);
  });

  test('does not depend on targets, which send nothing', async () => {
    const folder = project(soundFiles);
    expect(await hash(folder, { targets: ['p50 < 1 s'] })).toBe(await hash(folder));
  });

  const changes: Record<string, Partial<ScenarioInput>> = {
    weight: {
      journeys: [
        { journey: 'scenarios/rest/orders.ts', weight: 4 },
        { journey: 'scenarios/auth/login.ts', thinkTime: { min: 1, max: 3 } },
      ],
    },
    users: { load: { profile: 'load', users: 101, hold: 300 } },
    'think time': { thinkTime: 2 },
    pacing: { pacing: 5 },
    seed: { seed: 2 },
    data: { data: { accounts: { file: 'data/accounts.csv', pick: 'random' } } },
    'second opinion': { secondOpinion: 20 },
  };
  for (const [what, change] of Object.entries(changes))
    test(`depends on ${what}`, async () => {
      const folder = project(soundFiles);
      expect(await hash(folder, change)).not.toBe(await hash(folder));
    });

  for (const file of ['scenarios/rest/orders.ts', 'scenarios/lib/api.ts', 'scenarios/lib/rows.json', 'data/accounts.csv'])
    test(`depends on what is in ${file}`, async () => {
      const folder = project(soundFiles);
      const before = await hash(folder);
      writeFileSync(path.join(folder, file), `${soundFiles[file as keyof typeof soundFiles]} `);
      expect(await hash(folder)).not.toBe(before);
    });

  test('does not depend on files nobody imports', async () => {
    const folder = project(soundFiles);
    const before = await hash(folder);
    writeFileSync(path.join(folder, 'scenarios/lib/other.ts'), '1');
    expect(await hash(folder)).toBe(before);
  });

  test('needs its files: DATA_MISSING', async () => {
    const folder = project(soundFiles);
    rmSync(path.join(folder, 'data/accounts.csv'));
    await expect(hash(folder)).rejects.toMatchObject({ code: 'DATA_MISSING' });
  });
});

test('the hash of a script takes in what it imports, in circles too', async () => {
  const files = {
    'a.js': "import './b.js';\n",
    'b.js': "import x from './a.js'; const y = require('../c.js'); export * from './missing.js';\n",
  };
  const folder = project(files);
  const before = await scriptHash('a.js', folder);
  writeFileSync(path.join(folder, 'b.js'), `${files['b.js']}// changed`);
  expect(await scriptHash('a.js', folder)).not.toBe(before);
  expect(await scriptHash('b.js', folder)).not.toBe(await scriptHash('a.js', folder));
});
