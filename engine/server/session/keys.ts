import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as a word that can stand in an address or a cookie. */
export const newKey = (): string => randomBytes(32).toString('base64url');

/** Whether two secrets are the same, in a time that tells nothing of where they differ or how long they are. */
export function sameSecret(given: string, known: string): boolean {
  return timingSafeEqual(digest(given), digest(known));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
