import { z } from 'zod';
import { gateOutcomeSchema } from '../demo/outcome.ts';
import type { Part } from '../part.ts';
import { arenas } from '../race/arena.ts';
import { shiftedGatesSchema } from '../synthetic/shifts.ts';
import { alarmsPicture } from './alarms-picture.ts';
import { detectionPicture } from './detection-picture.ts';
import { equalDemoPicture } from './equal-demo-picture.ts';
import { limits } from './limits.ts';
import { notKept, promises } from './promises.ts';
import { raceOutcomes, raceTable, recordedRaceTable } from './race-table.ts';
import { stateOf } from './state.ts';

/** The page, and its pictures by file name. */
export interface ResultPage {
  readonly markdown: string;
  readonly pictures: Readonly<Record<string, string>>;
}

/** Everything that is known of the gate, from the committed results alone. */
export function resultPage(parts: readonly Part[], results: string): ResultPage {
  const states = parts.map((part) => stateOf(part, results));
  const state = (name: string) => states.find(({ part }) => part.name === name);
  const raced = raceOutcomes(state('race'));
  const shifted = z
    .array(shiftedGatesSchema)
    .parse(state('synthetic-shift')?.outcomes ?? [])
    .flat();
  const equal = z.array(gateOutcomeSchema).parse(state('demo-aa')?.outcomes ?? []);
  const pictures = {
    ...(raced.length > 0 ? { 'gate-false-alarms.svg': alarmsPicture(raced) } : {}),
    ...(shifted.length > 0 ? { 'gate-detection.svg': detectionPicture(shifted) } : {}),
    ...(equal.length > 0 ? { 'gate-equal-sides.svg': equalDemoPicture(equal) } : {}),
  };
  const shown = (file: string, alternative: string) => (file in pictures ? [`![${alternative}](pictures/${file})`] : []);
  const recorded = recordedRaceTable(states);
  const broken = notKept(states);
  const markdown = [
    '# What the gate is proven to do',
    'Every figure on this page was measured by `npm run prove` and written here by `npm run prove -- --page`; none is typed by hand. A false alarm is a gate that says *regressed* of two equal sides. Intervals of rates are 95 % score intervals (Wilson).',
    '## What does not hold, or is not known yet',
    broken.length > 0 ? broken.map((one) => `- ${one}`).join('\n') : 'Every promise below is kept.',
    '## Other rules on the same sessions',
    raced.length > 0
      ? [
          ...shown('gate-false-alarms.svg', 'False alarms on equal sides, by rule: share of gates, square-root axis'),
          'Sessions are simulated request by request over the whole grid: correlated seconds and sessions, session spread from half a per cent to 15 %, heavy tails, outliers, drift, a machine that changes. Every rule sees the same requests. The rules that compare two numbers or test requests are shown all requests of a side as one heap, which is the most they can ask for.',
          ...arenas.map((arena) => raceTable(raced, arena)),
        ].join('\n\n')
      : '**Not measured yet.**',
    ...(recorded === null ? [] : [recorded]),
    ...(shifted.length > 0
      ? [
          '## What is found',
          ...shown('gate-detection.svg', 'Share of true slowdowns found, by their size beside the smallest detectable change'),
        ]
      : []),
    ...(equal.length > 0
      ? [
          '## Equal sides on the demo',
          ...shown('gate-equal-sides.svg', 'Change of the p95 with interval for every gate between equal sides'),
        ]
      : []),
    '## Every promise',
    promises(states),
    '## What this does not show',
    limits.map((one) => `- ${one}`).join('\n'),
    '## Do it again',
    '    npm run prove                        # everything: hours, and it goes on where it was stopped\n    npm run prove synthetic mutant race  # what needs no load: minutes\n    npm run prove demo-aa -- --gates 5   # some gates of one part\n    npm run prove -- --page              # this page, from the results there are',
    'Trials are kept in `test/prove/results/`, a line each, with date, machine, versions and seed. They count as long as the rule that judged them is the same; when its source changes, the part starts anew.',
  ].join('\n\n');
  return { markdown: `${markdown}\n`, pictures };
}
