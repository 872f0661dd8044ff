/** Loads the configuration of each folder in turn and prints a line of JSON about it; `--replace=<folder>` puts its `next.ts` in the configuration's place first. */
import { renameSync } from 'node:fs';
import path from 'node:path';
import { loadConfiguration } from '../../../engine/config/index.ts';
import { HeadroomError } from '../../../engine/model/error.ts';

for (const argument of process.argv.slice(2)) {
  const [, changed] = /^--replace=(.*)$/.exec(argument) ?? [];
  if (changed !== undefined) renameSync(path.join(changed, 'next.ts'), path.join(changed, 'headroom.config.ts'));
  else console.log(JSON.stringify(await outcome(argument)));
}

async function outcome(folder: string) {
  try {
    return await loadConfiguration({ folder });
  } catch (error) {
    return error instanceof HeadroomError
      ? { code: error.code, message: error.message, hint: error.hint }
      : { message: `not ours: ${error}` };
  }
}
