import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createProgress } from '../../engine/setup/progress.mjs';
import { resolveWorkbenchPage } from '../../engine/setup/workbench-page.mjs';
import { buildPreload } from './preload.ts';
import { publish } from './publish.ts';

export interface BuiltApp {
  readonly folder: string;
  /** Packages it imports. */
  readonly packages: readonly string[];
}

/** Builds the application as Electron starts it, into a folder that is made anew: shell and engine as JavaScript, preload, page, and its own package.json. */
export async function buildApp(root: string, folder: string, builtPage: () => Promise<string> = () => pageOf(root)): Promise<BuiltApp> {
  rmSync(folder, { recursive: true, force: true });
  const { packages } = publish(root, folder);
  await buildPreload(root, folder);
  cpSync(await builtPage(), path.join(folder, 'page'), { recursive: true });
  const { version, description, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const own = {
    name: 'headroom',
    productName: 'Headroom',
    version,
    description,
    license,
    author: 'Headroom',
    type: 'module',
    main: 'desktop/shell/main.js',
  };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
  return { folder, packages };
}

const pageOf = async (root: string) => await resolveWorkbenchPage({ progress: createProgress(), directory: root });
