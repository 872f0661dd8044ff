import type { Baseline } from '../../model/baseline.ts';
import type { Change, ChangeReason, Comparison, EvidenceUnit } from '../../model/comparison.ts';
import type { Shift } from '../../stats/shift.ts';
import { meanOf, sampleDeviation } from '../../stats/spread.ts';
import { judgedChanges } from '../judge/changes.ts';
import type { Noise } from '../judge/noise.ts';
import { isSameRate, plainChange, same } from '../judge/plain.ts';
import { leastDeviation } from '../judge/rounding.ts';
import type { Judging } from '../judge/rule.ts';
import { confirmationAlpha } from '../judge/rule.ts';
import { centreOf, fromScale, marginsOf, scaleOf, toScale } from '../judge/scale.ts';
import { neededSessions, storedNoise } from '../stored/noise.ts';
import { type Session, type SessionReading, type StoredPlace, storedPlaces } from '../stored/readings.ts';

export interface PinnedInput {
  readonly pinned: Baseline;
  /** The rolling window, whose spread is the noise: one release has none. */
  readonly window: readonly Baseline[];
  readonly candidates: readonly Session[];
  readonly confirmation: Session | null;
  readonly judging: Judging;
  /** Why nothing of the sessions may be called anything. */
  readonly untrusted: readonly ChangeReason[];
}

/**
 * The family against one pinned session: d = mean_c - y_pinned, error s_window sqrt(1/k + 1), degrees of freedom of the window. Each step of
 * a creep is too small for the rolling window, which follows it; their sum is seen here. It is shown and never blocks.
 */
export function comparePinned({ pinned, window, candidates, confirmation, judging, untrusted }: PinnedInput): Comparison['pinned'] {
  if (pinned.pinned === null) return null;
  const primary = (base: readonly Session[]) =>
    storedPlaces({ base, candidates, confirmation }, judging.members).filter(({ place }) => place.primary);
  const spreads = new Map(primary(window).map((stored) => [placeKey(stored), stored]));
  const plain: Change[] = [];
  const noises = primary([pinned]).flatMap((stored): Noise[] => {
    const spread = spreads.get(placeKey(stored));
    const found = spread === undefined || spread.base.length < 2 ? null : pinnedNoise(stored, spread, judging);
    if (found !== null) return [found];
    plain.push(withoutSpread(stored, window.length));
    return [];
  });
  const learning: ChangeReason[] =
    window.length < neededSessions ? [{ code: 'learning', facts: { sessions: window.length, needed: neededSessions } }] : [];
  const circumstances = {
    neverUnchanged: [],
    untrusted: [...untrusted, ...learning],
    adviceAtOnce: false,
    confirmationAlpha: confirmationAlpha.sessions,
    unconfirmed: { seen: 1, needed: 2 },
  };
  return { run: pinned.run, name: pinned.pinned, changes: [...judgedChanges(noises, judging, circumstances), ...plain] };
}

const placeKey = ({ place: { metric, statistic } }: StoredPlace): string => `${metric.id} ${statistic}`;

/** The noise of the window, around another centre; null where nothing at all differs. */
function pinnedNoise(stored: StoredPlace, spread: StoredPlace, { rule }: Judging): Noise | null {
  const all = [...stored.base, ...spread.base, ...stored.candidates, ...(stored.confirmation ? [stored.confirmation] : [])];
  const values = all.map(({ value }) => value);
  if (isSameRate(stored.place, values) || values.every((value) => value === 0)) return null;
  const scale = scaleOf(stored.place.metric, values);
  const judged = (list: readonly SessionReading[]) => list.map(({ value }) => toScale(scale, value));
  const around = storedNoise({ ...stored, base: spread.base }, rule);
  const [centre = 0] = judged(stored.base);
  const deviation = Math.max(sampleDeviation(judged(spread.base)), leastDeviation(stored.place.metric.kind === 'rate', scale, all));
  const degreesOfFreedom = spread.base.length - 1;
  const shiftOf = (sessions: readonly SessionReading[]): Shift => ({
    estimate: meanOf(judged(sessions)) - centre,
    error: deviation * Math.sqrt(1 + 1 / sessions.length),
    degreesOfFreedom,
  });
  const base = stored.base[0]?.value ?? 0;
  const head = centreOf(scale, meanOf(judged(stored.candidates)));
  return {
    ...around,
    scale,
    margins: marginsOf(stored.place.metric, scale, rule, (base + head) / 2),
    base,
    head,
    units: [...stored.base.map(pinnedUnit), ...around.units.filter((unit) => unit.head !== null)],
    judged: 1 + stored.candidates.length,
    // The window has followed the creep: that it lies there too is the point.
    seenBefore: null,
    serialFactor: 1,
    shift: shiftOf(stored.candidates),
    fresh: stored.confirmation === null ? null : { shift: shiftOf([stored.confirmation]), units: 1 },
    // More sessions of the candidate: there will never be another of the release.
    withMore: (more) => ({
      error: deviation * Math.sqrt(1 + 1 / (stored.candidates.length + more)),
      degreesOfFreedom: degreesOfFreedom + more,
    }),
    unitDeviation: deviation,
  };
}

const pinnedUnit = ({ run, value, samples }: SessionReading): EvidenceUnit => ({
  run,
  base: value,
  head: null,
  baseSamples: samples,
  headSamples: 0,
  round: 0,
  first: null,
  phase: 'detection',
});

function withoutSpread({ place, base, candidates }: StoredPlace, sessions: number): Change {
  const values = [...base, ...candidates].map(({ value }) => value);
  const scale = scaleOf(place.metric, values);
  const mean = (list: readonly SessionReading[]) => meanOf(list.map(({ value }) => toScale(scale, value)));
  const samples = (list: readonly SessionReading[]) => list.reduce((sum, one) => sum + one.samples, 0);
  const shown = {
    place,
    scale,
    base: centreOf(scale, mean(base)),
    head: centreOf(scale, mean(candidates)),
    baseSamples: samples(base),
    headSamples: samples(candidates),
    change: fromScale(scale, mean(candidates) - mean(base)),
    units: values.length,
  };
  return isSameRate(place, values)
    ? plainChange(shown, 'unchanged', [same])
    : plainChange(shown, 'inconclusive', [{ code: 'learning', facts: { sessions, needed: neededSessions } }]);
}
