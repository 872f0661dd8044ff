import { expect, test } from 'vitest';
import { channels } from '../../../desktop/shell/channels.ts';
import { openApp } from './fake-electron.ts';

const hostile = [
  'https://example.com/',
  'http://127.0.0.1:4321/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://example.com/1',
  'app://other/',
  'app://headroom:1/',
  'app://user@headroom/',
  'app://headroom.example.com/',
  'devtools://devtools/x',
  'headroom://run/x',
  'about:blank',
  'smb://host/share',
  '',
];
const prevented = (emit: (event: { preventDefault(): void }) => void) => {
  let stopped = false;
  emit({ preventDefault: () => (stopped = true) });
  return stopped;
};

test('the window has exactly these options', async () => {
  const { window } = await openApp();
  expect(window.options).toEqual({
    width: 1440,
    height: 900,
    minWidth: 420,
    minHeight: 480,
    show: false,
    title: 'Headroom',
    webPreferences: {
      preload: '/app/preload.cjs',
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
      devTools: false,
    },
  });
});

test('the scheme of the page is standard, secure and streams, and does not go past its policy', async () => {
  const { log } = await openApp();
  expect(log.privileged).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
});

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s leads to our own pages alone', async (event) => {
  const { contents } = await openApp();
  const to = (url: string) => prevented((stop) => contents.emit(event, { ...stop, url }));
  expect(hostile.filter((url) => !to(url))).toEqual([]);
  expect(to('app://headroom/runs/x')).toBe(false);
});

test('no window is opened; only plain web addresses reach the browser', async () => {
  const { contents, log } = await openApp();
  for (const url of [...hostile, 'https://user:secret@example.com/', 'app://headroom/'])
    expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
  expect(log.opened).toEqual(['https://example.com/', 'http://127.0.0.1:4321/']);
});

test('a webview is never attached, a download never begun', async () => {
  const { contents, session } = await openApp();
  expect(prevented((event) => contents.emit('will-attach-webview', event))).toBe(true);
  expect(prevented((event) => session.emit('will-download', event))).toBe(true);
});

test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'fileSystem', 'usb', 'hid', 'unknown'])(
  'the permission %s is denied, asked or checked',
  async (permission) => {
    const { session } = await openApp();
    const given: unknown[] = [];
    session.request(null, permission, (granted) => given.push(granted));
    session.display({}, (streams) => given.push(streams));
    expect([...given, session.check(), session.device()]).toEqual([false, null, false, false]);
  },
);

test('the page fetches from nobody but us', async () => {
  const { session } = await openApp();
  const cancelled = (url: string) => {
    let cancel = false;
    session.beforeRequest({ url }, (answer) => (cancel = answer.cancel));
    return cancel;
  };
  expect(
    ['https://example.com/x.js', 'http://127.0.0.1:4321/', 'ws://x/', 'file:///x', 'app://other/', 'blob:https://x/1'].filter(
      (url) => !cancelled(url),
    ),
  ).toEqual([]);
  expect(['app://headroom/api/runs', 'blob:app://headroom/1', 'data:image/png;base64,AA=='].filter(cancelled)).toEqual([]);
});

const ours = { sender: { id: 7 }, senderFrame: { url: 'app://headroom/runs', parent: null } };
const calls = [channels.openFolder, channels.saveFile];
const good = { name: 'a.png', bytes: new Uint8Array([1]) };

test.each([
  ['another window', { ...ours, sender: { id: 8 } }],
  ['no frame', { ...ours, senderFrame: null }],
  ['a frame in the page', { ...ours, senderFrame: { url: 'app://headroom/', parent: {} } }],
  ['another page', { ...ours, senderFrame: { url: 'https://example.com/', parent: null } }],
  ['another host', { ...ours, senderFrame: { url: 'app://evil/', parent: null } }],
])('no call is answered for %s', async (_, event) => {
  const { log } = await openApp();
  for (const channel of calls)
    await expect((async () => await log.calls.get(channel)?.(event, ...(channel === channels.saveFile ? [good] : [])))()).rejects.toThrow(
      'may not call',
    );
  expect(log.asked).toEqual([]);
});

test('there are two calls, and each refuses what it does not take', async () => {
  const { log } = await openApp();
  expect([...log.calls.keys()].toSorted()).toEqual(calls.toSorted());
  const refused = [
    [channels.openFolder, ['/etc']],
    [channels.saveFile, []],
    [channels.saveFile, [good, good]],
    [channels.saveFile, [{ name: 'x', bytes: 'text' }]],
    [channels.saveFile, [{ name: '', bytes: good.bytes }]],
    [channels.saveFile, [{ name: 5, bytes: good.bytes }]],
    [channels.saveFile, [{ name: 'x'.repeat(201), bytes: good.bytes }]],
    [channels.saveFile, [{ ...good, path: '/etc/passwd' }]],
    [channels.saveFile, [null]],
  ] as const;
  for (const [channel, values] of refused)
    await expect((async () => await log.calls.get(channel)?.(ours, ...values))()).rejects.toThrow('not what this call takes');
  expect(log.asked).toEqual([]);
});

test.each([
  ['../../.bashrc', 'bashrc'],
  ['C:\\Windows\\x.exe', 'x.exe'],
  ['/etc/passwd', 'passwd'],
  ['a\u0000b\n.png', 'ab.png'],
  ['..', 'headroom'],
  ['run "1".png', 'run 1.png'],
])('the page suggests a name, never a place: %j', async (name, shown) => {
  const { log } = await openApp();
  log.answers.file = '/chosen/file';
  expect(await log.calls.get(channels.saveFile)?.(ours, { ...good, name })).toBe(true);
  expect(log.asked).toEqual([shown]);
  expect(log.written).toEqual([['/chosen/file', 1]]);
});

test('nothing is written where nobody said where', async () => {
  const { log } = await openApp();
  expect(await log.calls.get(channels.saveFile)?.(ours, good)).toBe(false);
  expect(await log.calls.get(channels.openFolder)?.(ours)).toBeNull();
  expect(log.written).toEqual([]);
});
