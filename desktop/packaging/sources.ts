import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Something that has to be there before anything is packaged: electron-builder would only log that it is not. */
export interface Needed {
  readonly what: string;
  readonly path: string;
  readonly mend: string;
}

/** Names what an application, its k6 and DuckDB's library for a system consist of. */
export function neededSources(app: string, k6: string, platform: NodeJS.Platform, arch: string): Needed[] {
  const build = 'Run `npm run package` again; it builds it.';
  const inApp = (what: string, file: string, mend = build) => ({ what, path: path.join(app, file), mend });
  const system = `${platform}-${arch}`;
  const install = `Install the packages of this system: npm install --os=${platform} --cpu=${arch} --no-save.`;
  const mend = 'Install Go 1.26 or newer and run `npm start`, which builds k6 with the recorder.';
  return [
    inApp('the main program', 'desktop/shell/main.js'),
    inApp('the preload', 'desktop/shell/preload.cjs'),
    inApp('the engine', 'desktop/shell/engine-process.js'),
    inApp('the server', 'engine/server/index.js'),
    inApp('the page', 'page/index.html'),
    inApp('the package', 'package.json'),
    inApp(`DuckDB for ${system}`, `node_modules/@duckdb/node-bindings-${system}/duckdb.node`, install),
    { what: 'k6', path: path.join(k6, platform === 'win32' ? 'k6.exe' : 'k6'), mend },
    { what: "k6's checksum", path: path.join(k6, 'k6.json'), mend },
    { what: "k6's licence", path: path.join(k6, 'LICENSE'), mend },
  ];
}

/** Throws naming everything that is missing or empty, and what to do about it. */
export function requireSources(needed: readonly Needed[]): void {
  const missing = needed.filter(({ path: file }) => !existsSync(file) || statSync(file).size === 0);
  if (missing.length === 0) return;
  throw new Error(
    `Nothing was packaged. Missing:\n${missing.map(({ what, path: file, mend }) => `  ${what} (${file}). ${mend}`).join('\n')}`,
  );
}
