import type { Bottleneck } from '../../../engine/model/capacity.ts';
import type { ResourceName } from '../../../engine/model/load-point.ts';
import { quantity } from '../quantity.ts';
import { measures, projected } from './projection.ts';
import { refusal } from './reasons.ts';

/** What can run out, as people call it. */
export const resourceNames: Readonly<Record<ResourceName, string>> = {
  'app-cpu': 'application CPU',
  'event-loop': 'event loop',
  database: 'database',
  pool: 'connection pool',
  connections: 'connection limit',
  network: 'network',
  memory: 'memory',
  limiter: 'rate limiter',
  'host-cpu': 'machine CPU',
};

/** `97 % used at the highest load measured`. */
export function busyWords({ utilisation }: Pick<Bottleneck, 'utilisation'>): string {
  return `${quantity(utilisation, 'fraction')} used at the highest load measured`;
}

/** The load at which a resource is used up, with its range; why not where that is refused. */
export function limitWords({ limit }: Pick<Bottleneck, 'limit'>): string {
  return limit.value === null ? refusal(limit) : projected(limit, measures.requests);
}

/** What runs out first, and what after it: one sentence. */
export function bottleneckSentence(bottleneck: Bottleneck | null, next: Bottleneck | null): string {
  if (bottleneck === null) return 'Bottleneck unknown: nothing was read from inside the target.';
  const first = `The ${resourceNames[bottleneck.resource]} runs out first`;
  const after = next === null ? '' : `, then the ${resourceNames[next.resource]}`;
  const drifting = [bottleneck, next].filter((each) => each?.drifts).map((each) => resourceNames[(each as Bottleneck).resource]);
  const guess =
    drifting.length === 0 ? '' : `: a guess, since what a request takes of the ${drifting.join(' and the ')} changed over the ladder`;
  return `${first}${after}${guess}.`;
}
