/** Seconds a `Retry-After` header asks to wait (RFC 9110, 10.2.3: seconds or an HTTP date), or null when it is missing or unreadable. */
export function retryAfterS(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header);
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? null : Math.max(0, (atMs - nowMs) / 1000);
}
