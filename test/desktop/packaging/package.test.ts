import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageApp } from '../../../desktop/packaging/package.ts';
import { fuseMark, stubElectron } from './stub-electron.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const output = mkdtempSync(path.join(os.tmpdir(), 'headroom-package-'));
const resources = path.join(output, 'linux-unpacked/resources');
const archive = path.join(resources, 'app.asar');
const page = async () => {
  const folder = path.join(output, 'page');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Headroom</title>');
  writeFileSync(path.join(folder, 'assets/main.js'), 'export {};');
  return folder;
};
let held: string[] = [];

// The layout of the stub is that of Linux.
const onLinux = process.platform === 'linux';
beforeAll(async () => {
  if (!onLinux) return;
  await packageApp({ root, output, electronDist: stubElectron(), unpackedOnly: true, page });
  held = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
}, 120_000);
afterAll(() => rmSync(output, { recursive: true, force: true }));

test.skipIf(!onLinux)('the archive holds application, preload, engine and page', () => {
  for (const name of [
    '/package.json',
    '/LICENSE',
    '/desktop/shell/main.js',
    '/desktop/shell/preload.cjs',
    '/desktop/shell/engine-process.js',
    '/engine/server/index.js',
    '/engine/run/drivers/k6/index.js',
    '/engine/run/drivers/autocannon/program.js',
    '/engine/run/drivers/ws/program.js',
    '/engine/environments/leash.js',
    '/engine/environments/control-workload.js',
    '/engine/demo/main.js',
    '/engine/demo/database/worker.js',
    '/engine/demo/database/seed-worker.js',
    '/engine/demo/page/client/app.js',
    '/engine/model/templating.json',
    '/page/index.html',
    '/page/assets/main.js',
    '/node_modules/fastify/package.json',
    '/node_modules/zod/package.json',
  ])
    expect(held).toContain(name);
  expect(JSON.parse(extractFile(archive, 'package.json').toString())).toMatchObject({ main: 'desktop/shell/main.js', type: 'module' });
});

test.skipIf(!onLinux)('it holds no TypeScript, no test, no tool to build with and nothing secret', () => {
  const ours = held.filter((name) => !name.startsWith('/node_modules/'));
  expect(held.filter((name) => /\.[cm]?tsx?$/.test(name))).toEqual([]);
  expect(ours.filter((name) => /\.test\.|^\/test\b|^\/\.|fixtures|\.map$/.test(name))).toEqual([]);
  expect(held.filter((name) => /(^|\/)(\.env[^/]*|\.npmrc|\.git|workbench\.json|[^/]*\.(pem|key|p12))$/.test(name))).toEqual([]);
  for (const tool of ['vite', 'vitest', 'electron', 'electron-builder', 'typescript', 'react', 'knip'])
    expect(held).not.toContain(`/node_modules/${tool}/package.json`);
  const code = ours.filter((name) => name.endsWith('.js'));
  expect(code.length).toBeGreaterThan(200);
  for (const name of code) expect([name, extractFile(archive, name.slice(1)).toString().includes(root)]).toEqual([name, false]);
});

