import type { LoadPoint, ResourceName } from '../../model/load-point.ts';
import { counts } from '../counted.ts';

/** Resources that all replicas share, so that more replicas give no more of them. */
const sharedResources: ReadonlySet<ResourceName> = new Set(['database', 'limiter']);

/** The most requests per second that the tightest shared resource allows: servers / D_max, D at the highest load that was measured. Null where none was seen. */
export function sharedTier(points: readonly LoadPoint[]): { readonly resource: ResourceName; readonly limit: number } | null {
  const highestFirst = points.filter(counts).toSorted((a, b) => b.throughput.value - a.throughput.value);
  const limits = [...sharedResources].flatMap((resource) => {
    const uses = highestFirst.flatMap(({ resources }) => resources.filter((use) => use.resource === resource));
    const use = uses.find(({ demandMs }) => demandMs !== null && demandMs > 0);
    return use === undefined || use.demandMs === null ? [] : [{ resource, limit: (1000 * use.servers) / use.demandMs }];
  });
  return limits.reduce<(typeof limits)[number] | null>((least, each) => (least === null || each.limit < least.limit ? each : least), null);
}
