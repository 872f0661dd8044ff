import type { Campaign, CampaignReport, CampaignSide } from '../../../engine/model/campaign.ts';
import type { Change, ChangeReason, Comparison, Evidence, EvidenceUnit } from '../../../engine/model/comparison.ts';

/** Numbers between 0 and 1, the same for the same seed (Lehmer's generator with the multiplier of Park and Miller). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Twelve uniform numbers make one that is normal enough for a picture. */
const normal = (next: () => number): number => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6);

export const reason = (code: ChangeReason['code'], facts: ChangeReason['facts'] = {}): ChangeReason => ({ code, facts });

interface Wanted {
  readonly base: number;
  /** ln(head / base) on the average. */
  readonly shift: number;
  /** Standard deviation of a unit's ln ratio, and of what both sides of a unit share. */
  readonly spread: number;
  readonly weather: number;
  readonly detection: number;
  readonly confirmation: number;
  readonly rounds: number;
  readonly seed: number;
}

/** Blocks of a duet whose differences scatter as asked. */
export function blocks(wanted: Partial<Wanted> = {}): EvidenceUnit[] {
  const { base, shift, spread, weather, detection, confirmation, rounds, seed } = {
    base: 212,
    shift: 0,
    spread: 0.02,
    weather: 0.06,
    detection: 16,
    confirmation: 0,
    rounds: 3,
    seed: 7,
    ...wanted,
  };
  const next = uniform(seed);
  const total = detection + confirmation;
  return Array.from({ length: total }, (_, index) => {
    const moment = base * Math.exp(weather * normal(next));
    return {
      run: `block-${String(index + 1).padStart(2, '0')}`,
      base: Number(moment.toFixed(2)),
      head: Number((moment * Math.exp(shift + spread * normal(next))).toFixed(2)),
      baseSamples: 700 + Math.floor(next() * 200),
      headSamples: 700 + Math.floor(next() * 200),
      round: Math.floor((index * rounds) / total),
      first: next() < 0.5 ? 'base' : 'head',
      phase: index < detection ? 'detection' : 'confirmation',
    };
  });
}

/** Sessions of one side alone. */
export function sessions(side: 'base' | 'head', values: readonly number[], phase: EvidenceUnit['phase'] = 'detection'): EvidenceUnit[] {
  return values.map((value, index) => ({
    run: `${side}-${phase}-${index + 1}`,
    base: side === 'base' ? value : null,
    head: side === 'head' ? value : null,
    baseSamples: side === 'base' ? 9800 : 0,
    headSamples: side === 'head' ? 9800 : 0,
    round: 0,
    first: null,
    phase,
  }));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1));
}

export function evidence(units: readonly EvidenceUnit[], over: Partial<Evidence> = {}): Evidence {
  return {
    units: [...units],
    p: 0.31,
    adjustedP: 0.62,
    level: 0.005,
    degreesOfFreedom: Math.max(1, units.length - 1),
    serialFactor: 1,
    equivalence: { low: -0.008, high: 0.011 },
    confirmation: null,
    slotEffect: { value: 0.0012, low: -0.0071, high: 0.0095, confidence: 0.95, samples: units.length },
    unitDeviation: 0.021,
    roundDeviation: 0.004,
    ...over,
  };
}

export function change(over: Partial<Change> = {}): Change {
  return {
    metric: 'latency',
    statistic: 'p95',
    endpoint: null,
    base: 212,
    head: 212.4,
    baseSamples: 12_800,
    headSamples: 12_750,
    change: { value: 0.002, low: -0.006, high: 0.01, confidence: 0.95, samples: 16 },
    scale: 'ratio',
    smallestDetectableChange: 0.016,
    verdict: 'unchanged',
    reasons: [reason('within-delta', { delta: 0.03 })],
    primary: true,
    evidence: null,
    ...over,
  };
}

