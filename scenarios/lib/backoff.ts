/** Milliseconds to wait before attempt number `attempt` (from 0): doubled each time up to `mostMs`, and a seeded share of that, so that users do not come back all at once ("full jitter"). */
export function backoffMs(attempt: number, random: number, firstMs = 500, mostMs = 10_000): number {
  return Math.min(mostMs, firstMs * 2 ** attempt) * random;
}
