import type { Bounds, ShellParts, ShellWindow, WindowOptions } from './parts.ts';
import { externalAddress, isOwnAddress } from './places.ts';

/** What the page may not do, each said rather than left to a default that could change. */
export const security = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
} as const;

const size = { width: 1440, height: 900 };

export function windowOptions(preload: string, kept: Bounds | null, devTools: boolean): WindowOptions {
  return {
    ...size,
    ...kept,
    minWidth: 420,
    minHeight: 480,
    show: false,
    title: 'Headroom',
    webPreferences: { ...security, preload, devTools },
  };
}

/** Keeps a window at our own pages: other links go to the system's browser when they are plain web addresses, and nowhere when they are not. */
export function lockWindow({ webContents }: Pick<ShellWindow, 'webContents'>, openExternal: ShellParts['openExternal']): void {
  const outside = (text: string) => {
    const address = externalAddress(text);
    // A system without a browser is no reason to stop.
    if (address !== null) openExternal(address).catch(() => undefined);
  };
  webContents.setWindowOpenHandler(({ url }) => {
    outside(url);
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (details) => {
    if (isOwnAddress(details.url)) return;
    details.preventDefault();
    outside(details.url);
  });
  for (const event of ['will-redirect', 'will-frame-navigate'] as const)
    webContents.on(event, (details) => {
      if (!isOwnAddress(details.url)) details.preventDefault();
    });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}
