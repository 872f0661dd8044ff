import type { GeneratorHealth } from '../../engine/model/health.ts';
import { count, counted } from './digits.ts';
import { numberFact, textFact, withNumber } from './facts.ts';
import { obstacleClause } from './obstacle.ts';
import { limit, quantity, samples } from './quantity.ts';

type HealthReason = GeneratorHealth['reasons'][number];

/** What was wrong, or unknown, about the generator: one clause. */
export function healthReason({ code, facts }: HealthReason): string {
  switch (code) {
    case 'late-ticker': {
      const late = numberFact(facts, 'latenessMs', 'p99Ms', 'actual', 'value');
      const most = numberFact(facts, 'limitMs', 'limit', 'expected');
      if (late === null) return 'the generator could not keep time';
      return `the generator could not keep time: its clock ran ${quantity(late, 'ms')} late (p99)${most === null ? '' : `, ${limit(most, 'ms')} is the limit`}`;
    }
    case 'too-few-users-for-rate':
      return withNumber(
        numberFact(facts, 'dropped', 'droppedIterations', 'actual'),
        (dropped) => `the generator had too few users for the rate: ${counted(dropped, 'journey')} never started`,
        'the generator had too few users for the rate',
      );
    case 'load-not-reached': {
      const reached = numberFact(facts, 'active', 'activeUsers', 'reached', 'actual');
      const planned = numberFact(facts, 'planned', 'plannedUsers', 'expected');
      const because = obstacleClause(facts);
      if (reached === null || planned === null) return `the planned load was not reached${because}`;
      return `the planned load was not reached: ${count(reached)} of ${counted(planned, textFact(facts, 'unit') ?? 'user')}${because}`;
    }
    case 'generator-cpu':
      return withNumber(
        numberFact(facts, 'cpu', 'share', 'actual'),
        (cpu) => `the generator ran out of CPU (${quantity(cpu, 'fraction')} of its cores)`,
        'the generator ran out of CPU',
      );
    case 'generator-busy':
      return withNumber(
        numberFact(facts, 'busy'),
        (busy) => `the generator was the bottleneck: its one thread was busy ${quantity(busy, 'fraction')} of the time`,
        'the generator was the bottleneck',
      );
    case 'stock-k6':
      return 'recorded by an unmodified k6, which does not say how late it was';
    case 'no-lateness-data':
      return 'the generator’s clock left no readings in the judged part';
    case 'samples-dropped':
      return withNumber(
        numberFact(facts, 'dropped', 'count', 'actual'),
        (dropped) => `${counted(dropped, 'sample')} could not be recorded`,
        'samples could not be recorded',
      );
    case 'no-load':
      return 'no load was generated';
  }
}

/** The reasons that make a run invalid, then those that are only cautions. */
export function healthReasons(health: GeneratorHealth): { readonly invalidating: string[]; readonly cautions: string[] } {
  const pick = (invalidates: boolean) => health.reasons.filter((reason) => reason.invalidates === invalidates).map(healthReason);
  return { invalidating: pick(true), cautions: pick(false) };
}

/** What the generator's own clock and machine said, in one or two sentences. */
export function healthSentence({ validity, lateness, worstLatenessMs, cpu, droppedIterations }: GeneratorHealth): string {
  const verdict = {
    valid: 'The generator kept time',
    invalid: 'The generator was not healthy',
    unknown: 'Whether the generator kept time is not known',
  }[validity];
  const facts = [
    lateness && `99 % of its ticks were at most ${quantity(lateness.value, 'ms')} late (${samples(lateness.samples)})`,
    worstLatenessMs !== null && `worst second ${quantity(worstLatenessMs, 'ms')}`,
    cpu !== null && `${quantity(cpu, 'fraction')} of its CPU used`,
    droppedIterations > 0 && `${counted(droppedIterations, 'journey')} could not start on time`,
  ].filter(Boolean);
  return `${verdict}${facts.length === 0 ? '' : `: ${facts.join(', ')}`}.`;
}
