/** Makes `npx headroom` work in a clone: npm links the commands of dependencies, not of the project itself. */
import { lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDirectory } from './paths.mjs';

const target = '../../engine/setup/launcher.mjs';

/** @param {string} [directory] the project */
export function ensureCommandLink(directory = projectDirectory) {
  const place = join(directory, 'node_modules', '.bin');
  const link = join(place, 'headroom');
  if (process.platform === 'win32') {
    mkdirSync(place, { recursive: true });
    writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\engine\\setup\\launcher.mjs" %*\r\n`);
    return;
  }
  if (pointsThere(link)) return;
  mkdirSync(place, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

/** @param {string} link */
function pointsThere(link) {
  try {
    return lstatSync(link).isSymbolicLink() && readlinkSync(link) === target;
  } catch {
    return false; // not there yet
  }
}
