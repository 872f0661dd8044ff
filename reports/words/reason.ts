import type { Change, ChangeReason, Comparison } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import { count, counted, fixed, trimmed } from './digits.ts';
import { type Facts, numberFact, textFact } from './facts.ts';
import { duration, quantities, quantity } from './quantity.ts';
import { notSeparated } from './separation.ts';
import { shift } from './shift.ts';
import { statisticName } from './targets.ts';

/** What a clause needs to know beside the facts of its reason. */
export interface ReasonContext {
  /** What was repeated: blocks of a duet, else sessions. */
  readonly unit?: 'block' | 'session';
  /** Seconds that one of them took, all in all. */
  readonly unitS?: number | null;
  /** The change it is a reason of: its scale says what a delta is. */
  readonly change?: Pick<Change, 'metric' | 'scale'>;
}

/** What a comparison repeats. */
export function unitOfMode(mode: Comparison['mode']): 'block' | 'session' {
  return mode === 'duet' || mode === 'alternating' ? 'block' : 'session';
}

/** `p = 0.0002`, `p = 0.031`, `p < 0.0001`. */
export function probability(p: number): string {
  if (p < 0.0001) return 'p < 0.0001';
  return `p = ${p < 0.001 ? fixed(p, 4) : p < 0.1 ? fixed(p, 3) : fixed(p, 2)}`;
}

function sideName(facts: Facts, unit: 'block' | 'session'): string {
  const run = textFact(facts, 'run');
  if (unit === 'block' && run !== null) return `run ${run}`;
  return textFact(facts, 'side') === 'base' ? `run ${run ?? 'before'}` : 'this run';
}

const differ = (keys: string | null, otherwise: string): string => `${keys ?? otherwise} ${keys?.includes(', ') ? 'differ' : 'differs'}`;

function workCounter(facts: Facts, moved: 'rose' | 'fell'): string {
  const [counter, endpoint] = [textFact(facts, 'counter'), textFact(facts, 'endpoint')];
  const [base, head] = [numberFact(facts, 'base'), numberFact(facts, 'head')];
  const { unit } = metricById(counter ?? '');
  const name = counter === null ? 'work for each request' : statisticName(counter, 'count');
  const values = base === null || head === null ? '' : ` from ${quantities(base, head, unit).join(' to ')}`;
  return `${name}${endpoint === null ? '' : ` of ${endpoint}`} ${moved}${values}`;
}

function few(facts: Facts, unit: 'block' | 'session'): string {
  const [metric, statistic, units] = [textFact(facts, 'metric'), textFact(facts, 'statistic'), numberFact(facts, 'units')];
  const what = metric === null || statistic === null ? '' : ` for the ${statisticName(metric, statistic)}`;
  return `too few samples${what}${units === null ? '' : ` in ${counted(units, unit)}, left out`}`;
}

function invalid(facts: Facts, unit: 'block' | 'session'): string {
  const why = textFact(facts, 'why');
  const told = why === null ? '' : why === 'generator' ? ': its generator was not healthy' : `: it was ${why}`;
  return `${sideName(facts, unit)} says nothing${told}`;
}

function unconfirmed(facts: Facts, unit: 'block' | 'session'): string {
  const [seen, needed, p] = [numberFact(facts, 'seen'), numberFact(facts, 'needed'), numberFact(facts, 'p')];
  if (p !== null) return `unconfirmed: fresh ${unit}s alone do not show it again (${probability(p)})`;
  return seen === null || needed === null ? 'unconfirmed' : `unconfirmed (${count(seen)} of ${counted(needed, unit)})`;
}

function disaster(facts: Facts): string {
  const [most, seen, needed] = [numberFact(facts, 'limit'), numberFact(facts, 'seen'), numberFact(facts, 'needed')];
  const [metric, statistic] = [textFact(facts, 'metric'), textFact(facts, 'statistic')];
  const what = metric === null ? '' : `${statisticName(metric, statistic ?? '')} `;
  const beyond = `${what}beyond ${most === null ? 'the disaster limit' : `${trimmed(most)}x`}`;
  return seen !== null && needed !== null && seen >= needed
    ? `${beyond}, seen ${seen === 2 ? 'twice' : `${count(seen)} times`}`
    : `${beyond}, seen once: a second session must show it again`;
}

/** `about 12 more blocks (2 min) would do`; null where nobody can say how many. */
export function moreUnits(facts: Facts, { unit = 'session', unitS = null }: ReasonContext = {}): string | null {
  const more = numberFact(facts, 'more');
  if (more === null || more <= 0) return null;
  const time = unitS === null ? '' : ` (${duration(roundedTime(more * unitS))})`;
  return `about ${counted(more, `more ${unit}`)}${time} would do`;
}

// An estimate is not told to the second.
const roundedTime = (seconds: number): number => (seconds < 90 ? Math.ceil(seconds / 10) * 10 : Math.ceil(seconds / 60) * 60);

function evidenceShort(facts: Facts, context: ReasonContext): string {
  const [delta, least] = [numberFact(facts, 'delta'), numberFact(facts, 'least')];
  const more = moreUnits(facts, context);
  const why =
    delta === null
      ? 'not enough evidence either way'
      : least !== null && least > delta
        ? `the smallest detectable change, ${shift(least, context.change)}, is above the ${shift(delta, context.change)} that matter`
        : `the interval reaches beyond ±${shift(delta, context.change)}`;
  return more === null ? why : `${why}; ${more}`;
}

