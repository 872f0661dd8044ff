import { spawn, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countTests, describeCounts } from '../../../engine/setup/test-run.mjs';
import { Machine, recorderK6 } from './fake-programs.ts';

const setup = join(import.meta.dirname, '../../../engine/setup');

/** A project of its own, with a command line that only answers. */
function project(main: string) {
  const m = new Machine();
  cpSync(setup, m.path('engine/setup'), { recursive: true });
  m.write('engine/cli/main.ts', main);
  m.env.HEADROOM_K6 = m.program('k6', recorderK6);
  m.env.HEADROOM_CHROMIUM = 'none';
  const launcher = m.path('engine/setup/launcher.mjs');
  const run = (...args: string[]) => spawnSync(process.execPath, [launcher, ...args], { env: m.env, encoding: 'utf8' });
  return { m, launcher, run };
}

describe('launcher', () => {
  it('hands the words to the engine and ends with its exit code', () => {
    const { run } = project('const words: string[] = process.argv.slice(2); console.log(words.join("|")); process.exitCode = 3;');
    const { stdout, stderr, status } = run('run', 'a b', '--json');
    expect({ stdout, stderr, status }).toEqual({ stdout: 'run|a b|--json\n', stderr: '', status: 3 });
  });

  it('keeps the engine quiet about experimental features and gives it a compile cache', () => {
    const { run, m } = project(`process.emitWarning('news', 'ExperimentalWarning'); console.log(process.env.NODE_COMPILE_CACHE);`);
    const { stdout, stderr } = run();
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(m.path('node_modules/.cache/headroom/compile'));
  });

  it('runs another program with --exec, and nothing with --setup', () => {
    const { run, m } = project('console.log("main")');
    m.write('other.ts', 'const n: number = process.argv.length; console.log("other", n);');
    expect(run('--exec', m.path('other.ts'), 'x').stdout).toBe('other 3\n');
    expect(run('--setup')).toMatchObject({ status: 0, stdout: '' });
  });

  it('tells a broken set-up in two lines and exit 69', () => {
    const { run, m } = project('console.log("helped")');
    m.write('package-lock.json', '{}');
    m.program('npm', 'echo "npm error code ENOTFOUND" >&2; exit 1');
    m.borrow('node');
    const { status, stderr } = run('demo');
    expect(status).toBe(69);
    expect(stderr).toContain('The dependencies could not be installed: no network, or nothing answers.\nConnect once');
    expect(m.calls('npm').map((call) => call.split(' ')[0])).toEqual(['ping', 'install']);
  });

  it('asks for k6 when there is load to make, and for nothing when only help is wanted', () => {
    const { run, m } = project('console.log("helped")');
    m.write('package-lock.json', '{}');
    m.program('npm', '/bin/mkdir -p node_modules');
    m.borrow('node');
    expect(run('demo', '--help').stdout).toBe('helped\n');
    expect(m.calls('k6')).toHaveLength(0);
    expect(run('demo').stdout).toBe('helped\n');
    expect(m.calls('k6')).toHaveLength(1);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('passes %s on and waits for the engine to end', async (signal) => {
    const { launcher, m } = project(
      `process.on('${signal}', () => setTimeout(() => { console.log('tidied'); process.exit(130); }, 100)); setInterval(() => 0, 1000); console.log('up');`,
    );
    const child = spawn(process.execPath, [launcher, 'run'], { env: m.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text === 'up\n') child.kill(signal);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ text, code }).toEqual({ text: 'up\ntidied\n', code: 130 });
  });

  it('ends a test run with the counts, and with 1 when something failed', () => {
    const { run, m } = project('');
    const vitest = (failed: number, code: number) =>
      `import { writeFileSync } from 'node:fs';
const file = process.argv.find((word) => word.startsWith('--outputFile.json=')).split('=')[1];
writeFileSync(file, JSON.stringify({ numPassedTests: 4, numFailedTests: ${failed}, numPendingTests: 1, numTodoTests: 1, testResults: [] }));
console.log(process.argv.at(-1));
process.exitCode = ${code};`;
    m.write('node_modules/.cache/headroom/kept', '');
    m.write('node_modules/vitest/vitest.mjs', vitest(0, 0));
    expect(run('--test', 'test/x')).toMatchObject({ status: 0, stdout: 'test/x\n4 passed, 0 failed, 2 skipped\n' });
    m.write('node_modules/vitest/vitest.mjs', vitest(2, 1));
    expect(run('--test').status).toBe(1);
    m.write('node_modules/vitest/vitest.mjs', vitest(2, 0));
    expect(run('--test')).toMatchObject({ status: 1, stdout: expect.stringMatching(/4 passed, 2 failed, 2 skipped\n$/) });
  });
});

describe('countTests', () => {
  it('counts a file that could not be loaded as a failure, and no report as one', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(describeCounts(countTests(report))).toBe('2 passed, 2 failed');
    expect(describeCounts(countTests(undefined))).toBe('0 passed, 1 failed');
  });
});
