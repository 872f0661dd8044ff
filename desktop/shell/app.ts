import type { ApiFailure } from '../../engine/model/api/failure.ts';
import type { EngineState } from '../bridge/native.ts';
import { keepAwake } from './awake.ts';
import { answerCalls, askFolder } from './calls.ts';
import { channels } from './channels.ts';
import { type Asked, readCommandLine } from './command-line.ts';
import { endedWords, placeOfEnded } from './ended.ts';
import { type Engine, startEngine } from './engine.ts';
import { followJobs, type Jobs } from './jobs.ts';
import { menuEntries } from './menu.ts';
import { answerPage } from './page-requests.ts';
import type { ShellParts, ShellWindow } from './parts.ts';
import { denyEverything } from './permissions.ts';
import { linkScheme, ownOrigin, ownScheme, placeOfLink } from './places.ts';
import { createQuit } from './quit.ts';
import { saveReport } from './save-report.ts';
import { type ShellState, visibleBounds, withFolder } from './state.ts';
import { lockWindow, windowOptions } from './window.ts';

export interface AppDeps {
  readonly parts: ShellParts;
  readonly mac: boolean;
  /** Arguments after the program, and after the app's folder where Electron is started with one. */
  readonly args: readonly string[];
  /** How many words come before those in what a second instance was started with. */
  readonly leadingWords: number;
  readonly workingFolder: string;
  readonly files: { readonly preload: string; readonly engineProgram: string; readonly page: string; readonly k6: string | null };
  readonly state: { read(): ShellState; write(state: ShellState): void };
  readonly isFolder: (path: string) => boolean;
  readonly write: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** The desktop application. Resolves when its window is open, or when another instance has taken over what was asked of this one. */
export async function createApp(deps: AppDeps): Promise<void> {
  const { parts, files, fetch, now, wait } = deps;
  const { app, dialogs } = parts;
  parts.protocol.registerSchemesAsPrivileged([
    { scheme: ownScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
  // The first instance hears of our arguments as `second-instance`.
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.setAsDefaultProtocolClient(linkScheme);

  let window: ShellWindow | null = null;
  let engine: Engine | null = null;
  let jobs: Jobs | null = null;
  let state = deps.state.read();
  let engineState: EngineState = 'running';
  let place = readCommandLine(deps.args, deps.workingFolder, deps.isFolder).place;
  let leaving = false;
  const awake = keepAwake(parts.power);
  const quit = createQuit({ dialogs, jobs: () => jobs, engine: () => engine, wait });

  const go = (to: string) => {
    place = to;
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    tell();
  };
  /** What the page must know, once it can hear. */
  const tell = () => {
    if (window === null || window.webContents.isLoadingMainFrame()) return;
    window.webContents.send(channels.engine, engineState);
    if (place !== null) window.webContents.send(channels.openPlace, place);
    place = null;
  };
  const arrive = async ({ folder, place: wanted }: Asked) => {
    if (folder !== null && folder !== state.folders[0]) await change(folder);
    go(wanted ?? place ?? '/');
  };
  app.on('second-instance', (_event, words, folder) => {
    const asked = readCommandLine(words.slice(deps.leadingWords), folder, deps.isFolder);
    void arrive(asked);
  });
  app.on('open-url', (event, address) => {
    event.preventDefault();
    const wanted = placeOfLink(address);
    if (wanted !== null) go(wanted);
  });
  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    void leave();
  });
  app.on('window-all-closed', () => app.quit());
  const leave = async () => {
    if (!(await quit('quit'))) return;
    leaving = true;
    keepState();
    awake(false);
    app.exit(0);
  };
  const keepState = () => {
    if (window !== null) state = { ...state, bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    deps.state.write(state);
  };

  await app.whenReady();
  denyEverything(parts.session());
  parts.protocol.handle(ownScheme, answerPage({ engine: async () => (await engine?.address()) ?? null, fetch }));

  const open = (folder: string) => {
    state = withFolder(state, folder);
    deps.state.write(state);
    app.addRecentDocument(folder);
    engineState = 'running';
    const own = startEngine({
      fork: () => parts.fork(files.engineProgram),
      start: { folder, pageFolder: files.page, k6Folder: files.k6 },
      now,
      wait,
      onState: (next, failure) => {
        if (engine === own || engine === null) void heardOfEngine(next, failure);
      },
    });
    engine = own;
    jobs = followJobs({
      engine: () => own.address(),
      fetch,
      wait,
      onChange: (job) => {
        awake(job !== null);
        drawMenu();
      },
      onEnd: (job) => {
        const shown = parts.notify(endedWords(job));
        shown.on('click', () => go(placeOfEnded(job)));
        shown.show();
      },
    });
    drawMenu();
  };
  const heardOfEngine = async (next: EngineState, failure: ApiFailure | null) => {
    engineState = next;
    tell();
    if (next !== 'failed' || failure === null) return;
    const { response } = await dialogs.showMessageBox({
      type: 'error',
      message: failure.message,
      detail: failure.hint,
      buttons: ['Try again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 0) engine?.retry();
    else app.quit();
  };
  const change = async (folder: string) => {
    if (!(await quit('change'))) return;
    open(folder);
    await window?.loadURL(`${ownOrigin}/`);
  };
  const drawMenu = () =>
    parts.setMenu(
      menuEntries(
        { mac: deps.mac, busy: (jobs?.running() ?? null) !== null, recent: state.folders.slice(1), devTools: !app.isPackaged },
        {
          go,
          openProject: () => void askFolder(dialogs, 'Open a project').then((folder) => (folder === null ? undefined : change(folder))),
          openRecent: (folder) => void change(folder),
          stop: () => void jobs?.stop().catch(() => undefined),
          saveReport: () => {
            if (window !== null) void saveReport({ address: window.webContents.getURL(), engine, fetch, dialogs, write: deps.write });
          },
        },
      ),
    );

  const asked = readCommandLine(deps.args, deps.workingFolder, deps.isFolder);
  const folder = asked.folder ?? state.folders.find(deps.isFolder) ?? (await askFolder(dialogs, 'Choose the folder of a project'));
  if (folder === null) {
    leaving = true;
    return app.quit();
  }
  open(folder);
  const own = parts.createWindow(windowOptions(files.preload, visibleBounds(state.bounds, parts.screens()), !app.isPackaged));
  window = own;
  lockWindow(own, parts.openExternal);
  answerCalls({ calls: parts.calls, window: own, dialogs, write: deps.write });
  own.on('close', (event) => {
    if (leaving) return;
    event.preventDefault();
    app.quit();
  });
  own.once('ready-to-show', () => own.show());
  own.webContents.on('did-finish-load', tell);
  own.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') own.webContents.reload();
  });
  if (state.maximized) own.maximize();
  const first = place ?? '/';
  place = null;
  await own.loadURL(`${ownOrigin}${first}`);
}
