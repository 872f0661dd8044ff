import { HeadroomError } from '../../engine/model/error.ts';
import type { Server, ServerOptions } from '../../engine/server/index.ts';
import { type EngineOrder, type EngineWord, engineOrderSchema } from './engine-words.ts';
import { packagedK6 } from './packaged-k6.ts';

export interface ServiceSettings {
  readonly say: (word: EngineWord) => void;
  readonly startServer: (options: ServerOptions) => Promise<Server>;
  readonly doctor: ServerOptions['doctor'];
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly enter: (folder: string) => void;
  readonly log: (text: string) => void;
}

/** Does what the shell orders: starts the server of the workbench once, and closes it. An order that is none is not heard. */
export function createService({ say, startServer, doctor, platform, env, enter, log }: ServiceSettings): (text: unknown) => Promise<void> {
  let server: Promise<Server> | null = null;
  const start = async ({ folder, pageFolder, k6Folder }: Extract<EngineOrder, { kind: 'start' }>) => {
    // What the engine starts with its own program (the demo, generators) is Node to it, and Electron must be told.
    env.ELECTRON_RUN_AS_NODE = '1';
    if (k6Folder !== null) env.HEADROOM_K6 = await packagedK6(k6Folder, platform);
    enter(folder);
    return await startServer({ folder, pageFolder, doctor, say: log });
  };
  return async (text) => {
    const order = engineOrderSchema.safeParse(text);
    if (!order.success) return;
    if (order.data.kind === 'start') {
      if (server !== null) return;
      server = start(order.data);
      try {
        const { url, session } = await server;
        say({ kind: 'ready', address: { url, token: session } });
      } catch (error) {
        say({ kind: 'failed', failure: told(error) });
      }
    } else {
      await server?.then((own) => own.close()).catch((error: unknown) => log(String(error)));
      say({ kind: 'stopped' });
    }
  };
}

function told(error: unknown): { code: string; message: string; hint: string } {
  if (error instanceof HeadroomError) return { code: error.code, message: error.message, hint: error.hint };
  return {
    code: 'BUG',
    message: error instanceof Error ? error.message : String(error),
    hint: 'This is our bug; run `headroom ui` in the project to see more of it.',
  };
}
