import { count, counted, trimmed } from '../../digits.ts';
import { numberFact, textFact, withNumber } from '../../facts.ts';
import { resourceNames } from '../resources.ts';
import { type Clauses, percent } from './clause.ts';

/** `the event loop`, or whatever else it is called. */
export function resource(name: string | null): string {
  return name === null ? 'a resource' : `the ${(resourceNames as Readonly<Record<string, string>>)[name] ?? name}`;
}

/** Why a model, or a number of one, is worth less than it looks, or nothing. */
export const modelReasons: Clauses = {
  'beyond-range': (facts) =>
    withNumber(
      numberFact(facts, 'ratio'),
      (ratio) =>
        ratio <= 2
          ? 'it lies beyond twice the highest load measured, where no number is told'
          : `it lies at ${trimmed(ratio)} times the highest load measured, and beyond twice no number is told`,
      'it lies too far beyond the highest load measured',
    ),
  'no-tail-model': () => 'no load as high was measured, and no model can speak of this target beyond it',
  'too-few-to-hold-out': () => 'too few plateaus were measured to hold any out and check a model by them',
  'hold-out-missed': (facts) => {
    const [held, miss] = [numberFact(facts, 'held'), numberFact(facts, 'worstMiss')];
    const last = held === 1 ? 'the last plateau' : held === null ? 'the last plateaus' : `the last ${count(held)} plateaus`;
    return `fitted without ${last}, the model missed ${held === 1 ? 'it' : 'them'}${miss === null ? '' : ` by ${percent(Math.abs(miss))}`}`;
  },
  'capacity-open': (facts) => {
    const [high, highest] = [numberFact(facts, 'high'), numberFact(facts, 'highest')];
    const measured = highest === null ? '' : `, with ${trimmed(highest)} req/s measured`;
    return high === null ? `its range is open above${measured}` : `its range reaches up to ${trimmed(high)} req/s${measured}`;
  },
  'bounded-by-resource': (facts) =>
    withNumber(
      numberFact(facts, 'limit'),
      (limit) => `its range ends at ${trimmed(limit)} req/s, where the first resource is used up`,
      'its range ends where the first resource is used up',
    ),
  'hardly-bent': (facts) =>
    withNumber(
      numberFact(facts, 'efficiency'),
      (efficiency) => `at the highest load it still gives ${percent(efficiency)} of what as many idle ones would: the curve hardly bends`,
      'the curve hardly bends',
    ),
  'peak-open': () => 'where throughput peaks is open above',
  'peak-too-far': (facts) => {
    const [most, highest] = [numberFact(facts, 'most'), numberFact(facts, 'highest')];
    if (most === null || highest === null) return 'where throughput peaks is too wide to say';
    return `throughput may peak as high as ${trimmed(most)} req/s, with ${trimmed(highest)} measured`;
  },
  'kappa-holds-zero': () => 'nothing shows that more load ever gives less, so there is no peak to tell',
  'throughput-falls': (facts) => {
    const [pass, fail] = [numberFact(facts, 'lastPass'), numberFact(facts, 'firstFail')];
    const by = pass === null || fail === null ? '' : ` (${trimmed(fail)} req/s, ${trimmed(pass)} before)`;
    return `more load got less done where it failed first${by}`;
  },
  'not-interpolated': () =>
    'the capacity is the middle between last pass and first fail, since what was measured there does not tell where',
  'met-and-missed': (facts) =>
    withNumber(
      numberFact(facts, 'levels'),
      (levels) =>
        `plateaus disagree over ${counted(levels, 'load')}: some met the target beside or above others that missed it, and the range holds them all`,
      'plateaus disagree over some loads, and the range holds them all',
    ),
  'missed-at-lowest': (facts) =>
    withNumber(
      numberFact(facts, 'lowest'),
      (lowest) => `the target is missed at the lightest load already (${trimmed(lowest)} req/s)`,
      'the target is missed at the lightest load already',
    ),
  'no-data': () => 'no plateau says anything of this target',
  'no-journeys': () => 'how many requests a journey makes is not known',
  'few-plateaus': (facts) => {
    const [plateaus, needed] = [numberFact(facts, 'plateaus'), numberFact(facts, 'needed')];
    if (plateaus === null) return 'few plateaus count';
    return `only ${counted(plateaus, 'plateau counts', 'plateaus count')}${needed === null ? '' : `: a ladder should have ${count(needed)}`}`;
  },
  'plateaus-left-out': (facts) => {
    const [excluded, all] = [numberFact(facts, 'excluded'), numberFact(facts, 'of')];
    if (excluded === null) return 'some plateaus are left out';
    return `${count(excluded)}${all === null ? '' : ` of ${count(all)}`} plateaus ${excluded === 1 ? 'is' : 'are'} left out`;
  },
  'bottleneck-unseen': (facts) => {
    const used = numberFact(facts, 'utilisation');
    return `throughput bends although nothing that is watched is busy${used === null ? '' : ` (${percent(used)} used at most)`}: something else ran out`;
  },
  'demand-drifts': (facts) =>
    withNumber(
      numberFact(facts, 'moved'),
      (moved) => `what a request takes of it changed by ${percent(Math.abs(moved))} over the ladder`,
      'what a request takes of it changed over the ladder',
    ),
  'no-latency': () => 'latency was not measured at that load',
  'no-journey': () => 'what a journey is made of is not known, so no users can be told',
  'shared-tier': (facts) => {
    const [limit, need] = [numberFact(facts, 'limit'), numberFact(facts, 'need')];
    const numbers = limit === null || need === null ? '' : `: it gives ${trimmed(limit)} req/s, and ${trimmed(need)} are needed`;
    return `${resource(textFact(facts, 'resource'))} is shared by all replicas${numbers}`;
  },
};
