import type { MenuEntry } from './parts.ts';

export interface MenuActions {
  readonly openProject: () => void;
  readonly openRecent: (folder: string) => void;
  readonly saveReport: () => void;
  readonly go: (place: string) => void;
  readonly stop: () => void;
}

export interface MenuFacts {
  readonly mac: boolean;
  readonly busy: boolean;
  readonly recent: readonly string[];
  readonly devTools: boolean;
}

const separator: MenuEntry = { type: 'separator' };

/** The menu of the window; everything in it can be reached by keys. */
export function menuEntries({ mac, busy, recent, devTools }: MenuFacts, act: MenuActions): MenuEntry[] {
  const place = (label: string, to: string, key: string): MenuEntry => ({
    label,
    accelerator: `CmdOrCtrl+${key}`,
    click: () => act.go(to),
  });
  const file: MenuEntry[] = [
    { label: 'Open project folder…', accelerator: 'CmdOrCtrl+O', click: act.openProject },
    {
      label: 'Open recent',
      enabled: recent.length > 0,
      submenu: recent.map((folder) => ({ label: folder.replaceAll('&', '&&'), click: () => act.openRecent(folder) })),
    },
    separator,
    { label: 'Save report…', accelerator: 'CmdOrCtrl+S', click: act.saveReport },
    ...(mac ? [] : [separator, { role: 'quit' } as const]),
  ];
  const view: MenuEntry[] = [
    place('Home', '/', '1'),
    place('Runs', '/runs', '2'),
    place('Compare', '/compare', '3'),
    place('Capacity', '/capacity', '4'),
    place('Plan', '/plan', '5'),
    separator,
    { role: 'reload' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
  ];
  const run: MenuEntry[] = [
    { label: 'Start…', accelerator: 'CmdOrCtrl+N', enabled: !busy, click: () => act.go('/start') },
    { label: 'Stop', accelerator: 'CmdOrCtrl+.', enabled: busy, click: act.stop },
  ];
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { label: 'Run', submenu: run },
    {
      label: 'Help',
      submenu: [
        { label: 'What this machine has and lacks', click: () => act.go('/settings') },
        ...(mac ? [] : [{ role: 'about' } as const]),
      ],
    },
  ];
}
