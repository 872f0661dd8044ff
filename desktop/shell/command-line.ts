import path from 'node:path';
import { linkScheme, placeOfLink } from './places.ts';

export interface Asked {
  /** Absolute; null when none was named. */
  readonly folder: string | null;
  /** Where to go, from a deep link; null without one or with a wrong one. */
  readonly place: string | null;
}

/**
 * What a command line asks for. The system appends a link as one more argument, and anybody can make a link: whatever begins with our scheme is a link and nothing
 * else, and no switch of Electron or Node is read here.
 */
export function readCommandLine(args: readonly string[], from: string, isFolder: (path: string) => boolean): Asked {
  const links = args.filter((arg) => isLink(arg));
  const words = args.filter((arg) => !arg.startsWith('-') && !isLink(arg));
  const folder = words.map((word) => path.resolve(from, word)).find(isFolder) ?? null;
  return { folder, place: links.map(placeOfLink).find((place) => place !== null) ?? null };
}

const isLink = (text: string) => text.toLowerCase().startsWith(`${linkScheme}:`);
