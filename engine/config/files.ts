import path from 'node:path';
import type { Configuration } from '../model/configuration.ts';
import { HeadroomError } from '../model/error.ts';
import { isFile, nearFiles } from './find.ts';

/** Every file the scenarios name is there. Throws JOURNEY_MISSING or DATA_MISSING, with what lies beside it under a like name. */
export async function checkFiles({ scenarios }: Configuration, folder: string): Promise<void> {
  for (const [name, { journeys, data }] of Object.entries(scenarios)) {
    for (const [index, { journey }] of journeys.entries())
      await check(folder, journey, 'JOURNEY_MISSING', `scenarios.${name}.journeys.${index}.journey`);
    for (const [pool, { file }] of Object.entries(data)) await check(folder, file, 'DATA_MISSING', `scenarios.${name}.data.${pool}.file`);
  }
}

async function check(folder: string, file: string, code: 'JOURNEY_MISSING' | 'DATA_MISSING', where: string): Promise<void> {
  const place = path.resolve(folder, file);
  if (isFile(place)) return;
  const near = await nearFiles(place);
  const suggestions = near.map((name) => path.posix.join(path.posix.dirname(file.replaceAll('\\', '/')), name));
  throw new HeadroomError(
    code,
    `${where}: there is no file ${file} in ${folder}.`,
    suggestions.length > 0 ? `Did you mean ${suggestions.join(', ')}?` : 'Paths start at the folder of headroom.config.ts.',
  );
}
