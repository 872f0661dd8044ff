import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { request } from 'undici';
import { type Server, type ServerOptions, startServer } from '../../../engine/server/index.ts';

/** A folder of its own with these files. */
export function folderOf(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-workbench-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

export const page = {
  'index.html': '<!doctype html><title>The page</title>',
  'assets/main-Ab12Cd34.js': 'export {};',
  'icon.svg': '<svg/>',
};

/** The real server on a folder, with a page of three files. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<Server> {
  return await startServer({
    folder: options.folder ?? folderOf(),
    pageFolder: folderOf(page),
    doctor: async () => [{ what: 'k6', state: 'good', found: 'here', mend: '' }],
    port: 0,
    ...options,
  });
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Without the session, and without saying where it comes from. */
  readonly bare?: boolean;
}

/** Asks the server as its own page would; headers may say otherwise. */
export async function ask(server: Server, place: string, { method = 'GET', headers = {}, body, bare = false }: Asked = {}) {
  const { port } = server.address;
  const ours = { authorization: `Bearer ${server.session}`, origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}` };
  const answer = await request(`http://127.0.0.1:${port}${place}`, {
    method: method as 'GET',
    headers: { ...(bare ? {} : ours), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.body.text();
  const json = () => JSON.parse(text);
  return { status: answer.statusCode, headers: answer.headers, text, json };
}
