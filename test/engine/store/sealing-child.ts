/** Seals one run of the folder in its argument, to be killed in the middle. */
import { writeFileSync } from 'node:fs';
import { createFold } from '../../../engine/measure/fold.ts';
import { parseWindowFileLine } from '../../../engine/measure/parse.ts';
import { openStore } from '../../../engine/store/index.ts';
import { recordedWindows, sampleDraft, sampleFinish, sampleRun } from './samples.ts';

const partial = await openStore(process.argv[2] ?? '').createRun({ scenario: 'mix', environment: 'demo', startedAt: new Date(0) });
await partial.describe(sampleDraft(partial.id, { steps: [] }));
const fold = createFold({ steps: [] });
for (const line of recordedWindows.trimEnd().split('\n')) fold.add(parseWindowFileLine(line));
writeFileSync(partial.windowsFile, recordedWindows);
const measurement = fold.measurement();
const salvage = {
  run: sampleRun(partial.id, { steps: [], outcome: 'completed', recovered: false }),
  measurement,
  errors: fold.errors(),
  pages: null,
};
await partial.seal({ ...(await sampleFinish(salvage)), measurement, errors: salvage.errors });
