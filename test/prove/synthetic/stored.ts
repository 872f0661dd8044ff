import { baselineOf } from '../../../engine/compare/baseline.ts';
import type { RunSide } from '../../../engine/compare/runs.ts';
import { compareStored, type StoredInput } from '../../../engine/compare/stored/judge.ts';
import { nextInStored } from '../../../engine/compare/stored/next.ts';
import { histogramOf } from '../../../engine/measure/histogram.ts';
import type { Baseline } from '../../../engine/model/baseline.ts';
import type { Comparison } from '../../../engine/model/comparison.ts';
import { createRandom, type Random } from '../../../engine/stats/random.ts';
import { meanOf } from '../../../engine/stats/spread.ts';
import { measurementOf } from '../recorded/measurement.ts';
import type { Recorded, RecordedSessions } from '../recorded/recorded.ts';
import { runOf } from '../recorded/run.ts';
import { requestDeviation, sideSeconds } from './block.ts';
import { levelsOf } from './levels.ts';
import { plainRule } from './play-duet.ts';
import { latencyMicros } from './requests.ts';
import { binomial, normal } from './variates.ts';
import { noChange, type Truth, type World } from './world.ts';

export interface SyntheticStored {
  readonly world: World;
  readonly truth: Truth;
  /** Baseline sessions, 6 to 20. */
  readonly baselines: number;
  readonly seed: number;
  /** Of a machine change, whether the fingerprint shows it. */
  readonly named: boolean;
  /** How a session at this level is recorded. */
  readonly record?: typeof typicalRequests;
}

export interface PlayedStored {
  readonly comparison: Comparison;
  readonly candidates: number;
  readonly confirmed: boolean;
  /** What others are shown: the baselines, and at least two sessions of the candidate. */
  readonly sessions: RecordedSessions;
}

const approved: Baseline['approved'] = { by: 'simulation', at: '2026-01-01T00:00:00.000Z', why: 'simulation' };
export const seconds = 60;
const requests = 2000;
const mostCandidates = 3;
/** The candidate's session, and the one that confirms. */
const leastShown = 2;
/** Of what sessions scatter, what is left within one of them. */
export const withinShare = 0.3;
/** The control workload: what it takes, and how much that scatters. */
const controlMs = 100;
const controlDeviation = 0.003;

/** A gate against stored sessions: those, the candidate's, and the one that confirms, each in its moment. */
export function syntheticStored(gate: SyntheticStored): PlayedStored {
  const next = sessionsOf(gate);
  const before = Array.from({ length: gate.baselines }, () => next(noChange));
  const head: Session[] = [];
  const measure = (): RunSide => {
    const session = next(gate.truth);
    head.push(session);
    return session.side;
  };
  const stored = before.map(({ side }) => baselineOf({ ...side, approved }));
  const candidates: RunSide[] = [];
  let confirmation: RunSide | null = null;
  const input = (): StoredInput => ({ baselines: stored, candidates, confirmation, rule: plainRule });
  do candidates.push(measure());
  while (candidates.length < mostCandidates && nextInStored(input()).do === 'detect');
  if (nextInStored(input()).do === 'confirm') confirmation = measure();
  const comparison = compareStored(input());
  if (comparison === null) throw new Error('there were baselines, and nothing was compared');
  while (head.length < leastShown) measure();
  const shown = (list: readonly Session[]) => list.map(({ recorded }) => recorded);
  return {
    comparison,
    candidates: candidates.length,
    confirmed: confirmation !== null,
    sessions: { base: shown(before), head: shown(head) },
  };
}

interface Session {
  readonly side: RunSide;
  readonly recorded: Recorded;
}

/** One session after the other, at the level of its moment. */
function sessionsOf({ world, baselines, seed, named, record = typicalRequests }: SyntheticStored): (truth: Truth) => Session {
  const random = createRandom(seed);
  const moment = levelsOf(world, random, baselines + leastShown);
  let day = 0;
  return (truth) => {
    const { level, machine } = moment();
    const control = controlMs * Math.exp(machine + controlDeviation * normal(random));
    const run = runOf({
      id: `s${day}`,
      day: day++,
      cpuModel: named && machine !== 0 ? 'another' : 'one',
      control: { beforeMs: control, afterMs: control * Math.exp(controlDeviation * normal(random)) },
      seconds,
    });
    const drawn = record(world, level, truth, random);
    const recorded = { ...drawn, failed: binomial(random, drawn.requests, world.errorRate) };
    return { side: { run, measurement: measurementOf(recorded, seconds) }, recorded };
  };
}

/** Normal scores: the requests of a session lie at these places of their distribution, so that its level is all that chance decides. */
const template: readonly number[] = Array.from({ length: requests }, (_, at) => normalQuantile((at + 0.5) / requests));

function typicalRequests(world: World, level: number, truth: Truth, random: Random): Recorded {
  const { levels } = sideSeconds(world, random, level, withinShare * world.spread, seconds);
  const mean = meanOf(levels);
  const perSecond = requests / seconds;
  return {
    histogram: histogramOf(template.map((z) => latencyMicros(mean, z, truth))),
    requests,
    failed: 0,
    seconds: levels.map((own) => ({ count: perSecond, sum: (perSecond * latencyMicros(own, meanScore, truth)) / 1000 })),
  };
}
/** Place of the mean of a log-normal distribution. */
const meanScore = requestDeviation / 2;

/** Abramowitz and Stegun 26.2.23, within 0.00045. */
function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const x = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return p < 0.5 ? -x : x;
}
