import { expect, test, vi } from 'vitest';
import { channels } from '../../../desktop/shell/channels.ts';
import type { MenuEntry } from '../../../desktop/shell/parts.ts';
import { engineUrl, type Opened, openApp, settle, token } from './fake-electron.ts';

const places = ({ contents }: Opened) => contents.sent.filter(([channel]) => channel === channels.openPlace).map(([, place]) => place);
const itemOf = (menu: MenuEntry[], label: string): MenuEntry | undefined =>
  menu.flatMap(({ submenu = [] }) => submenu).find((entry) => entry.label === label);
const started = async (given: Parameters<typeof openApp>[0] = {}) => {
  const app = await openApp(given);
  await vi.waitFor(() => expect(app.engine.following()).toBe(true));
  return app;
};
const running = async (given: Parameters<typeof openApp>[0] = {}) => {
  const app = await started(given);
  app.engine.tell({ id: 'j1', state: 'running' });
  await vi.waitFor(() => expect(app.log.held.size).toBe(1));
  return app;
};

test('it opens the folder of the command line, remembers it, and shows the page', async () => {
  const app = await openApp();
  expect(app.child().heard[0]).toEqual({ kind: 'start', folder: '/project', pageFolder: '/app/page', k6Folder: '/resources/k6' });
  expect(app.window.loaded).toEqual(['app://headroom/']);
  expect(app.saved().folders).toEqual(['/project']);
  app.window.emit('ready-to-show');
  expect(app.window.shown).toBe(1);
});

test('without one it opens the last folder that is still there, and asks where there is none', async () => {
  const state = { bounds: null, maximized: true, folders: ['/gone', '/other'] };
  const last = await openApp({ args: [], state: { read: () => state, write: () => undefined } });
  expect(last.child().heard[0]).toMatchObject({ folder: '/other' });
  expect(last.window.maximized).toBe(1);
  const chosen = await openApp({ args: [], before: ({ log }) => void Object.assign(log.answers, { folder: '/other' }) });
  expect(chosen.child().heard[0]).toMatchObject({ folder: '/other' });
  const none = await openApp({ args: [] });
  expect([none.log.processes.length, none.window.loaded.length, none.app.quits]).toEqual([0, 0, 1]);
});

test('a window is put back where it was, unless its screen is gone', async () => {
  const at = async (x: number) => {
    const state = { bounds: { x, y: 20, width: 900, height: 700 }, maximized: false, folders: [] };
    return (await openApp({ state: { read: () => state, write: () => undefined } })).window.options;
  };
  expect(await at(30)).toMatchObject({ x: 30, width: 900 });
  expect(await at(4000)).toMatchObject({ width: 1440 });
});

test('a second instance hands over its link and ends', async () => {
  const second = await openApp({ first: false });
  expect([second.app.quits, second.log.processes.length, second.window.loaded.length]).toEqual([1, 0, 0]);
  const first = await openApp();
  first.app.emit('second-instance', {}, ['/opt/headroom', '--flag', 'headroom://run/2026-11-23T10-00-00-mix-demo'], '/');
  await settle();
  expect(places(first)).toEqual(['/runs/2026-11-23T10-00-00-mix-demo']);
  expect(first.log.processes).toHaveLength(1);
});

test('a second instance with another folder opens that', async () => {
  const app = await openApp();
  app.app.emit('second-instance', {}, ['/opt/headroom', '/other'], '/');
  await vi.waitFor(() => expect(app.log.processes).toHaveLength(1));
  app.child().emit('message', { kind: 'stopped' });
  await vi.waitFor(() => expect(app.log.processes).toHaveLength(2));
  expect(app.child().heard[0]).toMatchObject({ folder: '/other' });
});

test('a link at the start opens its run first', async () => {
  const { window, app } = await openApp({ args: ['/project', 'headroom://run/r-1'] });
  expect(window.loaded).toEqual(['app://headroom/runs/r-1']);
  expect(app.schemes).toEqual(['headroom']);
});

test.each([
  'headroom://run/../../etc/passwd',
  'headroom://run/x%2f..%2fy',
  'headroom://run/x?token=1',
  'headroom://run/x#y',
  'headroom://run/x/y',
  'headroom://run/',
  'headroom://run/<script>',
  'headroom://run/x" --folder=/other',
  'headroom://run/x\n/other',
  'headroom://user@run/x',
  'headroom://settings/x',
  'headroom:run/x',
  'https://run/x',
  `headroom://run/${'x'.repeat(3000)}`,
])('the link %j leads nowhere', async (link) => {
  const app = await openApp();
  let prevented = false;
  app.app.emit('open-url', { preventDefault: () => (prevented = true) }, link);
  app.app.emit('second-instance', {}, ['/opt/headroom', link], '/');
  await settle();
  expect(prevented).toBe(true);
  expect(places(app).filter((place) => place !== '/')).toEqual([]);
  expect(app.log.processes).toHaveLength(1);
});

test('a crash of the engine is told to the page, and so is its return', async () => {
  const app = await openApp();
  app.child().emit('exit', 1);
  await settle();
  app.child().emit('message', { kind: 'ready', address: { url: engineUrl, token } });
  await settle();
  expect(app.contents.sent.filter(([channel]) => channel === channels.engine).map(([, state]) => state)).toEqual([
    'running',
    'restarting',
    'running',
  ]);
  expect(app.log.processes).toHaveLength(2);
  expect(app.window.loaded).toHaveLength(1);
});

