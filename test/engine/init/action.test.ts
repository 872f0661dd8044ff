import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeProject } from '../cli/project.ts';
import { recordRun } from './recorded.ts';
import { runAction } from './runner/action.ts';
import { openGithub } from './runner/github-api.ts';
import { parseWorkflowCommand } from './runner/workflow-command.ts';
import { openTarget } from './target.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const file = path.join(root, 'action.yml');
const annotationsIn = (log = '') => log.split('\n').flatMap((line) => parseWorkflowCommand(line) ?? []);

describe('the action', () => {
  const { inputs, outputs, runs } = parse(readFileSync(file, 'utf8'));

  it('uses actions of others by their major version, names a shell for every script, and puts no input into a script', () => {
    for (const step of runs.steps) {
      if (step.uses !== undefined) expect(step.uses).toMatch(/^actions\/(setup-node|cache|upload-artifact)@v4$/);
      else expect(step.shell).toBe('bash');
      expect(step.run ?? '').not.toContain('${{');
    }
  });

  it('has the inputs and outputs that its page names, and no others', () => {
    const page = readFileSync(path.join(root, 'docs/ci.md'), 'utf8');
    const table = page.split('| input |')[1]?.split('\n\n')[0] ?? '';
    const named = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
    expect(named.toSorted()).toEqual(Object.keys(inputs).toSorted());
    expect(Object.keys(outputs)).toEqual(['verdict', 'blocks', 'report']);
  });
});

