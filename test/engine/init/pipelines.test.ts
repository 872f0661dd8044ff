import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeProject } from '../cli/project.ts';
import { putReplayingTool, recordRun } from './recorded.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const up = "{ test -d node_modules || npm install; } && PORT=$PORT node 'my server.js'";
const measured = [
  'gate',
  'load',
  '--base',
  'origin/main',
  '--up',
  up,
  '--url',
  'http://$SIDE.localhost:$PORT',
  '--budget',
  '10m',
  '--out',
  '.headroom/results',
];

const project = makeProject({ 'package.json': '{ "name": "shop", "private": true }', '.gitignore': '.headroom/\nwords.json\n' });
const { folder } = project;
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { encoding: 'utf8' });

beforeAll(async () => {
  git('init', '--quiet', '--initial-branch=main');
  git('commit', '--quiet', '--allow-empty', '-m', 'one');
  const origin = path.join(folder, '.headroom', 'origin');
  mkdirSync(origin, { recursive: true });
  git('clone', '--quiet', '--bare', folder, origin);
  git('remote', 'add', 'origin', origin);
  const wanted = ['--start', "PORT=$PORT node 'my server.js'", '--ci', 'github,gitlab,jenkins', '--action', 'acme/headroom@v1'];
  expect((await project.run('init', ...wanted)).code).toBe(0);
  putReplayingTool(folder);
});
afterAll(() => project.remove());

/** A shell step as a runner makes it; the words the measuring was given are in `words`. */
async function shell(script: string, env: Record<string, string>) {
  const { code, log } = await new Promise<{ code: number; log: string }>((resolve) => {
    const options = { cwd: folder, env: { ...process.env, ...env, NO_COLOR: '1' } };
    execFile('bash', ['-eo', 'pipefail', '-c', script], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), log: stdout + stderr }),
    );
  });
  expect(existsSync(path.join(folder, '.headroom/results')), log).toBe(true);
  return { code, words: JSON.parse(read('words.json')), results: readdirSync(path.join(folder, '.headroom/results')) };
}

const gitlab = () => parse(read('.gitlab-ci.yml')).headroom;
/** The script in a Groovy string of three single quotes. */
const jenkinsScript = () => (/'''(#!\/usr\/bin\/env bash\n[\s\S]*?)'''/.exec(read('Jenkinsfile'))?.[1] ?? '').replace(/\\([\\'])/g, '$1');

describe('pipelines that init writes, run against recorded results', () => {
  it.each([
    ['GitLab', 'fail', 1, () => gitlab().script.join('\n'), { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' }],
    ['Jenkins', 'pass', 0, jenkinsScript, { CHANGE_TARGET: 'main' }],
  ] as const)(
    '%s: every word arrives, reports lie where they are collected, a target that is a %s ends it with %i',
    { timeout: 60_000 },
    async (_, status, code, script, env) => {
      const days = { fail: '2026-03-12', pass: '2026-03-14' };
      await recordRun(folder, 'local', status, new Date(`${days[status]}T09:00:00Z`));
      const done = await shell(script(), env);
      expect(done).toMatchObject({ code, words: measured });
      expect(done.results).toEqual(expect.arrayContaining(['report.html', 'report.json', 'report.md', 'report.xml']));
      expect(read('.headroom/results/report.xml')).toMatch(/^<\?xml[\s\S]*<testsuites/);
      const blocked = { blocks: code === 1, blockedBy: code === 1 ? ['target'] : [] };
      expect(JSON.parse(read('.headroom/results/report.json'))).toMatchObject(blocked);
    },
  );

  it('GitLab collects them, and takes an inconclusive gate for a warning', () => {
    const job = gitlab();
    expect(job.artifacts).toMatchObject({ when: 'always', paths: ['.headroom/results'], reports: { junit: '.headroom/results/*.xml' } });
    expect(job.allow_failure).toEqual({ exit_codes: [2] });
    expect(job.variables).toMatchObject({ GIT_DEPTH: '0' });
  });

  it('Jenkins collects them, and tells an inconclusive gate from a failed one', () => {
    const text = read('Jenkinsfile');
    expect(text).toContain("junit testResults: '.headroom/results/*.xml'");
    expect(text).toContain("archiveArtifacts artifacts: '.headroom/results/**'");
    expect(text).toMatch(/if \(code == 2\) \{\s+unstable\([\s\S]+else if \(code != 0\) \{\s+error\(/);
    for (const pair of ['{}', '()']) expect(text.split(pair.charAt(0)).length).toBe(text.split(pair.charAt(1)).length);
  });

  it('GitHub: the workflow gives the action only inputs it has, and a token that may only read', () => {
    const workflow = parse(read('.github/workflows/headroom.yml'));
    const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const [checkout, headroom] = workflow.jobs.gate.steps;
    expect(checkout).toEqual({ uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } });
    expect(headroom.uses).toBe('acme/headroom@v1');
    expect(headroom.with).toEqual({
      scenario: 'load',
      base: `origin/\${{ github.base_ref }}`,
      up,
      url: 'http://$SIDE.localhost:$PORT',
      budget: '10m',
    });
    expect(Object.keys(headroom.with).filter((name) => !(name in action.inputs))).toEqual([]);
  });

  it('a target that is up already is judged by stored baselines, with nothing to fetch or to start', async () => {
    const staging = makeProject({ 'package.json': '{ "devDependencies": { "headroom-load": "*" } }' });
    await staging.run('init', '--url', 'https://staging.example.com', '--ci', 'github,gitlab,jenkins');
    const text = (name: string) => readFileSync(path.join(staging.folder, name), 'utf8');
    const [script] = parse(text('.gitlab-ci.yml')).headroom.script;
    expect(script.trim().split('\n')).toEqual([
      ...['set -eu', 'npm install', 'headroom() { npx --no-install headroom "$@"; }', 'rm -rf .headroom/results'],
      ...['headroom gate load \\', '  --budget 10m \\', '  --out .headroom/results'],
    ]);
    expect(text('Jenkinsfile')).not.toContain('git fetch');
    const steps = parse(text('.github/workflows/headroom.yml')).jobs.gate.steps;
    expect(steps.at(-1).with).toEqual({ scenario: 'load', budget: '10m' });
    staging.remove();
  });
});
