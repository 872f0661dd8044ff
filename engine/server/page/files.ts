import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Vite puts the hash of what is in a file into its name: such a file never changes. */
const hashed = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/** The page's files. A path without an ending is a place within the page, which finds its way from `index.html`. */
export function pageFiles(pageFolder: string) {
  const root = path.resolve(pageFolder);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const place = placeIn(request.url);
    const ending = path.posix.extname(place);
    const name = ending === '' ? '/index.html' : place;
    const file = path.join(root, name);
    const type = types[path.extname(file)];
    const bytes = type !== undefined && file.startsWith(root + path.sep) ? await readFile(file).catch(() => null) : null;
    if (type === undefined || bytes === null) throw unknownPlace(request.url);
    const caching = hashed.test(place) ? 'public, max-age=31536000, immutable' : 'no-store';
    return await reply.header('cache-control', caching).type(type).send(bytes);
  };
}

function placeIn(url: string): string {
  const [encoded = '/'] = url.split('?', 1);
  try {
    const place = decodeURIComponent(encoded);
    if (!place.includes('\0') && !place.includes('\\')) return path.posix.normalize(place);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  throw unknownPlace(url);
}

export function unknownPlace(url: string): Refusal {
  const [place = ''] = url.split('?', 1);
  return new Refusal(404, 'PLACE_UNKNOWN', `There is nothing at ${place.slice(0, 200)}.`, 'Begin at the start page.');
}
