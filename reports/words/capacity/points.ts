import type { Estimate } from '../../../engine/model/estimate.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import { fixed, significant } from '../digits.ts';
import { capital } from '../facts.ts';
import { healthReasons } from '../health.ts';
import { quantity } from '../quantity.ts';
import { capacityReasons } from './reasons.ts';
import { resourceNames } from './resources.ts';

/** Requests in flight that are added every second: `0.01 [−0.03, 0.05]`. */
export function slopeWords({ value, low, high }: Estimate): string {
  const decimals = Math.abs(value) < 10 ? 2 : 0;
  const range = low === null || high === null ? '' : ` [${fixed(low, decimals)}, ${fixed(high, decimals)}]`;
  return `${fixed(value, decimals)}${range}`;
}

/** Whether a plateau came to rest: `yes`, `no: the backlog grows by 4.20 [3.90, 4.50] requests every second`; null where it was not checked. */
export function steadyWords({ steady }: LoadPoint): string | null {
  if (steady === null) return null;
  if (steady.holds) return 'yes';
  const slope = steady.backlogSlope;
  const grows = slope !== null && slope.value > 0 ? `the backlog grows by ${slopeWords(slope)} requests every second` : null;
  const halves = steady.halvesAgree === false ? 'its halves differ' : null;
  const why = [grows, halves].filter((part) => part !== null);
  return why.length === 0 ? 'no' : `no: ${why.join('; ')}`;
}

/** Little's law: `12.1 counted, 12.3 expected, 1.6 % apart`; null where the target counts nothing. */
export function littleWords({ little }: LoadPoint): string | null {
  if (little === null) return null;
  const apart = `${significant(little.counted)} counted, ${significant(little.expected)} expected, ${fixed(Math.abs(little.difference) * 100, 1)} % apart`;
  return little.holds ? apart : `${apart}: does not hold`;
}

/** Whether the generator can be believed; null where nobody looked. */
export function generatorWords({ health }: LoadPoint): string | null {
  if (health === null) return null;
  const { invalidating } = healthReasons(health);
  if (health.validity === 'invalid') return `invalid: ${invalidating.join('; ')}`;
  return health.validity === 'valid' ? 'kept time' : 'not known';
}

/** Why the models leave a point out; null for one that counts. */
export function exclusionWords({ excluded }: LoadPoint): string | null {
  return excluded.length === 0 ? null : capital(capacityReasons(excluded).join('; '));
}

/** The busiest resource of a plateau: `event loop 92 %`; null without probes. */
export function busiestWords({ resources }: LoadPoint): string | null {
  const busiest = [...resources].sort((a, b) => b.utilisation - a.utilisation)[0];
  return busiest === undefined ? null : `${resourceNames[busiest.resource]} ${quantity(busiest.utilisation, 'fraction')}`;
}