test('an engine that will not stay is said in a dialog: again, or an end', async () => {
  const app = await openApp();
  for (let crash = 0; crash < 5; crash++) {
    app.child().emit('exit', 1);
    await settle();
  }
  expect(app.log.asked).toEqual([expect.stringContaining('several times')]);
  expect(app.contents.sent).toContainEqual([channels.engine, 'failed']);
  expect(app.log.processes).toHaveLength(6);
});

test('the machine is kept awake while a job runs, and no longer', async () => {
  const app = await running();
  app.engine.tell({ id: 'j1', state: 'stopping' });
  await settle();
  expect(app.log.held.size).toBe(1);
  app.engine.tell({ id: 'j1', state: 'done' });
  await vi.waitFor(() => expect(app.log.held.size).toBe(0));
});

test.each([
  [{ kind: 'run', id: 'r-1' }, '/runs/r-1'],
  [{ kind: 'campaign', id: 'c-1' }, '/campaigns/c-1'],
  [{ kind: 'capacity', id: 'k-1' }, '/capacity?campaign=k-1'],
  [null, '/jobs/j1'],
] as const)('the end of a job is notified; a click opens %j', async (made, place) => {
  const app = await running();
  app.engine.tell({ id: 'j1', state: 'done', made });
  await vi.waitFor(() => expect(app.log.notified).toHaveLength(1));
  expect(app.log.notified[0]?.title).toBe('load in staging: done');
  app.log.notified[0]?.emit('click');
  expect(places(app)).toEqual([place]);
});

test('quitting while a job runs asks first; kept going, everything goes on', async () => {
  const app = await running();
  app.log.answers.button = 1;
  let prevented = false;
  app.app.emit('before-quit', { preventDefault: () => (prevented = true) });
  await settle();
  expect(prevented).toBe(true);
  expect(app.log.asked).toEqual(['load in staging is going on.']);
  expect([app.app.left, app.child().killed, app.engine.asked.some(({ method }) => method === 'POST')]).toEqual([null, false, false]);
});

test('quitting stops the job, waits until it is sealed, then ends the engine, then leaves', async () => {
  const app = await running();
  app.app.quit();
  await vi.waitFor(() => expect(app.engine.asked.at(-1)).toMatchObject({ method: 'POST', path: '/api/jobs/j1/stop' }));
  app.engine.tell({ id: 'j1', state: 'stopping' });
  await settle();
  expect(app.child().heard).toHaveLength(1);
  app.engine.tell({ id: 'j1', state: 'done', made: { kind: 'run', id: 'r-1' } });
  await vi.waitFor(() => expect(app.child().heard.at(-1)).toEqual({ kind: 'stop' }));
  expect(app.app.left).toBeNull();
  app.child().emit('message', { kind: 'stopped' });
  await vi.waitFor(() => expect(app.app.left).toBe(0));
  expect(app.child().killed).toBe(true);
  expect(app.saved().bounds).toEqual({ x: 10, y: 20, width: 1000, height: 800 });
  expect(app.log.held.size).toBe(0);
});

test('closing the window is quitting; without a job nobody is asked', async () => {
  const app = await started();
  let prevented = false;
  app.window.emit('close', { preventDefault: () => (prevented = true) });
  await vi.waitFor(() => expect(app.child().heard.at(-1)).toEqual({ kind: 'stop' }));
  app.child().emit('message', { kind: 'stopped' });
  await vi.waitFor(() => expect(app.app.left).toBe(0));
  expect([prevented, app.log.asked]).toEqual([true, []]);
});

test('the menu goes to places, stops what runs and keeps the report of the run that is shown', async () => {
  const app = await running();
  expect(itemOf(app.log.menu, 'Start…')?.enabled).toBe(false);
  itemOf(app.log.menu, 'Runs')?.click?.();
  expect(places(app)).toEqual(['/runs']);
  itemOf(app.log.menu, 'Stop')?.click?.();
  await vi.waitFor(() => expect(app.engine.asked.at(-1)?.path).toBe('/api/jobs/j1/stop'));
  itemOf(app.log.menu, 'Save report…')?.click?.();
  await vi.waitFor(() => expect(app.log.asked).toEqual(['No run is open.']));
  app.contents.address = 'app://headroom/runs/r-1';
  app.log.answers.file = '/chosen/r.html';
  itemOf(app.log.menu, 'Save report…')?.click?.();
  await vi.waitFor(() => expect(app.log.written).toEqual([['/chosen/r.html', 2]]));
  expect(app.engine.asked.at(-1)?.path).toBe('/api/runs/r-1/export/html');
});

test('keys of the menu are each given once', async () => {
  const { log } = await openApp();
  const keys = log.menu
    .flatMap(({ submenu = [] }) => submenu)
    .flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
  expect(new Set(keys).size).toBe(keys.length);
  expect(log.menu.flatMap(({ submenu = [] }) => submenu).some(({ role }) => role === 'toggleDevTools')).toBe(false);
});
