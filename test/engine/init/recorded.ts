import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Verdict } from '../../../engine/model/target.ts';
import { openStore } from '../../../engine/store/index.ts';
import { sampleContents } from '../store/samples.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Seals a run of the scenario `load` in `environment`, as if it had been measured there. */
export async function recordRun(
  folder: string,
  environment: string,
  status: Verdict['status'],
  startedAt = new Date('2026-03-12T09:14:05Z'),
) {
  const where = { scenario: 'load', environment };
  const partial = await openStore(folder).createRun({ ...where, startedAt });
  const contents = sampleContents(partial.id, { ...where, startedAt: startedAt.toISOString(), seconds: 20 });
  const [first] = contents.report.verdicts;
  const verdicts =
    first === undefined
      ? []
      : [{ ...first, status, reasons: [{ code: status === 'pass' ? ('met' as const) : ('missed' as const), facts: {} }] }];
  await partial.seal({ ...contents, report: { ...contents.report, verdicts } });
  return partial.id;
}

/**
 * Puts a clone of Headroom into `.headroom/tool` that makes no load of its own: whatever a gate is asked to measure, it judges the newest
 * recorded run, by the real command line. The words it was given are kept in `words.json`.
 */
export function putReplayingTool(folder: string): void {
  const launcher = path.join(folder, '.headroom/tool/engine/setup/launcher.mjs');
  mkdirSync(path.dirname(launcher), { recursive: true });
  writeFileSync(
    launcher,
    `#!${process.execPath}
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const words = process.argv.slice(2);
writeFileSync('words.json', JSON.stringify(words));
const out = words.slice(words.indexOf('--out'), words.indexOf('--out') + 2);
const strict = words.includes('--strict') ? ['--strict'] : [];
const main = ${JSON.stringify(path.join(root, 'engine/cli/main.ts'))};
const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'gate', '--from', 'latest', ...out, ...strict], { stdio: 'inherit' });
process.exitCode = status;
`,
  );
  chmodSync(launcher, 0o755);
}
