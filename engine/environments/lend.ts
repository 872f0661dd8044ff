import type { OpenEnvironment } from './index.ts';

/** An open environment for one run of several: what is read from it begins now, and closing it closes nothing. */
export function lendEnvironment(environment: OpenEnvironment): OpenEnvironment {
  const lentMs = Date.now();
  return {
    ...environment,
    probe: { readings: (zeroMs) => environment.probe.readings(zeroMs, lentMs), stop: () => undefined },
    notes: [],
    close: async () => [],
  };
}