describe('the action measures', () => {
  let target: Awaited<ReturnType<typeof openTarget>>;
  let github: Awaited<ReturnType<typeof openGithub>>;
  const project = makeProject({ '.gitignore': '.headroom/\n', 'event.json': '{"pull_request":{"number":7}}' });
  beforeAll(async () => {
    target = await openTarget('');
    github = await openGithub('writer');
    await project.run('init', '--url', target.url);
  });
  afterAll(() => {
    target.close();
    github.close();
    project.remove();
  });
  // Other tests may keep the machine busy: nothing here is about the generator's clock.
  const calm = '--duration 2s --set environments.local.maxLateness=5s';
  const env = () => ({
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_EVENT_PATH: path.join(project.folder, 'event.json'),
  });
  const job = (inputs: Record<string, string>) =>
    runAction(file, { workspace: project.folder, inputs: { command: 'run', scenario: 'smoke', ...inputs }, env: env() });

  it('a run that passes: files, annotations, summary, outputs', { timeout: 60_000 }, async () => {
    const done = await job({ args: `${calm} --set "targets.0=errorRate < 5 %"` });
    const log = done.of('Measure')?.log;
    expect(done.conclusion, log).toBe('success');
    expect(done.outputs).toMatchObject({ verdict: 'none', blocks: 'false' });
    const results = path.dirname(done.outputs.report ?? '');
    expect(
      readdirSync(results)
        .map((name) => path.extname(name))
        .toSorted(),
    ).toEqual(['.html', '.json', '.md', '.xml']);
    expect(annotationsIn(log).map(({ command }) => command)).toEqual(['notice']);
    expect(done.summary).toMatch(/^### Target ✓ pass/);
    expect(done.summary).toContain('errorRate < 5 %');
    const upload = done.of('actions/upload-artifact@v4');
    expect(upload?.with).toMatchObject({ name: 'headroom-gate-smoke', path: results });
    expect(done.of('Comment on the pull request')?.outcome).toBe('skipped');
    expect(done.of('actions/cache@v4')?.with?.key).toMatch(/^headroom-Linux-X64-[0-9a-f]{40}$/);
    done.remove();
  });

  it('a gate over a recorded run whose target failed: exit code, errors, and one comment kept up to date', {
    timeout: 60_000,
  }, async () => {
    const run = await recordRun(project.folder, 'local', 'fail');
    const done = await job({ command: 'gate', scenario: '', args: `--from ${run}`, comment: 'true', token: 'writer' });
    const log = done.of('Measure')?.log;
    expect(done.of('Measure')?.exitCode, log).toBe(1);
    expect(done.conclusion).toBe('failure');
    expect(done.outputs).toMatchObject({ verdict: 'none', blocks: 'true', report: expect.stringMatching(/report\.html$/) });
    const [conclusion, missed] = annotationsIn(log);
    expect(conclusion).toMatchObject({ command: 'error', properties: { title: 'Headroom: target fail, merge blocked' } });
    expect(missed).toMatchObject({ command: 'error', properties: { title: expect.stringMatching(/^Target failed: p95 < 300 ms/) } });
    expect(done.summary).toMatch(/^### Target ✗ fail .* Merge ✗ blocked/);
    expect(done.of('actions/upload-artifact@v4')?.with?.name).toBe('headroom-gate');
    expect(done.of('Comment on the pull request')).toMatchObject({ outcome: 'success', log: 'Commented on the pull request.\n' });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(/^<!-- headroom-gate -->\n### Target ✗ fail/);

    const again = async (token: string, more: Record<string, string> = {}) => {
      const script = path.join(root, 'engine/init/action/comment.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [script, path.dirname(done.outputs.report ?? ''), ''], {
        env: { ...process.env, ...env(), GITHUB_JOB: 'gate', HEADROOM_COMMENT_TOKEN: token, ...more },
      });
      return stdout;
    };
    expect(await again('writer')).toContain('up to date');
    expect(github.comments).toHaveLength(1);
    // A fork's token may only read; whatever happens, the job goes on.
    expect(annotationsIn(await again('reader'))[0]).toMatchObject({ command: 'warning', message: expect.stringContaining('answered 403') });
    expect(await again('writer', { GITHUB_API_URL: 'http://127.0.0.1:9' })).toMatch(/^::warning/);
    writeFileSync(path.join(project.folder, 'push.json'), '{}');
    expect(await again('writer', { GITHUB_EVENT_PATH: path.join(project.folder, 'push.json') })).toContain('not the run of a pull request');
    done.remove();
  });

  it('words that are wrong: their exit code, and nothing to upload', async () => {
    const wrong = await job({ scenario: 'smok', comment: 'true', token: 'writer' });
    expect(wrong.of('Measure')).toMatchObject({ exitCode: 64, log: expect.stringContaining('smoke') });
    expect(annotationsIn(wrong.of('Measure')?.log)).toEqual([
      { command: 'error', properties: { title: 'Headroom: SCENARIO_UNKNOWN' }, message: expect.stringContaining('smok') },
    ]);
    expect(wrong.outputs).toEqual({ verdict: 'none', blocks: 'true', report: '' });
    expect(wrong.of('actions/upload-artifact@v4')?.outcome).toBe('skipped');
    expect(wrong.of('Comment on the pull request')?.outcome).toBe('skipped');
    expect((await job({ args: '"unclosed' })).of('Measure')?.exitCode).toBe(1);
    wrong.remove();
  });
});

describe('the action prepares', () => {
  /** Stands for the measuring alone: writes down the words it was given. */
  const recorder = `import { writeFileSync } from 'node:fs';
const words = process.argv.slice(2);
writeFileSync(process.env.GITHUB_WORKSPACE + '/words.json', JSON.stringify(words));
const out = words[words.indexOf('--out') + 1];
writeFileSync(out + '/report.json', JSON.stringify({ campaign: {}, verdict: 'regressed', blocks: true }));
writeFileSync(out + '/report.html', '<p>');
process.exitCode = 1;
`;
  const git = (folder: string, ...args: string[]) =>
    execFileSync(
      'git',
      ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'protocol.file.allow=always', ...args],
      { encoding: 'utf8' },
    );

  it('a gate of two commits in a shallow clone: the base is fetched, every word arrives as it was written', {
    timeout: 30_000,
  }, async () => {
    const origin = makeProject({ 'a.txt': '1' });
    git(origin.folder, 'init', '--quiet', '--initial-branch=main');
    git(origin.folder, 'add', '.');
    git(origin.folder, 'commit', '--quiet', '-m', 'one');
    git(origin.folder, 'checkout', '--quiet', '-b', 'change');
    for (const text of ['2', '3']) git(origin.folder, 'commit', '--quiet', '--allow-empty', '-m', text);
    const workspace = path.join(origin.folder, 'clone');
    git(origin.folder, 'clone', '--quiet', '--depth', '1', '--branch', 'change', `file://${origin.folder}`, workspace);
    const tool = path.join(workspace, 'node_modules/headroom-load/engine');
    mkdirSync(path.join(tool, 'setup'), { recursive: true });
    writeFileSync(path.join(tool, 'setup/launcher.mjs'), recorder);
    symlinkSync(path.join(root, 'engine/init'), path.join(tool, 'init'));

    const up = `npm ci && PORT=$PORT node "my server.js" 'x'`;
    const url = 'http://$SIDE.localhost:$PORT';
    const args = `--strict --override "slow, but 'safe': $HOME \`id\`"`;
    const done = await runAction(file, {
      workspace,
      inputs: { scenario: 'load', base: 'origin/main', up, url, budget: '10m', args, install: 'false' },
    });
    expect(done.of('Fetch the base')).toMatchObject({ outcome: 'success', log: '' });
    expect(git(workspace, 'merge-base', 'HEAD', 'origin/main')).toBe(git(origin.folder, 'rev-parse', 'main'));
    const words = JSON.parse(readFileSync(path.join(workspace, 'words.json'), 'utf8'));
    expect(words).toEqual([
      ...['gate', 'load', '--base', 'origin/main', '--up', up, '--url', url, '--budget', '10m', '--strict'],
      ...['--override', "slow, but 'safe': $HOME `id`", '--out', expect.any(String)],
    ]);
    expect(done.conclusion).toBe('failure');
    expect(done.outputs).toMatchObject({ verdict: 'regressed', blocks: 'true', report: expect.stringMatching(/report\.html$/) });

    const missing = await runAction(file, { workspace, inputs: { base: 'origin/nowhere', install: 'false' } });
    expect(annotationsIn(missing.of('Fetch the base')?.log).at(-1)).toMatchObject({
      command: 'warning',
      properties: { title: 'nowhere could not be fetched' },
    });
    done.remove();
    missing.remove();
    origin.remove();
  });

  it('the dependencies of a project, with and without a lock file', { timeout: 30_000 }, async () => {
    const project = makeProject({ 'package.json': '{ "name": "shop", "version": "1.0.0", "private": true }' });
    const install = async () =>
      (await runAction(file, { workspace: project.folder, inputs: { scenario: 'none' } })).of('Install dependencies');
    expect(await install()).toMatchObject({ outcome: 'success' });
    expect(existsSync(path.join(project.folder, 'package-lock.json'))).toBe(true);
    expect(await install()).toMatchObject({ outcome: 'success' });
    project.remove();
  });
});
