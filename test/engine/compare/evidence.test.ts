import { describe, expect, test } from 'vitest';
import type { Change, Comparison } from '../../../engine/model/comparison.ts';
import { studentQuantile, studentUpperTail } from '../../../engine/stats/student.ts';
import * as duet from './duet/blocks.ts';
import * as stored from './stored/sessions.ts';

/** What somebody who has nothing but the document makes of it, with the formulas of the papers. */
interface Recounted {
  readonly estimate: number;
  readonly error: number;
  readonly degrees: number;
  readonly fresh: { readonly estimate: number; readonly error: number; readonly degrees: number };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

function unitsOf({ evidence }: Change) {
  if (!evidence) throw new Error('no evidence');
  const of = (phase: string) => evidence.units.filter((unit) => unit.phase === phase);
  return { evidence, detection: of('detection'), confirmation: of('confirmation') };
}

function fromBlocks(change: Change): Recounted {
  const { detection, confirmation } = unitsOf(change);
  const counted = (units: typeof detection) => {
    const d = units.map(({ base, head }) => Math.log((head ?? 0) / (base ?? 0)));
    return { estimate: mean(d), error: deviation(d) / Math.sqrt(d.length), degrees: d.length - 1 };
  };
  return { ...counted(detection), fresh: counted(confirmation) };
}

function fromSessions(change: Change): Recounted {
  const { detection, confirmation } = unitsOf(change);
  const base = detection.flatMap((unit) => unit.base ?? []).map(Math.log);
  const counted = (units: typeof detection) => {
    const head = units.flatMap((unit) => unit.head ?? []).map(Math.log);
    return {
      estimate: mean(head) - mean(base),
      error: deviation(base) * Math.sqrt(1 / head.length + 1 / base.length),
      degrees: base.length - 1,
    };
  };
  return { ...counted(detection), fresh: counted(confirmation) };
}

describe('a reader can count again, from the document alone', () => {
  const duetFound = duet.compare([...duet.blocksOf({ blocks: 16, shift: 0.06 }), ...duet.confirming({ blocks: 8, shift: 0.05 })], {
    plan: { detection: 24, looks: 3 },
    looks: 2,
  });
  const storedFound = stored.compare({
    baselines: stored.baselines(8),
    candidates: [stored.side('head', 1.4), stored.side('other', 1.35)],
    confirmation: stored.side('again', 1.3),
  });

  test.each<[string, Comparison, (change: Change) => Recounted]>([
    ['blocks', duetFound, fromBlocks],
    ['sessions', storedFound, fromSessions],
  ])('%s', (_, comparison, recount) => {
    expect(comparison.verdict).toBe('regressed');
    const { rule } = comparison;
    if (!rule) throw new Error('no rule');
    const change = comparison.changes.find(
      ({ metric, statistic, endpoint }) => metric === 'latency' && statistic === 'p95' && endpoint === null,
    );
    if (!change?.evidence) throw new Error('no evidence');
    const { evidence } = change;
    const { estimate, error, degrees, fresh } = recount(change);
    const t = (p: number) => studentQuantile(p, degrees);
    expect(change.change.value).toBeCloseTo(Math.expm1(estimate), 9);
    expect(change.change.low).toBeCloseTo(Math.expm1(estimate - t(0.975) * error), 7);
    expect(change.change.high).toBeCloseTo(Math.expm1(estimate + t(0.975) * error), 7);
    expect(evidence.degreesOfFreedom).toBe(degrees);
    expect(evidence.p).toBeCloseTo(studentUpperTail(estimate / error, degrees), 9);
    expect(evidence.adjustedP).toBeCloseTo(rule.family.length * evidence.p, 9);
    expect(evidence.level).toBeCloseTo(
      rule.alpha * ((rule.looks / rule.looksPlanned) ** 3 - ((rule.looks - 1) / rule.looksPlanned) ** 3),
      12,
    );
    expect(evidence.adjustedP).toBeLessThanOrEqual(evidence.level);
    const least = (t(1 - evidence.level / rule.family.length) + t(rule.power)) * error;
    expect(change.smallestDetectableChange).toBeCloseTo(Math.expm1(least), 7);
    const share = evidence.level / rule.alpha;
    expect(evidence.equivalence.high).toBeCloseTo(Math.expm1(estimate + t(1 - 0.05 * share) * error), 7);
    expect(evidence.equivalence.low).toBeCloseTo(Math.expm1(estimate - t(1 - 0.05 * share) * error), 7);
    expect(evidence.confirmation?.change).toBeCloseTo(Math.expm1(fresh.estimate), 9);
    expect(evidence.confirmation?.p).toBeCloseTo(studentUpperTail(fresh.estimate / fresh.error, fresh.degrees), 9);
    expect(evidence.confirmation?.p).toBeLessThan(rule.confirmationAlpha);
  });
});
