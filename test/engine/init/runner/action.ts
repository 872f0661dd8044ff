import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { filledIn, holds, type Value } from './expression.ts';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | boolean>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface StepResult {
  readonly step: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  /** Of a step that uses another action: what it would get. Such a step is not run. */
  readonly with?: Readonly<Record<string, string>>;
  /** What it printed, both streams. */
  readonly log: string;
  readonly exitCode: number;
}

/** Runs the steps of a composite action in order as a runner of GitHub Actions does: expressions filled in, conditions judged, scripts run by bash. */
export async function runAction(
  file: string,
  job: { readonly workspace: string; readonly inputs: Readonly<Record<string, string>>; readonly env?: Readonly<Record<string, string>> },
) {
  const action: Action = parse(readFileSync(file, 'utf8'));
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'headroom-runner-'));
  const results: StepResult[] = [];
  const steps: Record<string, Value> = {};
  const failed = () => results.some(({ outcome }) => outcome === 'failure');
  const functions = { always: () => true, cancelled: () => false, failure: failed, success: () => !failed() };
  const fixed = { github: { token: 't', job: 'gate' }, runner: { os: 'Linux', arch: 'X64', temp: temporary } };
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: standard = '' }]) => [
      name,
      job.inputs[name] ?? filledIn(standard, fixed, functions),
    ]),
  );
  const contexts = { ...fixed, inputs, steps };
  const fill = (text: string) => filledIn(text, contexts, functions);
  const summary = path.join(temporary, 'summary.md');
  writeFileSync(summary, '');

  const execute = async ({ run = '', env = {}, 'working-directory': folder = '.' }: Step) => {
    const [script, output] = [path.join(temporary, 'step.sh'), path.join(temporary, 'output')];
    writeFileSync(script, fill(run));
    writeFileSync(output, '');
    const { exitCode, log } = await bash(script, {
      cwd: path.join(job.workspace, fill(folder)),
      env: {
        ...process.env,
        // What actions/setup-node leaves behind.
        PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
        CI: 'true',
        NO_COLOR: '1',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: path.dirname(file),
        GITHUB_JOB: 'gate',
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: job.workspace,
        RUNNER_TEMP: temporary,
        ...job.env,
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)])),
      },
    });
    const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
    const outputs = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    return { exitCode, log, outputs };
  };

  for (const step of action.runs.steps) {
    const name = step.name ?? step.uses ?? '';
    if (!holds(step.if, contexts, functions)) {
      results.push({ step: name, outcome: 'skipped', log: '', exitCode: 0 });
      continue;
    }
    if (step.uses !== undefined) {
      const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([key, value]) => [key, fill(String(value))]));
      results.push({ step: name, outcome: 'success', with: given, log: '', exitCode: 0 });
      continue;
    }
    const { exitCode, log, outputs } = await execute(step);
    const outcome = exitCode === 0 ? 'success' : 'failure';
    results.push({ step: name, outcome, log, exitCode });
    if (step.id !== undefined) steps[step.id] = { outputs, outcome };
  }

  const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value)]));
  const of = (name: string) => results.find(({ step }) => step === name);
  return {
    results,
    of,
    outputs,
    conclusion: failed() ? 'failure' : 'success',
    summary: readFileSync(summary, 'utf8'),
    temporary,
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  };
}

/** Runs a script as GitHub does. */
function bash(
  script: string,
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<{ exitCode: number; log: string }> {
  return new Promise((resolve) => {
    execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], { ...options, encoding: 'utf8' }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 255;
      resolve({ exitCode, log: stdout + stderr });
    });
  });
}
