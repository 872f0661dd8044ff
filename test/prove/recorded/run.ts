import type { Control, Run } from '../../../engine/model/run.ts';

const startMs = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;

export interface RunFacts {
  readonly id: string;
  /** Days after the first session. */
  readonly day: number;
  readonly cpuModel: string;
  readonly control: Control | null;
  readonly seconds: number;
}

/** The document of a good run, for a session that no generator made. */
export function runOf({ id, day, cpuModel, control, seconds }: RunFacts): Run {
  const at = (second: number) => new Date(startMs + day * dayMs + second * 1000).toISOString();
  return {
    schemaVersion: 1,
    id,
    scenario: 'load',
    environment: 'synthetic',
    kind: 'scenario',
    startedAt: at(0),
    loadStartedAt: at(0),
    endedAt: at(seconds),
    outcome: 'completed',
    endReason: null,
    recovered: false,
    health: { validity: 'valid', reasons: [], lateness: null, worstLatenessMs: null, droppedIterations: 0, cpu: null, coLocated: true },
    steps: [],
    durationS: seconds,
    provenance: {
      git: null,
      headroom: '0.1.0',
      driver: { kind: 'replay', version: '2.2.0', recording: 'recorder', source: 'simulation' },
      scenarioHash: '00'.repeat(32),
      generator: { cpuModel, cpuCount: 2, memoryBytes: 2 ** 33, platform: 'linux x64', kernel: '6.1', governor: null, node: '24' },
      target: null,
      coLocated: true,
      targetRestarted: true,
      seed: 1,
      command: 'simulation',
    },
    workCounters: [],
    probes: [],
    control,
    base: null,
    machineBusy: null,
    campaign: null,
    k6: { exitCode: 0, thresholds: null },
    notes: [],
  };
}
