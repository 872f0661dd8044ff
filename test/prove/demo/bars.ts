import { z } from 'zod';
import type { Bar, Others } from '../part.ts';
import { count, medianOf, percent, rateText, signedPercent } from '../rate.ts';
import type { GateOutcome } from './outcome.ts';
import { type Reference, referenceSchema } from './reference.ts';
import type { Fault } from './sides.ts';

const said = (outcomes: readonly GateOutcome[], verdict: GateOutcome['verdict']) =>
  outcomes.filter((outcome) => outcome.verdict === verdict);

/** Shown, not promised: how long gates took, and what they could have seen. */
function shownOf(outcomes: readonly GateOutcome[]): Bar[] {
  const verdicts = ['regressed', 'improved', 'unchanged', 'inconclusive', 'invalid'] as const;
  const detectable = outcomes.flatMap((outcome) => outcome.detectable ?? []);
  const median = (values: readonly number[]) => Math.round(medianOf(values));
  return [
    {
      what: 'verdicts',
      bar: '',
      measured: verdicts.map((verdict) => `${verdict} ${said(outcomes, verdict).length}`).join(', '),
      holds: null,
    },
    {
      what: 'time spent, blocks, smallest detectable change (medians)',
      bar: '',
      measured: `${count(median(outcomes.map(({ spentS }) => spentS)))} s, ${median(outcomes.map(({ units }) => units.detection + units.confirmation))}, ${detectable.length > 0 ? percent(medianOf(detectable)) : 'none stated'}`,
      holds: null,
    },
  ];
}

export function barsOfEqualDemo(outcomes: readonly GateOutcome[]): Bar[] {
  const alarms = said(outcomes, 'regressed').length;
  const withdrawn = outcomes.filter(({ verdict, reasons }) => verdict !== 'regressed' && reasons.includes('unconfirmed')).length;
  return [
    {
      what: 'alarms on equal sides, after confirmation',
      bar: 'none',
      measured: rateText(alarms, outcomes.length),
      holds: alarms === 0,
    },
    { what: 'suspicions that the confirmation withdrew', bar: '', measured: rateText(withdrawn, outcomes.length), holds: null },
    ...shownOf(outcomes),
  ];
}

export interface ShiftedPromise {
  readonly fault: Fault;
  readonly leastFound: number;
  readonly budgetS: number;
}

/** What the long duet measured of a fault; null before it was made. */
export function referenceOfFault(others: Others, fault: Fault): Reference | null {
  return (
    z
      .array(referenceSchema)
      .parse(others('demo-reference'))
      .find((reference) => reference.fault === fault) ?? null
  );
}

export function barsOfShiftedDemo(outcomes: readonly GateOutcome[], { fault, leastFound, budgetS }: ShiftedPromise, others: Others): Bar[] {
  const reference = referenceOfFault(others, fault);
  const shift = reference?.p95.value ?? null;
  const able = shift === null ? outcomes : outcomes.filter(({ detectable }) => detectable !== null && detectable <= shift);
  const found = said(able, 'regressed').length;
  const unchanged = said(outcomes, 'unchanged').length;
  const late = outcomes.filter(({ spentS }) => spentS > budgetS).length;
  return [
    {
      what: 'the injected shift of the p95, as a long duet measured it',
      bar: 'measured by `demo-reference`',
      measured: reference
        ? `${signedPercent(reference.p95.value)} [${signedPercent(reference.p95.low)}, ${signedPercent(reference.p95.high)}]`
        : 'not measured yet',
      holds: reference !== null,
    },
    {
      what: `found, of the gates whose smallest detectable change allows it (${able.length} of ${outcomes.length})`,
      bar: `at least ${percent(leastFound)}`,
      measured: rateText(found, able.length),
      holds: able.length === 0 ? null : found >= leastFound * able.length,
    },
    { what: 'found, of all gates', bar: '', measured: rateText(said(outcomes, 'regressed').length, outcomes.length), holds: null },
    { what: 'called unchanged', bar: 'never', measured: rateText(unchanged, outcomes.length), holds: unchanged === 0 },
    {
      what: `took longer than ${budgetS / 60} minutes`,
      bar: 'never',
      measured: rateText(late, outcomes.length),
      holds: late === 0,
    },
    ...shownOf(outcomes),
  ];
}
