import { HeadroomError } from '../../model/error.ts';
import type { LoadProfile, ProfileStep } from '../../model/scenario.ts';
import { closed, open, plateau, ramp, type Stretch } from './stretch.ts';

/** A breakpoint ramp is cut into this many load steps, so that latency can be read against load. */
const breakpointParts = 10;

/** The stretches of a profile. Of several plateaus the last one at the highest load is the hold. `journeys` is how many share the users. */
export function stretchesOf(load: LoadProfile, journeys: number): Stretch[] {
  switch (load.profile) {
    case 'smoke':
      return [plateau('hold', load.hold, closed(journeys))];
    case 'load':
    case 'soak':
      return [
        ramp(load.ramp, closed(load.users)),
        plateau('warm-up', load.warmUp, closed(load.users)),
        plateau('hold', load.hold, closed(load.users)),
      ];
    case 'stress':
      return Array.from({ length: load.steps }, (_, index) => {
        const level = closed(Math.round((load.users * (index + 1)) / load.steps));
        return [ramp(load.ramp, level), plateau(index === load.steps - 1 ? 'hold' : 'step', load.hold, level)];
      }).flat();
    case 'spike':
      return [
        plateau('step', load.before, closed(load.base)),
        ramp(load.ramp, closed(load.users)),
        plateau('hold', load.hold, closed(load.users)),
        ramp(load.ramp, closed(load.base)),
        plateau('step', load.after, closed(load.base)),
      ];
    case 'breakpoint':
      return Array.from({ length: breakpointParts }, (_, index) =>
        ramp(load.over / breakpointParts, open(load.fromRate + ((load.toRate - load.fromRate) * (index + 1)) / breakpointParts)),
      );
    case 'rate':
      return [plateau('warm-up', load.warmUp, open(load.rate)), plateau('hold', load.hold, open(load.rate))];
    case 'steps':
      return ownSteps(load.steps);
  }
}

function ownSteps(steps: readonly ProfileStep[]): Stretch[] {
  const levels = steps.map((step, index) => levelOf(step, index));
  if (new Set(levels.map(({ users }) => users === null)).size > 1)
    throw new HeadroomError(
      'CONFIG_INVALID',
      'load.steps mixes users and rate.',
      'Keep one scenario for closed users and another one for open arrivals.',
    );
  const height = (level: { users: number | null; arrivalRate: number | null } | undefined) => level?.users ?? level?.arrivalRate ?? 0;
  const highest = Math.max(...steps.map((step, index) => (step.hold > step.warmUp ? height(levels[index]) : 0)));
  const hold = steps.findLastIndex((step, index) => step.hold > step.warmUp && height(levels[index]) === highest);
  return steps.flatMap((step, index) => {
    const level = levels[index] ?? closed(0);
    return [
      ramp(step.ramp, level),
      plateau('warm-up', Math.min(step.warmUp, step.hold), level),
      plateau(index === hold ? 'hold' : 'step', step.hold - step.warmUp, level),
    ];
  });
}

function levelOf(step: ProfileStep, index: number) {
  if (step.users !== undefined && step.rate === undefined) return closed(step.users);
  if (step.rate !== undefined && step.users === undefined) return open(step.rate);
  throw new HeadroomError('CONFIG_INVALID', `load.steps[${index}] needs either users or rate.`, 'Give each step one of the two.');
}
