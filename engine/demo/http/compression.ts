import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);

const LEVEL = 6;
const SMALLEST_BYTES = 1024;
const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|javascript)|image\/svg)/;

// Bodies that are sent again and again (assets, cached answers) are the same object each time.
const compressed = new WeakMap<Buffer, Buffer>();

/** Whether a body is worth compressing and the client can read it. */
export function mayCompress(body: Buffer, contentType: string, acceptEncoding: string): boolean {
  return body.length > SMALLEST_BYTES && /\bgzip\b/.test(acceptEncoding) && COMPRESSIBLE.test(contentType);
}

/** The body as gzip, level 6, made on libuv's threads. */
export async function compressBody(body: Buffer): Promise<Buffer> {
  const known = compressed.get(body);
  if (known) return known;
  const made = await gzipAsync(body, { level: LEVEL });
  compressed.set(body, made);
  return made;
}
