import type { Histogram } from '../../../engine/model/measurement.ts';
import type { Rule } from '../recorded/recorded.ts';
import { pooled } from './pooled.ts';

/**
 * Mann and Whitney's U of `head` over `base` (ties count one half) and its normal score, with the variance corrected for ties and
 * a continuity correction (Lehmann, Nonparametrics, 1975, section 1.5): values in one bucket are ties.
 */
export function mannWhitney(base: Histogram, head: Histogram): { u: number; z: number } {
  const [m, n] = [base.total, head.total];
  let below = 0;
  let u = 0;
  let ties = 0;
  for (let i = 0, j = 0; i < base.indices.length || j < head.indices.length; ) {
    const bucket = Math.min(base.indices[i] ?? Number.POSITIVE_INFINITY, head.indices[j] ?? Number.POSITIVE_INFINITY);
    const a = base.indices[i] === bucket ? (base.counts[i++] ?? 0) : 0;
    const b = head.indices[j] === bucket ? (head.counts[j++] ?? 0) : 0;
    u += b * (below + a / 2);
    below += a;
    ties += (a + b) ** 3 - (a + b);
  }
  const all = m + n;
  const deviation = Math.sqrt(((m * n) / 12) * (all + 1 - ties / (all * (all - 1))));
  const off = u - (m * n) / 2;
  return { u, z: Math.sign(off) * (Math.max(0, Math.abs(off) - 0.5) / deviation) };
}

/** The 99 % point of the standard normal distribution. */
const normal99 = 2.3263478740408408;

/** Requests taken as replicates: whether head's tend to be greater. */
export const mannWhitneyOnRequests: Rule = ({ base, head }) => mannWhitney(pooled(base), pooled(head)).z > normal99;
