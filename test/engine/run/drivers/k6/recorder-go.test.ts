import { expect, it } from 'vitest';
import { findGo, goEnvironment } from '../../../../../engine/setup/k6-build.mjs';
import { recorderDirectory } from '../../../../../engine/setup/paths.mjs';
import { explain } from '../../../../../engine/setup/reason.mjs';
import { runCommand } from '../../../../../engine/setup/run-command.mjs';

/** The recorder's own tests, with the flags of its build so that Go compiles k6 once. Go keeps the result. */
it("passes the recorder's Go tests", { timeout: 300_000 }, async ({ skip }) => {
  const go = await findGo(process.env);
  if (!go) return skip('no Go 1.26 or newer is on PATH');
  const { code, output } = await runCommand(go, ['test', '-trimpath', '-vet=off', './...'], {
    cwd: recorderDirectory,
    env: goEnvironment(process.env),
  });
  if (/^FAIL\s.*setup failed/m.test(output) && explain(output).message.startsWith('no network'))
    return skip('the module the tests compare with is not here, and there is no network');
  expect(output).toMatch(/^ok\s+headroom\/recorder\/record/m);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
});
