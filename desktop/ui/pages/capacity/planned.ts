import { withThinkTime } from '../../../../engine/capacity/planning/think-time.ts';
import { planning } from '../../../../engine/capacity/planning.ts';
import type { OpenedCapacity } from '../../../../engine/model/api/documents.ts';
import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import { claimed } from '../../../../reports/words/capacity/claimed.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import type { Changed } from '../../data/use-changes.ts';

type Inputs = OpenedCapacity['inputs'];
type Policy = Inputs['policy'];

const number = (text: string | undefined, least: number): number | null => {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= least ? value : null;
};

const whole = (text: string | undefined, least: number): number | null => {
  const value = number(text, least);
  return value === null ? null : Math.round(value);
};

/** Both guesses move with the growth itself, so that how unsure it is stays. */
function growthOf(growth: Policy['growth'], perMonth: number): NonNullable<Policy['growth']> {
  const moved = (guess: number): number => guess + perMonth - (growth?.perMonth ?? perMonth);
  return {
    perMonth,
    ...(growth?.low !== undefined && { low: moved(growth.low) }),
    ...(growth?.high !== undefined && { high: moved(growth.high) }),
  };
}

/** The policy with what somebody changed. */
export function policyWith(policy: Policy, changed: Changed): Policy {
  const [users, now, peak] = [number(changed.users, 1), number(changed.now, 1), number(changed.peak, 1)];
  const [free, growth, lead] = [number(changed.free, 0), number(changed.growth, -99), number(changed.lead, 0)];
  const [zones, spare, scale] = [whole(changed.zones, 1), whole(changed.spare, 0), number(changed.scale, 0.01)];
  return {
    ...policy,
    ...(users !== null && { users: [users, ...policy.users.slice(1).filter((each) => each !== users)] }),
    ...(now !== null && { normalUsers: now }),
    ...(peak !== null && { peakFactor: peak }),
    ...(free !== null && free < 100 && { keepFree: free / 100 }),
    ...(growth !== null && { growth: growthOf(policy.growth, growth / 100) }),
    ...(lead !== null && { leadTimeDays: lead }),
    ...(zones !== null && { zones }),
    ...(spare !== null && { spareReplicas: spare }),
    ...(scale !== null &&
      policy.production !== undefined && {
        production: { ...policy.production, scale, because: policy.production.because ?? 'somebody tried it on this page' },
      }),
  };
}

function pricesWith(prices: Inputs['prices'], changed: Changed): Inputs['prices'] {
  const price = number(changed.price, 0);
  return price === null ? prices : { fixedPerMonth: 0, ...prices, replicaPerHour: price };
}

/** The report fit to be shown, planned with the policy and the prices of today, and with what somebody changed: by the functions that `headroom capacity` plans with. */
export function plannedWith({ report: unclean, inputs }: OpenedCapacity, changed: Changed): CapacityReport {
  const report = claimed(cleanDocument(unclean));
  if (report.model === null) return report;
  const think = number(changed.think, 0);
  const measured = { points: report.points, model: report.model };
  const { points, model } = think === null ? measured : withThinkTime(measured, think * 1000);
  const planned = planning({
    model,
    points,
    policy: policyWith(inputs.policy, changed),
    prices: pricesWith(inputs.prices, changed),
    today: inputs.today,
    shape: { measured: inputs.measured, environment: report.environment },
    history: inputs.history,
  });
  if (planned === null) return { ...report, model };
  return { ...report, points: [...points], model, planning: { ...planned, cheapestFix: report.planning?.cheapestFix ?? null } };
}