function control(facts: Facts): string {
  const [value, low, high] = [numberFact(facts, 'value'), numberFact(facts, 'low'), numberFact(facts, 'high')];
  const when = textFact(facts, 'when');
  const moved = `the machine itself ran at another speed${when === 'before' || when === 'after' ? ` ${when} the load` : ''}`;
  if (value === null) return moved;
  const expected = low === null || high === null ? '' : `, outside of its ${quantity(low, 'ms')} to ${quantity(high, 'ms')}`;
  return `${moved}: the control workload took ${quantity(value, 'ms')}${expected}`;
}

function baseChecks(facts: Facts): string {
  const [check, failed] = [textFact(facts, 'check'), numberFact(facts, 'failed')];
  const side = textFact(facts, 'side') === 'head' ? 'head' : 'base';
  const made = numberFact(facts, 'made');
  const times = failed === null ? '' : made === null ? ` (${counted(failed, 'time')})` : ` (${count(failed)} of ${count(made)})`;
  return `the ${side} side fails its own ${check === null ? 'checks' : `check “${check}”`}${times}`;
}

function busy(facts: Facts): string {
  const [share, limit] = [numberFact(facts, 'share'), numberFact(facts, 'limit')];
  if (textFact(facts, 'why') === 'shared-tier')
    return `a tier that both sides share was${limit === null ? ' too busy' : ` above ${fixed(limit * 100, 0)} % of its capacity`}, which hides differences`;
  if (share === null) return 'the machine was too busy to call it unchanged';
  const most = limit === null ? '' : `, above the ${fixed(limit * 100, 0)} % up to which a change may be called unchanged`;
  return `the machine was ${fixed(share * 100, 0)} % busy under load${most}`;
}

function small(facts: Facts, { change }: ReasonContext): string {
  const [value, least] = [numberFact(facts, 'value'), numberFact(facts, 'least')];
  if (value === null || least === null) return 'beyond chance, but too small to matter';
  return `beyond chance, but too small to matter: ${shift(Math.abs(value), change)}, and ${shift(least, change)} is the least that counts`;
}

/** Why a change got its verdict: one clause. */
export function changeReason({ code, facts }: ChangeReason, context: ReasonContext = {}): string {
  const { unit = 'session', change } = context;
  const keys = textFact(facts, 'keys', 'key');
  const [p, units, delta] = [numberFact(facts, 'p'), numberFact(facts, 'units'), numberFact(facts, 'delta')];
  switch (code) {
    case 'learning': {
      const [have, needed] = [numberFact(facts, 'sessions'), numberFact(facts, 'needed')];
      return have === null || needed === null
        ? 'learning: few baselines yet'
        : `learning (${count(have)} of ${counted(needed, 'baseline')})`;
    }
    case 'no-baseline':
      return 'no baseline to compare with';
    case 'too-few-samples':
      return few(facts, unit);
    case 'hard-key-differs':
      return `not comparable, since ${differ(keys, 'what was run or where')}`;
    case 'invalid-run':
      return invalid(facts, unit);
    case 'single-runs':
      return 'one run a side, so their spread is unknown';
    case 'beyond-disaster-limit':
      return disaster(facts);
    case 'unconfirmed':
      return unconfirmed(facts, unit);
    case 'work-counter-rose':
      return workCounter(facts, 'rose');
    case 'work-counter-fell':
      return workCounter(facts, 'fell');
    case 'same':
      return 'the same';
    case 'beyond-chance':
      return p === null ? 'beyond chance' : `beyond chance (${probability(p)})`;
    case 'confirmed':
      return units === null ? 'confirmed by fresh measurements' : `confirmed by ${counted(units, `fresh ${unit}`)}`;
    case 'below-half-delta':
      return small(facts, context);
    case 'within-delta':
      return delta === null ? 'within the shift that matters' : `within ±${shift(delta, change)}`;
    case 'not-enough-evidence':
      return evidenceShort(facts, context);
    case 'control-workload-moved':
      return control(facts);
    case 'no-steady-state':
      return 'latency did not come to rest';
    case 'sides-not-separated':
      return notSeparated(facts);
    case 'base-fails-checks':
      return baseChecks(facts);
    case 'machine-busy':
      return busy(facts);
    case 'too-few-blocks': {
      const [blocks, needed] = [numberFact(facts, 'blocks'), numberFact(facts, 'needed')];
      return blocks === null || needed === null ? 'too few blocks' : `too few blocks: ${count(blocks)} of the ${count(needed)} it takes`;
    }
    case 'seen-among-baselines': {
      const [run, value] = [textFact(facts, 'run'), numberFact(facts, 'value')];
      if (run === null || value === null || !context?.change) return 'one of the baselines was as far out';
      return `the baseline ${run} was as far out (${quantity(value, metricById(context.change.metric).unit)})`;
    }
    case 'environment-not-separable':
      return `code and environment are not separable${keys === null ? '' : ` (${differ(keys, '')})`}`;
    case 'soft-key-differs':
      return differ(keys, 'part of the environment');
  }
}
