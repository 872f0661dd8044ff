import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sha256OfFile, writeWhole } from '../../engine/setup/files.mjs';
import { resolveK6 } from '../../engine/setup/k6.mjs';
import { createProgress } from '../../engine/setup/progress.mjs';

/** Lays out the k6 that is packed: the program with our recorder, its checksum and its licence. Throws for a k6 without the recorder. */
export async function layOutK6(root: string, to: string): Promise<void> {
  const { path: program, kind, version } = await resolveK6({ progress: createProgress() });
  if (kind !== 'recorder')
    throw new Error(`The k6 here, ${version}, has no recorder. Install Go 1.26 or newer and run \`npm start\`, which builds it.`);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const packed = path.join(to, process.platform === 'win32' ? 'k6.exe' : 'k6');
  copyFileSync(program, packed);
  cpSync(path.join(root, 'engine/run/drivers/k6/recorder/LICENSE'), path.join(to, 'LICENSE'));
  writeWhole(path.join(to, 'k6.json'), JSON.stringify({ sha256: await sha256OfFile(packed), version }));
}
