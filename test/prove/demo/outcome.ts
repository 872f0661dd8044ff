import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Change } from '../../../engine/model/comparison.ts';
import { changeVerdictSchema } from '../../../engine/model/comparison.ts';
import type { TrialContext } from '../part.ts';
import { otherRuleNames, otherRules } from '../rules/rules.ts';
import type { DoneGate } from './doing.ts';
import { recordedOf, recordOf } from './record-of.ts';

/** What is committed of a gate on the demo; its blocks stay in the cache. */
export const gateOutcomeSchema = z.object({
  verdict: changeVerdictSchema.nullable(),
  reasons: z.array(z.string()),
  blocks: z.boolean(),
  blockedBy: z.array(z.string()),
  /** Of the p95 of all requests; null where it was not judged. */
  change: z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  detectable: z.number().nullable(),
  confirmation: z.object({ change: z.number(), p: z.number(), units: z.int() }).nullable(),
  units: z.object({ detection: z.int(), confirmation: z.int(), discarded: z.int(), invalid: z.int() }),
  stoppedEarly: z.boolean(),
  spentS: z.number(),
  machineBusy: z.number().nullable(),
  /** Rules that would have blocked on the same blocks; null where there were none. */
  alarms: z.array(z.string()).nullable(),
});
export type GateOutcome = z.infer<typeof gateOutcomeSchema>;

const digits = (value: number): number => Number(value.toPrecision(4));
const digitsOf = (value: number | null): number | null => (value === null ? null : digits(value));

/** Keeps the blocks of a gate in the cache and tells its outcome, and what other rules say of the same blocks. */
export function outcomeOf({ report, blocks }: DoneGate, { cache, index }: Pick<TrialContext, 'cache' | 'index'>): GateOutcome {
  const records = blocks.map(({ run, phase, measurement }) => ({
    run,
    phase,
    base: recordOf(measurement, 'base'),
    head: recordOf(measurement, 'head'),
  }));
  if (records.length > 0) writeFileSync(path.join(cache(), `${index}.json`), `${JSON.stringify(records)}\n`);
  const sessions = { base: records.map(({ base }) => recordedOf(base)), head: records.map(({ head }) => recordedOf(head)) };
  const found = report.comparison?.changes.find(isP95);
  const confirmation = found?.evidence?.confirmation ?? null;
  const { detection, confirmation: confirming, discarded, invalid } = report.units;
  return {
    verdict: report.verdict,
    reasons: [...new Set([...report.reasons, ...(report.comparison?.reasons ?? []), ...(found?.reasons ?? [])].map(({ code }) => code))],
    blocks: report.blocks,
    blockedBy: report.blockedBy,
    change: found ? { value: digits(found.change.value), low: digitsOf(found.change.low), high: digitsOf(found.change.high) } : null,
    detectable: digitsOf(found?.smallestDetectableChange ?? null),
    confirmation: confirmation && { change: digits(confirmation.change), p: digits(confirmation.p), units: confirmation.units },
    units: { detection, confirmation: confirming, discarded, invalid },
    stoppedEarly: report.stoppedEarly,
    spentS: digits(report.spentS),
    machineBusy: digitsOf(report.machineBusy),
    alarms: records.length > 0 ? otherRuleNames.filter((name) => otherRules[name].rule(sessions)) : null,
  };
}

const isP95 = ({ metric, statistic, endpoint }: Change): boolean => metric === 'latency' && statistic === 'p95' && endpoint === null;