test.skipIf(!onLinux)('the preload is CommonJS that asks for Electron alone', () => {
  const preload = extractFile(archive, 'desktop/shell/preload.cjs').toString();
  expect([...preload.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"']);
  expect(preload).not.toMatch(/^(import|export)\s/m);
});

test.skipIf(!onLinux)("DuckDB's library lies beside the archive", () => {
  const bindings = path.join(resources, 'app.asar.unpacked/node_modules/@duckdb', `node-bindings-linux-${process.arch}`);
  expect(readFileSync(path.join(bindings, 'duckdb.node')).subarray(1, 4).toString()).toBe('ELF');
  expect(statSync(path.join(bindings, 'libduckdb.so')).size).toBeGreaterThan(1e7);
});

test.skipIf(!onLinux)('k6 lies in the resources with its checksum and its licence', () => {
  const stamp = JSON.parse(readFileSync(path.join(resources, 'k6/k6.json'), 'utf8'));
  expect(
    createHash('sha256')
      .update(readFileSync(path.join(resources, 'k6/k6')))
      .digest('hex'),
  ).toBe(stamp.sha256);
  expect(statSync(path.join(resources, 'k6/k6')).mode & 0o111).not.toBe(0);
  expect(readFileSync(path.join(resources, 'k6/LICENSE'), 'utf8')).toContain('AFFERO GENERAL PUBLIC LICENSE');
});

test.skipIf(!onLinux)('Node as such can be run, options from outside cannot be given', () => {
  const program = readFileSync(path.join(output, 'linux-unpacked/headroom'), 'latin1');
  const wire = program.slice(program.indexOf(fuseMark) + fuseMark.length + 2);
  const [runAsNode, , nodeOptions, inspect, , onlyAsar, , fileProtocol] = wire;
  expect({ runAsNode, nodeOptions, inspect, onlyAsar, fileProtocol }).toEqual({
    runAsNode: '1',
    nodeOptions: '0',
    inspect: '0',
    onlyAsar: '1',
    fileProtocol: '0',
  });
});

test.skipIf(!onLinux)(
  'missing sources are an error that names each, and nothing is packaged',
  async () => {
    const into = mkdtempSync(path.join(os.tmpdir(), 'headroom-package-'));
    const bindings = `node_modules/@duckdb/node-bindings-linux-${process.arch}/duckdb.node`;
    const made = packageApp({
      root,
      output: into,
      electronDist: '/nowhere',
      unpackedOnly: true,
      page,
      beforePackaging: ({ app, k6 }) => {
        for (const file of [path.join(k6, 'k6'), path.join(k6, 'LICENSE'), path.join(app, bindings)]) rmSync(file);
        writeFileSync(path.join(app, 'page/index.html'), '');
      },
    });
    const message = await made.then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message.split('\n').map((line) => line.replace(/ \(.*/, ''))).toEqual([
      'Nothing was packaged. Missing:',
      '  the page',
      `  DuckDB for linux-${process.arch}`,
      '  k6',
      "  k6's licence",
    ]);
    expect(readdirSync(into)).toEqual(['staged']);
    rmSync(into, { recursive: true, force: true });
  },
  120_000,
);

test.skipIf(!onLinux)('what is packed runs: the engine answers from JavaScript alone', async () => {
  const { extractAll } = await import('@electron/asar');
  const unpacked = path.join(output, 'extracted');
  extractAll(archive, unpacked);
  const parent = path.join(output, 'parent.mjs');
  writeFileSync(
    parent,
    `const heard = [];
process.parentPort = { on: (_, listener) => heard.push(listener), postMessage: async (word) => {
  if (word.kind !== 'ready') { console.log(JSON.stringify(word)); process.exit(); }
  const ask = async (path) => (await fetch(word.address.url + path, { headers: { authorization: 'Bearer ' + word.address.token } })).json();
  console.log(JSON.stringify({ ...(await ask('/api/runs')), ...(await ask('/api/project')) }));
  heard[0]({ data: { kind: 'stop' } });
} };
await import(${JSON.stringify(path.join(unpacked, 'desktop/shell/engine-process.js'))});
heard[0]({ data: { kind: 'start', folder: ${JSON.stringify(mkdtempSync(path.join(os.tmpdir(), 'headroom-project-')))}, pageFolder: ${JSON.stringify(path.join(unpacked, 'page'))}, k6Folder: ${JSON.stringify(path.join(resources, 'k6'))} } });
`,
  );
  const child = spawn(process.execPath, ['--no-experimental-strip-types', '--disable-warning=ExperimentalWarning', parent], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece) => (said += piece));
  await new Promise((resolve) => child.once('exit', resolve));
  const [first = '', last = ''] = said.trim().split('\n');
  expect(JSON.parse(first)).toMatchObject({ runs: [], problem: { code: 'CONFIG_MISSING' } });
  expect(JSON.parse(last)).toEqual({ kind: 'stopped' });
});
