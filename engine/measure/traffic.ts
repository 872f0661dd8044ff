import type { Measurement, Tags } from '../model/measurement.ts';

const openSuffix = '__open';
/** The series into which the recorder folds tag sets beyond its limit: it has no other tag, not even a scenario. */
const foldedName = 'other';

/** The journey a series belongs to: its k6 scenario, which has a suffix in the second opinion. Null in set-up and tear-down. */
export function journeyOf({ scenario }: Tags): string | null {
  if (scenario === undefined) return null;
  return scenario.endsWith(openSuffix) ? scenario.slice(0, -openSuffix.length) : scenario;
}

/** Whether a series is part of the second opinion. */
export function isOpen({ scenario }: Tags): boolean {
  return scenario?.endsWith(openSuffix) ?? false;
}

/**
 * Which series are the load that users make: not set-up or tear-down (no scenario), not the second
 * opinion, not static assets (tag `static` = `true`, which a script sets on such requests). A
 * measurement in which nothing has a scenario comes from another driver than k6, and all of it is load.
 */
export function loadTraffic({ series }: Measurement): (tags: Tags) => boolean {
  const scenarios = series.some(({ tags }) => tags.scenario !== undefined);
  return (tags) =>
    !isOpen(tags) && !isAround(tags) && tags.static !== 'true' && (!scenarios || tags.scenario !== undefined || isFolded(tags));
}

/** Whether a series belongs to set-up or tear-down, by the group k6 puts them in. */
function isAround({ group }: Tags): boolean {
  return group !== undefined && /^::(setup|teardown)(::|$)/.test(group);
}

/** Whether a series holds what the recorder folded together. */
export function isFolded(tags: Tags): boolean {
  return tags.name === foldedName && tags.scenario === undefined;
}
