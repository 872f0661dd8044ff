import { afterAll } from 'vitest';
import { type ApiName, apiPaths } from '../../../../engine/model/api/paths.ts';
import { type ApiAnswer, apiRoutes } from '../../../../engine/model/api/routes.ts';
import type { Server, ServerOptions } from '../../../../engine/server/index.ts';
import { recordedProject } from '../../../desktop/project/make-project.ts';
import { type Asked, ask, serve } from '../workbench.ts';

const open: Server[] = [];
afterAll(async () => {
  for (const server of open) await server.close();
});

/** The real server on a recorded project of its own; answers are held against their schemas. */
export async function serveRecorded(options: Partial<ServerOptions> = {}) {
  const folder = options.folder ?? (await recordedProject());
  const server = await serve({ now: () => new Date('2026-03-13T09:00:00.000Z'), ...options, folder });
  open.push(server);
  const at = (name: ApiName, values: Readonly<Record<string, string>>, query: Readonly<Record<string, string>>) => {
    const place = apiPaths[name].path.replace(/:(\w+)/g, (_, word: string) => encodeURIComponent(values[word] ?? ''));
    const search = new URLSearchParams(query).toString();
    return search === '' ? place : `${place}?${search}`;
  };
  const call = async (name: ApiName, { path = {}, query = {}, ...asked }: CallOptions = {}) =>
    await ask(server, at(name, path, query), { method: apiPaths[name].method, ...asked });
  const get = async <Name extends ApiName>(name: Name, options: CallOptions = {}): Promise<ApiAnswer<Name>> => {
    const answer = await call(name, options);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 400)}`);
    const { answer: schema } = apiRoutes[name];
    if (typeof schema === 'string') throw new Error(`${name} answers no document`);
    const told = answer.json();
    schema.parse(told);
    return told;
  };
  return { server, folder, call, get };
}

interface CallOptions extends Asked {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}
