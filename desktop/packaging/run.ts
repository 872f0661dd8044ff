import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from './app.ts';
import { packageApp } from './package.ts';

/** `npm run package`: installers for this system. With `--app <folder>` only what `headroom desktop` starts. */
const root = path.resolve(import.meta.dirname, '../..');
const [flag, folder] = process.argv.slice(2);
try {
  if (flag === '--app' && folder !== undefined) await buildApp(root, path.resolve(folder));
  else {
    const local =
      process.env.ELECTRON_PATH === undefined ? path.join(root, 'node_modules/electron/dist') : path.dirname(process.env.ELECTRON_PATH);
    const made = await packageApp({
      root,
      output: path.join(root, 'dist/packages'),
      electronDist: existsSync(local) ? local : null,
      unpackedOnly: flag === '--dir',
    });
    for (const file of made) process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
