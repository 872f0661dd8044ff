import type { Bar } from '../part.ts';
import { medianOf, rateText } from '../rate.ts';
import { conditions } from './conditions.ts';
import { errorMs, type HealthOutcome } from './outcome.ts';

/** Added to p95 by the generator alone, this much makes a run worthless: a sixth of the customary limit of 300 ms. */
const harmMs = 50;

export function barsOfHealth(outcomes: readonly HealthOutcome[]): Bar[] {
  return [
    ...(['valid', 'invalid'] as const).map((must) => called(outcomes, must)),
    harmful(outcomes),
    ...conditions.map(({ name }) => outcomes.filter(({ condition }) => condition === name)).flatMap(row),
  ];
}

function called(outcomes: readonly HealthOutcome[], must: 'valid' | 'invalid'): Bar {
  const names = conditions.filter((condition) => condition.must === must).map(({ name }) => name);
  const runs = outcomes.filter(({ condition }) => names.includes(condition)).map(({ starved }) => starved);
  // Every run before a starved one was fed: it has to be called so as well.
  if (must === 'valid') runs.push(...outcomes.filter(({ condition }) => !names.includes(condition)).map(({ fed }) => fed));
  const right = runs.filter(({ validity }) => validity === must).length;
  const what = must === 'valid' ? 'Healthy runs are called healthy' : 'Runs of a generator that is plainly starved are called invalid';
  return { what, bar: 'all', measured: rateText(right, runs.length), holds: right === runs.length };
}

function harmful(outcomes: readonly HealthOutcome[]): Bar {
  const harmed = outcomes.filter((outcome) => (errorMs(outcome) ?? 0) > harmMs);
  const found = harmed.filter(({ starved }) => starved.validity === 'invalid').length;
  return {
    what: `Runs whose p95 the generator raised by more than ${harmMs} ms are called invalid`,
    bar: 'all',
    measured: rateText(found, harmed.length),
    holds: found === harmed.length,
  };
}

function row(outcomes: readonly HealthOutcome[]): Bar[] {
  const [first] = outcomes;
  if (!first) return [];
  const told = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? '–' : `${medianOf(known).toFixed(1)} ms`;
  };
  const invalid = outcomes.filter(({ starved }) => starved.validity === 'invalid').length;
  const measured = [
    `lateness p99 ${told(outcomes.map(({ starved }) => starved.latenessP99))}`,
    `p95 ${told(outcomes.map(({ starved }) => starved.p95))} (fed ${told(outcomes.map(({ fed }) => fed.p95))})`,
    `invalid ${invalid} of ${outcomes.length}`,
  ].join(', ');
  return [{ what: `Generator: ${first.condition}`, bar: 'for information', measured, holds: null }];
}
