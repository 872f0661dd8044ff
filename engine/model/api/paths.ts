/** How a part of the interface is reached. `writes`: it changes something, so the page must prove where it comes from. */
export interface ApiPath {
  readonly method: 'GET' | 'POST';
  /** Fastify's notation: `:run` stands for a value. */
  readonly path: string;
  readonly writes: boolean;
}

const read = <Path extends string>(path: Path) => ({ method: 'GET', path, writes: false }) as const;
/** A question too long for an address. */
const ask = <Path extends string>(path: Path) => ({ method: 'POST', path, writes: false }) as const;
const write = <Path extends string>(path: Path) => ({ method: 'POST', path, writes: true }) as const;

/** Every route of the local server, by name. Kept apart from their schemas so that a page can know the addresses without them. */
export const apiPaths = {
  project: read('/api/project'),
  openFolder: write('/api/project'),
  estimate: ask('/api/estimate'),
  doctor: read('/api/doctor'),
  runs: read('/api/runs'),
  run: read('/api/runs/:run'),
  series: read('/api/runs/:run/series'),
  columns: read('/api/runs/:run/columns'),
  exportRun: read('/api/runs/:run/export/:format'),
  picture: read('/api/runs/:run/pictures/:picture'),
  addNote: write('/api/runs/:run/notes'),
  compare: read('/api/compare'),
  spreads: read('/api/compare/spreads'),
  trend: read('/api/trend'),
  baselines: read('/api/baselines'),
  approveBaseline: write('/api/baselines'),
  retireBaseline: write('/api/baselines/:run/retirement'),
  campaigns: read('/api/campaigns'),
  campaign: read('/api/campaigns/:campaign'),
  capacity: read('/api/capacities/:campaign'),
  capacityOfPoints: ask('/api/capacities'),
  autoscale: ask('/api/autoscale'),
  plan: read('/api/plan'),
  jobs: read('/api/jobs'),
  startJob: write('/api/jobs'),
  job: read('/api/jobs/:job'),
  stopJob: write('/api/jobs/:job/stop'),
  events: read('/api/events'),
  openapi: read('/api/openapi.json'),
} as const satisfies Record<string, ApiPath>;
export type ApiName = keyof typeof apiPaths;
