import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../../engine/config/index.ts';
import { type CiSystem, initialize } from '../../../engine/init/index.ts';
import { makeProject } from '../cli/project.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const init = (wanted: Partial<Parameters<typeof initialize>[0]> = {}) =>
  initialize({ folder, ci: ['github'], force: [], dryRun: false, ...wanted });
const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const everything: readonly CiSystem[] = ['github', 'gitlab', 'jenkins'];

describe('init', () => {
  it('writes a configuration that loads, its journeys and a workflow, and says what to do next', async () => {
    const { written, next } = await init({ url: 'https://staging.example.com/shop/' });
    expect(written).toEqual([
      'headroom.config.ts',
      'scenarios/auth/sign-in.ts',
      'scenarios/lib/headroom.ts',
      'scenarios/rest/browse.ts',
      'scenarios/vitals/page.ts',
      'scenarios/websocket/messages.ts',
      '.github/workflows/headroom.yml',
    ]);
    expect(next.at(-1)).toBe('headroom run smoke');
    const { configuration } = await loadConfiguration({ folder });
    expect(configuration.environments.staging).toMatchObject({
      services: { api: 'https://staging.example.com/shop', ws: 'wss://staging.example.com/shop' },
      allowedHosts: ['staging.example.com'],
    });
    expect(configuration.environments.staging?.start).toBeUndefined();
  });

  it.each([
    ['{"type":"module"}', 'headroom.config.ts'],
    ['{"type":"commonjs"}', 'headroom.config.mts'],
    ['{}', 'headroom.config.mts'],
  ])('beside package.json %s the configuration is %s and loads', async (text, name) => {
    put('package.json', text);
    expect((await init()).written).toContain(name);
    expect((await loadConfiguration({ folder })).configuration.defaults).toEqual({ environment: 'local', scenario: 'smoke' });
  });

  it('starts a project that has a start script, and any command as it was given', async () => {
    put('package.json', '{"scripts":{"start":"node server.js"}}');
    await init();
    expect((await loadConfiguration({ folder })).configuration.environments.local?.start?.command).toBe('npm start');
    await init({ start: "PORT=3000 node 'it''s' \\ server.js", force: ['headroom.config.mts'] });
    const { configuration } = await loadConfiguration({ folder });
    expect(configuration.environments.local?.start?.command).toBe("PORT=3000 node 'it''s' \\ server.js");
  });

  it('never writes over a file, unless it is named', async () => {
    put('headroom.config.ts', 'export default {};\n');
    const first = await init();
    expect(first.leftAlone).toEqual(['headroom.config.ts']);
    expect(read('headroom.config.ts')).toBe('export default {};\n');
    const second = await init();
    expect(second).toMatchObject({ written: [], leftAlone: ['headroom.config.ts'] });
    expect(second.same).toHaveLength(6);
    expect((await init({ force: ['headroom.config.ts'] })).written).toEqual(['headroom.config.ts']);
    expect(read('headroom.config.ts')).toContain('environments');
    await expect(init({ force: ['package.json'] })).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('writes nothing in a dry run', async () => {
    expect((await init({ dryRun: true, ci: everything })).written).toHaveLength(9);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('puts a pipeline beside one that is there, once', async () => {
    put('.gitlab-ci.yml', 'test: { script: [npm test] }\n');
    put('Jenkinsfile', 'pipeline { }\n');
    const { written, next } = await init({ ci: everything });
    expect(written).toEqual(expect.arrayContaining(['.gitlab/headroom.yml', 'Jenkinsfile.headroom']));
    expect(next.join('\n')).toMatch(/include: .gitlab\/headroom.yml[\s\S]*Jenkinsfile.headroom/);
    expect(read('Jenkinsfile')).toBe('pipeline { }\n');
    put('Jenkinsfile', '// runs headroom\n');
    expect((await init({ ci: ['jenkins'] })).leftAlone).toEqual(['Jenkinsfile']);
  });

  it('refuses an address with a password and an action that is none', async () => {
    await expect(init({ url: 'https://me:secret@example.com' })).rejects.toMatchObject({ code: 'USAGE' });
    await expect(init({ url: 'shop' })).rejects.toMatchObject({ code: 'USAGE' });
    await expect(init({ action: 'headroom: x' })).rejects.toMatchObject({ code: 'USAGE' });
    put('package.json', '{');
    await expect(init()).rejects.toMatchObject({ code: 'USAGE' });
    expect(existsSync(path.join(folder, 'scenarios'))).toBe(false);
  });

  it('says when it cannot write', async () => {
    put('scenarios', 'a file where a folder should be');
    await expect(init()).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  });
});

it('the verb prints what it did, as text and as JSON', async () => {
  const project = makeProject({ '.gitignore': '.headroom/\n' });
  const dry = JSON.parse((await project.run('init', '--dry-run', '--json', '--ci', 'none')).stdout);
  expect(dry).toMatchObject({ dryRun: true, leftAlone: [], same: [] });
  expect(dry.written).toHaveLength(6);
  const { stdout } = await project.run('init', '--url', 'http://127.0.0.1:9', '--ci', 'github, gitlab');
  expect(stdout).toContain('wrote  .gitlab-ci.yml');
  expect(stdout).toMatch(/Next:\n(.*\n)*? {2}headroom run smoke\n$/);
  expect(stdout).not.toContain('.gitignore');
  expect((await project.run('init', '--ci', 'travis')).code).toBe(64);
  project.remove();
});
