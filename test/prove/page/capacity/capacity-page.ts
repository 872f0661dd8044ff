import { z } from 'zod';
import { projectionOutcomeSchema } from '../../capacity/projection-outcome.ts';
import { searchOutcomeSchema } from '../../capacity/search-outcome.ts';
import type { Part } from '../../part.ts';
import { queueOutcomeSchema } from '../../queue/outcome.ts';
import type { ResultPage } from '../page.ts';
import { notKept, promises } from '../promises.ts';
import { stateOf } from '../state.ts';
import { capacityLimits } from './limits.ts';
import { projectionsPicture } from './projections-picture.ts';
import { queuesPicture } from './queues-picture.ts';
import { searchPicture } from './search-picture.ts';

/** Everything that is known of measuring and projecting capacity, from the committed results alone. */
export function capacityPage(parts: readonly Part[], results: string): ResultPage {
  const states = parts.map((part) => stateOf(part, results));
  const outcomesOf = <Outcome extends z.ZodType>(name: string, schema: Outcome) =>
    z.array(schema).parse(states.find(({ part }) => part.name === name)?.outcomes ?? []);
  const queues = outcomesOf('capacity-queues', queueOutcomeSchema);
  const searches = outcomesOf('capacity-search', searchOutcomeSchema);
  const projections = outcomesOf('capacity-projection', projectionOutcomeSchema);
  const pictures = {
    ...(queues.length > 0 ? { 'capacity-queues.svg': queuesPicture(queues) } : {}),
    ...(searches.length > 0 ? { 'capacity-search.svg': searchPicture(searches) } : {}),
    ...(projections.length > 0 ? { 'capacity-projections.svg': projectionsPicture(projections) } : {}),
  };
  const section = (file: string, title: string, text: string, alternative: string) =>
    file in pictures ? [`## ${title}`, `![${alternative}](pictures/${file})`, text] : [];
  const broken = notKept(states);
  const markdown = [
    '# What measuring and projecting capacity is proven to do',
    'Every figure on this page was measured by `npm run prove` and written here by `npm run prove -- --page`; none is typed by hand. Intervals of rates are 95 % score intervals (Wilson).',
    '## What does not hold, or is not known yet',
    broken.length > 0 ? broken.map((one) => `- ${one}`).join('\n') : 'Every promise below is kept.',
    ...section(
      'capacity-queues.svg',
      'Measured against theory',
      'A server on loopback whose service times are exponential and whose line is served in order, ten servers of 10 ms. Open arrivals are a Poisson process, and the queue itself checks that they are; closed clients ask again as soon as they are answered. Marks are what the driver measured from outside, network and client included: nothing is taken off.',
      'Distance of measured mean and p95 from theory, by load, with intervals',
    ),
    ...section(
      'capacity-search.svg',
      'The search against an exhaustive ladder',
      'Capacity is the most load at which the target is met. Each pair is one trial: the search, then a ladder that climbs in small steps and knows nothing of it. A line goes from the last plateau that passed to the first that failed.',
      'Capacity by search and by ladder, trial by trial',
    ),
    ...section(
      'capacity-projections.svg',
      'Projected from the lower part of a ladder',
      'Of each ladder only the plateaus up to 60 % of the capacity measured are kept, and the capacity is projected from them: a band that should hold what was measured in four of five trials, or a refusal with its reason.',
      'Projected capacity with its band over the measured one, trial by trial',
    ),
    '## Every promise',
    promises(states),
    '## What this does not show',
    capacityLimits.map((one) => `- ${one}`).join('\n'),
    '## Do it again',
    `    npm run prove -- ${parts.map(({ name }) => name).join(' ')}\n    npm run prove capacity-queues -- --gates 7   # every queue once: minutes\n    npm run prove -- --page                      # this page, from the results there are`,
    'Trials are kept in `test/prove/results/`, a line each, with date, machine, versions and seed. They count as long as what decides them is the same; when its source changes, the part starts anew.',
  ].join('\n\n');
  return { markdown: `${markdown}\n`, pictures };
}
