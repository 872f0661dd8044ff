import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What electron-builder looks for in Electron's program to set its fuses: a mark, a version, a length, and one character a fuse. */
const fuses = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009${'0'.repeat(9)}`;
export const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder laid out as Electron's for Linux, without Electron. */
export function stubElectron(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-electron-'));
  mkdirSync(path.join(folder, 'resources'));
  mkdirSync(path.join(folder, 'locales'));
  writeFileSync(path.join(folder, 'electron'), `#!/bin/sh\n# ${fuses}\n`, { mode: 0o755, encoding: 'latin1' });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak', 'chrome-sandbox', 'chrome_crashpad_handler'])
    writeFileSync(path.join(folder, name), name);
  return folder;
}
