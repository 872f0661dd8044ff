import type { Measurement } from '../../../../engine/model/measurement.ts';
import { type Provenance, type Run, runSchema } from '../../../../engine/model/run.ts';
import { loadStartMs } from './window-lines.ts';

export const machine = {
  cpuModel: 'AMD EPYC 7B13',
  cpuCount: 2,
  memoryBytes: 8_323_641_344,
  platform: 'linux x64',
  kernel: '6.1.0-28-amd64',
  governor: null,
  node: '24.21.0',
};

const provenance: Provenance = {
  git: { commit: '9f2d4c1b7a3e5d6f8091a2b3c4d5e6f708192a3b', branch: 'main', dirty: false },
  headroom: '0.1.0',
  driver: { kind: 'k6', version: '2.2.0', recording: 'recorder', source: 'cached build' },
  scenarioHash: '5d'.repeat(32),
  generator: machine,
  target: { version: '0.1.0', switches: { indexes: true }, rows: { orders: 100_000 } },
  coLocated: true,
  targetRestarted: true,
  seed: 1,
  command: 'headroom run demo',
};

const health: Run['health'] = {
  validity: 'valid',
  reasons: [],
  lateness: null,
  worstLatenessMs: null,
  droppedIterations: 0,
  cpu: null,
  coLocated: true,
};

export type RunChanges = Partial<Omit<Run, 'provenance' | 'health'>> & {
  provenance?: Partial<Provenance>;
  health?: Partial<Run['health']>;
};

/** The run document that goes with a measurement, as a good run would have it but for `changes`. */
export function runOf(measurement: Measurement, changes: RunChanges = {}): Run {
  const iso = (seconds: number) => new Date(loadStartMs + seconds * 1000).toISOString();
  return runSchema.parse({
    schemaVersion: 1,
    id: 'head',
    scenario: 'demo',
    environment: 'demo',
    kind: 'scenario',
    startedAt: iso(-4),
    loadStartedAt: iso(0),
    endedAt: iso(measurement.durationS + 1),
    outcome: 'completed',
    endReason: null,
    recovered: false,
    steps: measurement.steps,
    durationS: measurement.durationS,
    workCounters: [],
    probes: [],
    k6: { exitCode: 0, thresholds: null },
    notes: [],
    ...changes,
    provenance: { ...provenance, ...changes.provenance },
    health: { ...health, ...changes.health },
  });
}
