import type { ResourceProbe } from '../../model/environment.ts';
import type { ResourceName, ResourceUse } from '../../model/load-point.ts';
import type { ProbeReading } from '../../model/run.ts';
import { mean, meanOfNamed, riseOf } from './readings.ts';

/** What of a target's published numbers tells how busy it is, by resource. */
export type ResourceProbes = Readonly<Partial<Record<ResourceName, ResourceProbe>>>;

export interface ResourceInput {
  /** Those within the plateau. */
  readonly readings: readonly ProbeReading[];
  readonly probes: ResourceProbes;
  /** Requests answered a second, failed ones too: all of them cost. */
  readonly requestsPerSecond: number;
  /** Cores of the target's machine; null where they are not known. */
  readonly cores: number | null;
  /** Those the target is held to; all when not given. */
  readonly heldTo?: number | undefined;
}

/**
 * How busy each resource was whose use is told: CPU of the process tree, what the target publishes, and the whole machine where generator and target share it.
 * Service demand by the utilisation law, D = U servers / X (Denning and Buzen, ACM Computing Surveys 10, 1978). The busiest first.
 */
export function resourcesOf({ readings, probes, requestsPerSecond, cores, heldTo }: ResourceInput): ResourceUse[] {
  const uses: ResourceUse[] = [];
  const add = (resource: ResourceName, busy: number | null, servers: number | null, waiting: number | null = null) => {
    if (busy === null || servers === null || !(servers > 0)) return;
    const demandMs = requestsPerSecond > 0 ? (busy / requestsPerSecond) * 1000 : null;
    uses.push({ resource, utilisation: busy / servers, servers, demandMs, waiting });
  };
  add('app-cpu', mean(readings.flatMap(({ cpuCores }) => cpuCores ?? [])), heldTo ?? cores);
  add(
    'host-cpu',
    riseOf(readings, ({ machineBusyS }) => machineBusyS),
    cores,
  );
  for (const [resource, { busy, servers, waiting }] of Object.entries(probes) as [ResourceName, ResourceProbe][])
    add(
      resource,
      meanOfNamed(readings, busy),
      typeof servers === 'number' ? servers : meanOfNamed(readings, servers),
      waiting === undefined ? null : meanOfNamed(readings, waiting),
    );
  return uses.sort((a, b) => b.utilisation - a.utilisation);
}