/** A change with everything that follows from its blocks. */
export function fromBlocks(units: readonly EvidenceUnit[], over: Partial<Change> = {}, how: Partial<Evidence> = {}): Change {
  const detection = units.filter(({ phase }) => phase === 'detection');
  const differences = detection.map(({ base, head }) => Math.log((head ?? 1) / (base ?? 1)));
  const [centre, error] = [mean(differences), deviation(differences) / Math.sqrt(differences.length)];
  const at = (times: number): number => Number((Math.exp(centre + times * error) - 1).toFixed(5));
  const middle = (side: 'base' | 'head'): number => Number(mean(detection.map((unit) => unit[side] ?? 0)).toFixed(1));
  return change({
    base: middle('base'),
    head: middle('head'),
    change: { value: at(0), low: at(-2.13), high: at(2.13), confidence: 0.95, samples: detection.length },
    smallestDetectableChange: Number((Math.exp(3.8 * error) - 1).toFixed(4)),
    evidence: evidence(units, {
      equivalence: { low: at(-1.75), high: at(1.75) },
      unitDeviation: Number(deviation(differences).toFixed(4)),
      degreesOfFreedom: Math.max(1, detection.length - 1),
      serialFactor: 1,
      ...how,
    }),
    ...over,
  });
}

export const rule: NonNullable<Comparison['rule']> = {
  family: ['latency:p95', 'errorRate:rate'],
  delta: 0.03,
  rateDelta: 0.001,
  alpha: 0.01,
  confirmationAlpha: 0.05,
  power: 0.8,
  looksPlanned: 4,
  looks: 2,
};

export function comparison(over: Partial<Comparison> = {}): Comparison {
  return {
    schemaVersion: 1,
    mode: 'duet',
    base: [],
    head: [],
    baselineSessions: 0,
    neededSessions: 6,
    verdict: 'unchanged',
    reasons: [],
    differences: [],
    changes: [],
    rule,
    pinned: null,
    ...over,
  };
}

export function side(name: string, commit: string | null, over: Partial<CampaignSide> = {}): CampaignSide {
  return {
    name,
    environment: 'up',
    git: commit === null ? null : { commit, branch: null, dirty: false },
    url: null,
    restarted: 'block',
    ...over,
  };
}

export const sides = {
  base: side('origin/main', '8be4410f21c5d3e4b5a6978877665544332211ff', { url: 'http://base.localhost:41873' }),
  head: side('faster-search', '9f2d4c1b7a3e5d6f8091a2b3c4d5e6f708192a3b', { url: 'http://head.localhost:41873' }),
};

const campaign: Campaign = {
  schemaVersion: 1,
  id: '2026-03-12T09-14-05-gate-4f1c',
  purpose: 'gate',
  name: null,
  scenario: 'checkout',
  environment: 'up',
  startedAt: '2026-03-12T09:14:05.120Z',
  endedAt: '2026-03-12T09:19:11.020Z',
  command: 'headroom gate --base origin/main --up "docker compose -p hr-$SIDE up -d --wait" --url "http://$SIDE.localhost:$PORT"',
  runs: [],
};

export function campaignReport(over: Omit<Partial<CampaignReport>, 'campaign'> & { campaign?: Partial<Campaign> } = {}): CampaignReport {
  const { campaign: identity, ...rest } = over;
  return {
    schemaVersion: 1,
    campaign: { ...campaign, ...identity },
    mode: 'duet',
    verdict: 'unchanged',
    blocks: false,
    blockedBy: [],
    exitCode: 0,
    reasons: [],
    sides,
    separation: {
      shown: true,
      by: 'request-count',
      base: { version: null, sent: 12_806, counted: 12_806 },
      head: { version: null, sent: 12_751, counted: 12_751 },
    },
    comparison: null,
    targets: [],
    machineBusy: 0.47,
    units: { planned: 32, detection: 16, confirmation: 0, discarded: 2, invalid: 0, rounds: 3, loadS: 6 },
    stoppedEarly: false,
    spentS: 306,
    budgetS: 600,
    override: null,
    reproduce: campaign.command,
    notes: [],
    ...rest,
  };
}
