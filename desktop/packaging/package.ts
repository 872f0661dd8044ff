import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { type BuiltApp, buildApp } from './app.ts';
import { packageConfiguration } from './configuration.ts';
import { layOutK6 } from './k6.ts';
import { copyModules, neededModules } from './modules.ts';
import { neededSources, requireSources } from './sources.ts';

export interface PackageOrder {
  readonly root: string;
  readonly output: string;
  readonly electronDist: string | null;
  /** Only the unpacked folder, without installers. */
  readonly unpackedOnly: boolean;
  /** The folder of the built page; built from its sources when not given. */
  readonly page?: () => Promise<string>;
  /** Called when everything is laid out, before it is checked. */
  readonly beforePackaging?: (staged: { readonly app: string; readonly k6: string }) => void;
}

/** Builds and packages the application for the system this runs on; gives the files that were made. */
export async function packageApp({ root, output, electronDist, unpackedOnly, page, beforePackaging }: PackageOrder): Promise<string[]> {
  const staged = { app: path.join(output, 'staged/app'), k6: path.join(output, 'staged/k6') };
  const { packages } = await stage(root, staged, page);
  beforePackaging?.(staged);
  requireSources(neededSources(staged.app, staged.k6, process.platform, process.arch));
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  if (packages.length === 0) throw new Error('The engine imports no package at all; that cannot be.');
  const configuration = packageConfiguration({ ...staged, output, electronVersion: version, electronDist });
  const platform = Platform.current();
  const made = await build({
    projectDir: staged.app,
    targets: platform.createTarget(unpackedOnly ? 'dir' : undefined, process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
    config: configuration,
    publish: 'never',
  });
  rmSync(path.join(output, 'staged'), { recursive: true, force: true });
  return made;
}

async function stage(
  root: string,
  { app, k6 }: { readonly app: string; readonly k6: string },
  page?: () => Promise<string>,
): Promise<BuiltApp> {
  const [built] = await Promise.all([buildApp(root, app, page), layOutK6(root, k6)]);
  copyModules(root, app, neededModules(root, built.packages));
  cpSync(path.join(root, 'engine/run/drivers/k6/recorder/LICENSE'), path.join(app, 'LICENSE.k6'));
  return built;
}
