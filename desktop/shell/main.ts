import { mkdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import writeFileAtomic from 'write-file-atomic';
import { createApp } from './app.ts';
import type { ShellParts } from './parts.ts';
import { readState } from './state.ts';

/** Electron's own parts, given to the application: the one file that knows them. */
const parts: ShellParts = {
  app,
  session: () => session.defaultSession,
  protocol,
  calls: ipcMain,
  dialogs: dialog,
  openExternal: async (address) => await shell.openExternal(address),
  setMenu: (entries) => Menu.setApplicationMenu(Menu.buildFromTemplate(entries)),
  notify: (words) => new Notification(words),
  power: powerSaveBlocker,
  fork: (program) => utilityProcess.fork(program, [], { serviceName: 'Headroom engine', stdio: 'inherit', execArgv: [...engineFlags] }),
  createWindow: (options) => new BrowserWindow(options),
  screens: () => screen.getAllDisplays().map(({ workArea }) => workArea),
};

/** As `headroom` starts it elsewhere: no notes about what Node calls experimental, and memory that stays flat while windows stream through. */
const engineFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'];
const built = path.resolve(import.meta.dirname, '../..');
const remembered = path.join(app.getPath('userData'), 'shell.json');
// Started with a folder, Electron's own first argument is that folder.
const leadingWords = app.isPackaged ? 1 : 2;

// Not awaited: Electron is ready only after this file has been read to its end.
createApp({
  parts,
  mac: process.platform === 'darwin',
  args: process.argv.slice(leadingWords),
  leadingWords,
  workingFolder: process.cwd(),
  files: {
    preload: path.join(built, 'desktop/shell/preload.cjs'),
    engineProgram: path.join(built, 'desktop/shell/engine-process.js'),
    page: path.join(built, 'page'),
    k6: app.isPackaged ? path.join(process.resourcesPath, 'k6') : null,
  },
  state: {
    read: () => readState(remembered),
    write: (state) => {
      mkdirSync(path.dirname(remembered), { recursive: true });
      writeFileAtomic.sync(remembered, JSON.stringify(state), { mode: 0o600 });
    },
  },
  isFolder: (name) => statSync(name, { throwIfNoEntry: false })?.isDirectory() === true,
  write: async (file, bytes) => await writeFile(file, bytes),
  fetch,
  now: () => performance.now(),
  wait: async (ms) => await sleep(ms, undefined, { ref: false }),
}).catch((error: unknown) => {
  dialog.showErrorBox('Headroom could not start', error instanceof Error ? error.message : String(error));
  app.exit(70);
});
