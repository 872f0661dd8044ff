/** Electron as this shell sees it: each part it uses, and of each part what it uses. Only `main.ts` has the real ones; tests bring their own. */
export interface Preventable {
  preventDefault(): void;
}

export interface ShellContents {
  readonly id: number;
  getURL(): string;
  isLoadingMainFrame(): boolean;
  send(channel: string, ...values: unknown[]): void;
  reload(): void;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void;
  on(
    event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate',
    listener: (details: Preventable & { readonly url: string }) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'did-finish-load', listener: () => void): unknown;
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ShellWindow {
  readonly webContents: ShellContents;
  loadURL(address: string): Promise<void>;
  show(): void;
  focus(): void;
  restore(): void;
  isMinimized(): boolean;
  isMaximized(): boolean;
  maximize(): void;
  getNormalBounds(): Bounds;
  on(event: 'close', listener: (event: Preventable) => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

/** Exactly what a window is made with; `security` in `window.ts` says why each is as it is. */
export interface WindowOptions extends Partial<Bounds> {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
  readonly show: boolean;
  readonly title: string;
  readonly webPreferences: {
    readonly preload: string;
    readonly contextIsolation: true;
    readonly sandbox: true;
    readonly nodeIntegration: false;
    readonly nodeIntegrationInWorker: false;
    readonly nodeIntegrationInSubFrames: false;
    readonly webSecurity: true;
    readonly allowRunningInsecureContent: false;
    readonly experimentalFeatures: false;
    readonly webviewTag: false;
    readonly navigateOnDragDrop: false;
    readonly safeDialogs: true;
    readonly spellcheck: false;
    readonly devTools: boolean;
  };
}

export interface ShellApp {
  readonly isPackaged: boolean;
  whenReady(): Promise<unknown>;
  requestSingleInstanceLock(): boolean;
  setAsDefaultProtocolClient(scheme: string): boolean;
  addRecentDocument(path: string): void;
  getPath(name: 'userData'): string;
  quit(): void;
  exit(code: number): void;
  on(event: 'second-instance', listener: (event: unknown, argv: string[], folder: string) => void): unknown;
  on(event: 'open-url', listener: (event: Preventable, address: string) => void): unknown;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
}

export interface ShellSession {
  setPermissionRequestHandler(handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void): void;
  setPermissionCheckHandler(handler: () => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: null) => void) => void): void;
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
  readonly webRequest: {
    onBeforeRequest(listener: (details: { readonly url: string }, answer: (response: { cancel: boolean }) => void) => void): void;
  };
}

export interface ShellProtocol {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]): void;
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
}

export interface CallEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export interface ShellCalls {
  handle(channel: string, listener: (event: CallEvent, ...values: unknown[]) => unknown): void;
}

export interface ShellDialogs {
  showOpenDialog(options: {
    title: string;
    properties: ('openDirectory' | 'createDirectory')[];
  }): Promise<{ canceled: boolean; filePaths: string[] }>;
  showSaveDialog(options: { title: string; defaultPath: string }): Promise<{ canceled: boolean; filePath: string }>;
  showMessageBox(options: {
    type: 'question' | 'error' | 'info';
    message: string;
    detail: string;
    buttons: string[];
    defaultId: number;
    cancelId: number;
  }): Promise<{ response: number }>;
}

export interface ShellNotification {
  on(event: 'click', listener: () => void): unknown;
  show(): void;
}

/** A process of Electron's own kind that runs Node: `utilityProcess`. */
export interface ShellProcess {
  readonly pid: number | undefined;
  postMessage(word: unknown): void;
  kill(): boolean;
  on(event: 'message', listener: (word: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

export interface MenuEntry {
  label?: string;
  role?: 'appMenu' | 'editMenu' | 'quit' | 'reload' | 'resetZoom' | 'zoomIn' | 'zoomOut' | 'togglefullscreen' | 'toggleDevTools' | 'about';
  type?: 'separator';
  accelerator?: string;
  enabled?: boolean;
  click?: () => void;
  submenu?: MenuEntry[];
}

/** Everything of Electron together. */
export interface ShellParts {
  readonly app: ShellApp;
  readonly session: () => ShellSession;
  readonly protocol: ShellProtocol;
  readonly calls: ShellCalls;
  readonly dialogs: ShellDialogs;
  readonly openExternal: (address: string) => Promise<void>;
  readonly setMenu: (entries: MenuEntry[]) => void;
  readonly notify: (words: { title: string; body: string }) => ShellNotification;
  readonly power: { start(type: 'prevent-app-suspension'): number; stop(id: number): unknown };
  readonly fork: (program: string) => ShellProcess;
  readonly createWindow: (options: WindowOptions) => ShellWindow;
  /** Where windows can be seen. */
  readonly screens: () => readonly Bounds[];
}
