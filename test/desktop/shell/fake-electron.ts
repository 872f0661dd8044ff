import { EventEmitter } from 'node:events';
import type { AppDeps } from '../../../desktop/shell/app.ts';
import { createApp } from '../../../desktop/shell/app.ts';
import type { CallEvent, MenuEntry, ShellParts, ShellProcess, WindowOptions } from '../../../desktop/shell/parts.ts';
import type { ShellState } from '../../../desktop/shell/state.ts';

/** A process of Electron's that says what a test makes it say. */
export class FakeProcess extends EventEmitter {
  readonly pid = 1;
  readonly heard: unknown[] = [];
  killed = false;
  postMessage(word: unknown): void {
    this.heard.push(word);
  }
  kill(): boolean {
    this.killed = true;
    queueMicrotask(() => this.emit('exit', 0));
    return true;
  }
}

export interface Job {
  id: string;
  state: 'running' | 'stopping' | 'done' | 'failed';
  made?: { kind: 'run' | 'campaign' | 'capacity'; id: string } | null;
}

export const jobOf = ({ id, state, made = null }: Job) => ({
  id,
  order: { kind: 'run' },
  title: 'load in staging',
  state,
  startedAt: '2026-11-23T10:00:00.000Z',
  endedAt: null,
  phase: 'load',
  progress: null,
  leftS: null,
  made,
  exitCode: null,
  failure: null,
});

export const token = 'a-session-of-the-engine-that-nobody-sees';
export const engineUrl = 'http://127.0.0.1:4321';

/** The engine's side of HTTP: jobs, one stream of events, and whatever else was asked. */
export function fakeEngine() {
  const asked: { method: string; path: string; headers: Headers }[] = [];
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const jobs: ReturnType<typeof jobOf>[] = [];
  const state = { answer: () => new Response('{}', { headers: { 'content-type': 'application/json' } }) };
  const fetch = (async (address: URL | string, init: RequestInit = {}) => {
    const { pathname, search } = new URL(address);
    asked.push({ method: init.method ?? 'GET', path: pathname + search, headers: new Headers(init.headers) });
    if (pathname === '/api/jobs') return Response.json({ jobs });
    if (pathname === '/api/events')
      return new Response(
        new ReadableStream<Uint8Array>({
          start: (stream) => {
            streams.push(stream);
          },
        }),
      );
    return state.answer();
  }) as typeof globalThis.fetch;
  const tell = (job: Job) => {
    const told = jobOf(job);
    const at = jobs.findIndex(({ id }) => id === told.id);
    jobs.splice(at < 0 ? jobs.length : at, 1, told);
    for (const stream of streams) stream.enqueue(new TextEncoder().encode(`id: 1-1\nevent: job\ndata: ${JSON.stringify(told)}\n\n`));
  };
  return { fetch, asked, tell, state, following: () => streams.length > 0 };
}

