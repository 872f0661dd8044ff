import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findElectron } from '../../../engine/cli/desktop.ts';
import { headroomIn, makeProject } from './project.ts';

const project = makeProject({});
afterAll(project.remove);
const root = path.resolve(import.meta.dirname, '../../..');
const place = mkdtempSync(path.join(os.tmpdir(), 'headroom-desktop-'));

test('Electron is what ELECTRON_PATH names, else what its package was given, else missing', () => {
  expect(findElectron({}, place, 'linux')).toBeNull();
  writeFileSync(path.join(place, 'electron'), '');
  expect(findElectron({}, place, 'linux')).toBe(path.join(place, 'electron'));
  expect(findElectron({}, place, 'win32')).toBeNull();
  expect(findElectron({ ELECTRON_PATH: import.meta.filename }, place, 'linux')).toBe(import.meta.filename);
  for (const wrong of [place, path.join(place, 'nothing')])
    expect(() => findElectron({ ELECTRON_PATH: wrong }, place, 'linux')).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

test.skipIf(existsSync(path.join(root, 'node_modules/electron/dist')))(
  'without it, it says what is missing and how to get it, and opens the workbench for the browser',
  async () => {
    const command = project.start('desktop');
    let printed = '';
    command.child.stdout.on('data', (chunk) => {
      printed += String(chunk);
    });
    await Promise.race([expect.poll(() => printed, { timeout: 50_000 }).toContain('\n'), command.ended]);
    command.child.kill('SIGINT');
    const { code, stderr } = await command.ended;
    expect(printed).toMatch(/^The workbench is at http:\/\/127\.0\.0\.1:\d+\/\?token=\S+\n$/);
    expect(stderr).toMatch(/Electron's program is not here.*npx install-electron.*ELECTRON_PATH[\s\S]*in the browser/);
    expect(code).toBe(0);
  },
);

test('help says how to get Electron, and that none was at hand when this was tested', async () => {
  const { code, stdout } = await project.run('desktop', '--help');
  expect(code).toBe(0);
  for (const said of ['install-electron', 'ELECTRON_PATH', 'never in Electron']) expect(stdout).toContain(said);
});

test.skipIf(process.platform === 'win32')('with it, the built application is started for the project, with k6 named', async () => {
  const program = path.join(place, 'fake-electron');
  const heard = path.join(place, 'heard.txt');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" "$2" "$HEADROOM_K6" > ${heard}\n`);
  chmodSync(program, 0o755);
  const { code, stderr } = await headroomIn(project.folder, { env: { ELECTRON_PATH: program } }, 'desktop').ended;
  expect([code, stderr]).toEqual([0, expect.stringContaining('Building the application.')]);
  const [app = '', folder, k6] = readFileSync(heard, 'utf8').trim().split('\n');
  expect(folder).toBe(project.folder);
  expect(k6).toMatch(/k6(\.exe)?$/);
  expect(existsSync(path.join(app, 'desktop/shell/main.js'))).toBe(true);
});
