import { thisMachine } from '../../engine/environments/index.ts';
import { createFold, type Fold } from '../../engine/measure/fold.ts';
import { configurationSchema } from '../../engine/model/configuration.ts';
import type { LoadStep } from '../../engine/model/load.ts';
import { version } from '../../engine/model/version.ts';
import { assess } from '../../engine/run/assess.ts';
import { replayDriver } from '../../engine/run/drivers/replay.ts';
import { createLive } from '../../engine/run/live.ts';
import { openStore } from '../../engine/store/index.ts';
import { type Volume, volumeLines } from './recorded-volume.ts';

const { gate } = configurationSchema.parse({ environments: {}, scenarios: {} });

/** Streams a run's lines through what follows a live run. `each` is called now and then, to look at memory. */
export async function stream(volume: Volume, each: () => void): Promise<Fold> {
  const steps = holdOf(volume.seconds);
  const fold = createFold({ steps });
  const live = createLive({ steps, plannedS: volume.seconds });
  const run = await replayDriver.start({ recording: volumeLines(volume), speed: null });
  let lines = 0;
  for await (const line of run.lines) {
    fold.add(line);
    live.add(line);
    // Users are told once a second: as often as a terminal shows the run, which decodes what it shows.
    if ('last' in line) live.snapshot(Date.now());
    if (++lines % 1000 === 0) each();
  }
  await run.finished;
  return fold;
}

/** Judges, reports and seals a streamed run in the project at `folder`; gives the seconds that took. */
export async function sealStreamed(fold: Fold, volume: Volume, folder: string, id: string): Promise<number> {
  const store = openStore(folder);
  const partial = await store.createRun({ id });
  const began = performance.now();
  const measurement = fold.measurement();
  const at = new Date(measurement.startedAt).toISOString();
  const machine = thisMachine();
  const assessed = await assess(store, {
    run: {
      schemaVersion: 1,
      id: partial.id,
      scenario: 'volume',
      environment: 'bench',
      kind: 'script',
      startedAt: at,
      loadStartedAt: at,
      endedAt: at,
      outcome: 'completed',
      endReason: null,
      recovered: false,
      steps: holdOf(volume.seconds),
      durationS: measurement.durationS,
      provenance: {
        git: null,
        headroom: version,
        driver: { kind: 'replay', version: 'v2.2.0', recording: 'recorder', source: 'generated' },
        scenarioHash: 'volume',
        generator: machine,
        target: null,
        coLocated: true,
        targetRestarted: false,
        seed: volume.seed,
        command: 'bench',
      },
      workCounters: [],
      probes: [],
      control: null,
      machineBusy: null,
      base: null,
      campaign: null,
      k6: { exitCode: 0, thresholds: null },
      notes: [],
    },
    measurement,
    errors: fold.errors(),
    gate,
    generatorCpu: null,
    arrival: null,
    byNameOnly: false,
  });
  await partial.seal({ ...assessed, measurement, errors: fold.errors() });
  return (performance.now() - began) / 1000;
}

function holdOf(seconds: number): LoadStep[] {
  return [{ index: 0, kind: 'plateau', role: 'hold', fromS: 0, toS: seconds, users: 100, arrivalRate: null }];
}