type AskedFor = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
type AskedScreen = (request: unknown, answer: (streams: unknown) => void) => void;
type AskedFirst = (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void;

/** Every part of Electron, remembering what it was told. */
export function fakeElectron() {
  const contents = Object.assign(new EventEmitter(), {
    id: 7,
    address: 'app://headroom/',
    sent: [] as [string, unknown][],
    openHandler: (_: { url: string }): { action: string } => ({ action: 'allow' }),
    reloads: 0,
    getURL: () => contents.address,
    isLoadingMainFrame: () => false,
    send: (channel: string, value: unknown) => void contents.sent.push([channel, value]),
    reload: () => void contents.reloads++,
    setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
      contents.openHandler = handler;
    },
  });
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    options: null as WindowOptions | null,
    loaded: [] as string[],
    shown: 0,
    maximized: 0,
    loadURL: async (address: string) => void window.loaded.push(address),
    show: () => void window.shown++,
    focus: () => undefined,
    restore: () => undefined,
    isMinimized: () => false,
    isMaximized: () => false,
    maximize: () => void window.maximized++,
    getNormalBounds: () => ({ x: 10, y: 20, width: 1000, height: 800 }),
  });
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    first: true,
    left: null as number | null,
    quits: 0,
    schemes: [] as string[],
    recent: [] as string[],
    whenReady: async () => undefined,
    requestSingleInstanceLock: () => app.first,
    setAsDefaultProtocolClient: (scheme: string) => app.schemes.push(scheme) > 0,
    addRecentDocument: (folder: string) => void app.recent.push(folder),
    getPath: () => '/user',
    quit: () => {
      app.quits++;
      app.emit('before-quit', { preventDefault: () => undefined });
    },
    exit: (code: number) => {
      app.left = code;
    },
  });
  const session = Object.assign(new EventEmitter(), {
    request: (_contents: unknown, _permission: string, answer: (granted: boolean) => void) => answer(true),
    check: (): boolean => true,
    device: (): boolean => true,
    display: (_request: unknown, answer: (streams: unknown) => void) => answer({}),
    beforeRequest: (_details: { url: string }, answer: (response: { cancel: boolean }) => void) => answer({ cancel: false }),
    setPermissionRequestHandler: (handler: AskedFor) => void Object.assign(session, { request: handler }),
    setPermissionCheckHandler: (handler: () => boolean) => void Object.assign(session, { check: handler }),
    setDevicePermissionHandler: (handler: () => boolean) => void Object.assign(session, { device: handler }),
    setDisplayMediaRequestHandler: (handler: AskedScreen) => void Object.assign(session, { display: handler }),
    webRequest: { onBeforeRequest: (listener: AskedFirst) => void Object.assign(session, { beforeRequest: listener }) },
  });
  const log = {
    privileged: [] as unknown[],
    scheme: '',
    page: async (_: Request): Promise<Response> => new Response(),
    calls: new Map<string, (event: CallEvent, ...values: unknown[]) => unknown>(),
    opened: [] as string[],
    menu: [] as MenuEntry[],
    notified: [] as ({ title: string; body: string } & EventEmitter)[],
    held: new Set<number>(),
    processes: [] as FakeProcess[],
    asked: [] as string[],
    answers: { folder: null as string | null, file: null as string | null, button: 0 },
    written: [] as [string, number][],
    programs: [] as string[],
  };
  let powers = 0;
  const parts = {
    app,
    session: () => session,
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => void log.privileged.push(...schemes),
      handle: (scheme: string, handler: typeof log.page) => void Object.assign(log, { scheme, page: handler }),
    },
    calls: {
      handle: (channel: string, listener: (event: CallEvent, ...values: unknown[]) => unknown) => void log.calls.set(channel, listener),
    },
    dialogs: {
      showOpenDialog: async ({ title }: { title: string }) => {
        log.asked.push(title);
        return { canceled: log.answers.folder === null, filePaths: log.answers.folder === null ? [] : [log.answers.folder] };
      },
      showSaveDialog: async ({ defaultPath }: { defaultPath: string }) => {
        log.asked.push(defaultPath);
        return { canceled: log.answers.file === null, filePath: log.answers.file ?? '' };
      },
      showMessageBox: async ({ message }: { message: string }) => {
        log.asked.push(message);
        return { response: log.answers.button };
      },
    },
    openExternal: async (address: string) => void log.opened.push(address),
    setMenu: (entries: MenuEntry[]) => void Object.assign(log, { menu: entries }),
    notify: (words: { title: string; body: string }) => {
      const shown = Object.assign(new EventEmitter(), words, { show: () => undefined });
      log.notified.push(shown);
      return shown;
    },
    power: {
      start: () => {
        log.held.add(++powers);
        return powers;
      },
      stop: (id: number) => log.held.delete(id),
    },
    fork: (program: string): ShellProcess => {
      const child = new FakeProcess();
      log.processes.push(child);
      log.programs.push(program);
      return child as unknown as ShellProcess;
    },
    createWindow: (options: WindowOptions) => {
      window.options = options;
      return window;
    },
    screens: () => [{ x: 0, y: 0, width: 1920, height: 1080 }],
  };
  return { parts: parts as unknown as ShellParts, app, window, contents, session, log };
}

export type Opened = ReturnType<typeof fakeElectron> & {
  engine: ReturnType<typeof fakeEngine>;
  saved: () => ShellState;
  child: () => FakeProcess;
};

/** Waits for what happens in later turns of the loop. */
export const settle = async () => {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Starts the application on fakes, its engine listening. Waiting takes no time, except for an engine that never answers. */
export async function openApp(
  given: Partial<AppDeps> & { first?: boolean; ready?: boolean; before?: (fake: ReturnType<typeof fakeElectron>) => void } = {},
): Promise<Opened> {
  const fake = fakeElectron();
  const engine = fakeEngine();
  fake.app.first = given.first ?? true;
  given.before?.(fake);
  let saved: ShellState = { bounds: null, maximized: false, folders: [] };
  await createApp({
    parts: fake.parts,
    mac: false,
    args: ['/project'],
    leadingWords: 1,
    workingFolder: '/',
    files: { preload: '/app/preload.cjs', engineProgram: '/app/engine-process.js', page: '/app/page', k6: '/resources/k6' },
    state: {
      read: () => saved,
      write: (next) => {
        saved = next;
      },
    },
    isFolder: (name) => /^\/(project|other)$/.test(name),
    write: async (file, bytes) => void fake.log.written.push([file, bytes.byteLength]),
    fetch: engine.fetch,
    now: () => 0,
    wait: async (ms) => (ms > 8000 ? await new Promise(() => undefined) : await new Promise((resolve) => setImmediate(resolve))),
    ...given,
  });
  const child = () => fake.log.processes.at(-1) as FakeProcess;
  if (given.ready !== false && fake.log.processes.length > 0)
    child().emit('message', { kind: 'ready', address: { url: engineUrl, token } });
  await settle();
  return { ...fake, engine, saved: () => saved, child };
}
