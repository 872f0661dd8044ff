import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyConfiguration, loadConfiguration, selectEnvironment, selectScenario } from '../../../engine/config/index.ts';
import type { Configuration } from '../../../engine/model/configuration.ts';
import { project, soundConfiguration, soundFiles } from './project.ts';

const { 'headroom.config.json': _json, ...otherFiles } = soundFiles;
const asModule = (text: string, name = 'headroom.config.ts') => project({ ...otherFiles, [name]: text });
const sound = JSON.stringify(soundConfiguration);

/** Node itself imports a configuration, so these run where nothing stands between. */
function loadInNode(folders: readonly string[]) {
  const script = path.join(import.meta.dirname, 'load-child.ts');
  const lines = execFileSync(process.execPath, [script, ...folders], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');
  return lines.map((line): { configuration?: Configuration; code?: string; message?: string; hint?: string } => JSON.parse(line));
}

test('a configuration is TypeScript, JavaScript or JSON, with types and imports of its own', () => {
  const names = ['headroom.config.ts', 'headroom.config.mts', 'headroom.config.js', 'headroom.config.mjs'];
  const folders = names.map((name) => asModule(`export default ${sound};\n`, name));
  const typed = asModule(
    `import { users } from './users.ts';\ninterface Box<T> { value: T }\nconst box: Box<number> = { value: users };\nexport default { ...${sound}, environments: { demo: { demo: { users: box.value } } }, defaults: {} } satisfies object;\n`,
  );
  writeFileSync(path.join(typed, 'users.ts'), 'export const users: number = 321;\n');
  const [ofTypes, ...others] = loadInNode([typed, project(soundFiles), ...folders]);
  expect(ofTypes?.configuration?.environments.demo?.demo?.users).toBe(321);
  expect(others.map(({ configuration }) => configuration?.scenarios.mix?.load)).toEqual(
    Array(5).fill({ profile: 'load', users: 100, ramp: 120, hold: 300, warmUp: 30 }),
  );
});

test('a changed configuration is read again by the same process', () => {
  const folder = asModule(`export default ${sound};\n`);
  writeFileSync(path.join(folder, 'next.ts'), 'export default { environments: {}, scenarios: {} };\n');
  const [first, second] = loadInNode([folder, `--replace=${folder}`, folder]);
  expect(Object.keys(first?.configuration?.scenarios ?? {})).toEqual(['mix', 'smoke']);
  expect(second?.configuration?.scenarios).toEqual({});
});

test('the file that is named is taken, and its folder is the project', async () => {
  const folder = project({
    'deep/other.json': sound,
    ...Object.fromEntries(Object.entries(otherFiles).map(([name, text]) => [`deep/${name}`, text])),
  });
  const loaded = await loadConfiguration({ folder, file: 'deep/other.json' });
  expect(loaded).toMatchObject({ folder: path.join(folder, 'deep'), file: path.join(folder, 'deep/other.json') });
});

test('a script that was brought along needs no configuration', () => {
  expect(emptyConfiguration('.').configuration).toMatchObject({ environments: {}, scenarios: {}, gate: { family: ['p95', 'errorRate'] } });
});

test('CONFIG_MISSING where there is none, with what to do, or with a file of a like name', async () => {
  const folder = project({ 'headroom.confg.ts': '' });
  await expect(loadConfiguration({ folder })).rejects.toMatchObject({
    code: 'CONFIG_MISSING',
    exitCode: 64,
    message: expect.stringContaining(folder),
  });
  await expect(loadConfiguration({ folder, file: 'headroom.config.ts' })).rejects.toMatchObject({
    code: 'CONFIG_MISSING',
    hint: 'Did you mean headroom.confg.ts?',
  });
  await expect(loadConfiguration({ folder, file: 'no/such/place.ts' })).rejects.toMatchObject({ code: 'CONFIG_MISSING' });
});

test('CONFIG_UNREADABLE with file and line, whatever is wrong with the file', () => {
  const cases: readonly [name: string, text: string, message: RegExp][] = [
    ['headroom.config.ts', 'export default {\n  environments: {},\n  scenarios: oops oops\n};\n', /headroom\.config\.ts:3: Expected ','/],
    [
      'headroom.config.js',
      'export default {\n  environments: {},\n  scenarios: oops oops\n};\n',
      /headroom\.config\.js:3: Unexpected identifier/,
    ],
    ['headroom.config.ts', '\nenum Size { Small }\nexport default Size;\n', /headroom\.config\.ts:2: .*enum/],
    ['headroom.config.ts', 'const a = 1;\n\nexport default { a, b: missing.name };\n', /headroom\.config\.ts:3: missing is not defined/],
    ['headroom.config.ts', "\nexport default JSON.parse('{');\n", /headroom\.config\.ts:2: /],
    ['headroom.config.ts', "import './nowhere.ts';\nexport default {};\n", /headroom\.config\.ts: Cannot find module.*nowhere\.ts/],
    ['headroom.config.ts', "import 'no-such-package-here';\nexport default {};\n", /headroom\.config\.ts: Cannot find package/],
    ['headroom.config.ts', "throw 'odd';\n", /headroom\.config\.ts: odd/],
    ['headroom.config.ts', 'export const configuration = {};\n', /no default export/],
    ['headroom.config.json', '{\n  "environments": {},\n  "scenarios": oops\n}\n', /headroom\.config\.json:3: /],
    ['headroom.config.json', '{\n  "environments": {},\n}\n', /headroom\.config\.json:3: /],
    ['headroom.config.json', '{\n  "environments":\n', /headroom\.config\.json:3: Unexpected end/],
  ];
  const results = loadInNode(cases.map(([name, text]) => asModule(text, name)));
  for (const [index, [, , message]] of cases.entries())
    expect(results[index]).toMatchObject({ code: 'CONFIG_UNREADABLE', message: expect.stringMatching(message), hint: expect.any(String) });
});

describe('files that are not there are named, with a like one beside them', () => {
  test('JOURNEY_MISSING', async () => {
    const folder = project({ ...soundFiles, 'scenarios/auth/logins.ts': '' });
    rmSync(path.join(folder, 'scenarios/auth/login.ts'));
    await expect(loadConfiguration({ folder })).rejects.toMatchObject({
      code: 'JOURNEY_MISSING',
      message: `scenarios.mix.journeys.1.journey: there is no file scenarios/auth/login.ts in ${folder}.`,
      hint: 'Did you mean scenarios/auth/logins.ts?',
    });
  });

  test('DATA_MISSING', async () => {
    const folder = project(soundFiles);
    rmSync(path.join(folder, 'data'), { recursive: true });
    await expect(loadConfiguration({ folder })).rejects.toMatchObject({
      code: 'DATA_MISSING',
      message: expect.stringContaining('scenarios.mix.data.accounts.file'),
    });
  });
});

test('TARGET_SYNTAX says which target', async () => {
  const folder = asModule(`export default { ...${sound}, targets: ['p95 < 300 ms', 'p95 <'] };\n`);
  await expect(loadConfiguration({ folder })).rejects.toMatchObject({
    code: 'TARGET_SYNTAX',
    message: expect.stringMatching(/^targets\.1: /),
  });
});

describe('a scenario and an environment are chosen', () => {
  const load = async (changes: object = {}) =>
    await loadConfiguration({
      folder: project({ ...soundFiles, 'headroom.config.json': JSON.stringify({ ...soundConfiguration, ...changes }) }),
    });

  test('by name, by default, or as the only one', async () => {
    const loaded = await load();
    expect(selectScenario(loaded)).toMatchObject({
      name: 'mix',
      targets: [
        { text: 'p95 < 300 ms', expected: 300 },
        { text: 'errorRate < 1 %', expected: 0.01, at: { users: 100 } },
      ],
    });
    expect(selectScenario(loaded, 'smoke')).toMatchObject({ name: 'smoke', targets: [{ text: 'p95 < 1 s', expected: 1000 }] });
    expect(selectEnvironment(loaded)).toMatchObject({ name: 'staging', environment: { maxUsers: 10_000 } });
    const only = await load({ defaults: {}, environments: { demo: { demo: {} } } });
    expect(selectEnvironment(only).name).toBe('demo');
  });

  test('or the names that may have been meant are told', async () => {
    const loaded = await load({ defaults: {} });
    expect(() => selectScenario(loaded, 'mxi')).toThrow(expect.objectContaining({ code: 'SCENARIO_UNKNOWN', hint: 'Did you mean mix?' }));
    expect(() => selectEnvironment(loaded, 'stagng')).toThrow(
      expect.objectContaining({ code: 'ENVIRONMENT_UNKNOWN', hint: 'Did you mean staging?' }),
    );
    expect(() => selectScenario(loaded)).toThrow(
      expect.objectContaining({ code: 'SCENARIO_UNKNOWN', hint: expect.stringContaining('mix, smoke') }),
    );
    expect(() => selectEnvironment(loaded, 'constructor')).toThrow(expect.objectContaining({ code: 'ENVIRONMENT_UNKNOWN' }));
    expect(() => selectScenario(emptyConfiguration('.'), 'mix')).toThrow(
      expect.objectContaining({ code: 'SCENARIO_UNKNOWN', hint: 'There is no scenario yet.' }),
    );
  });
});
