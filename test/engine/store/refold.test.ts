import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeadroomError } from '../../../engine/model/error.ts';
import { refold } from '../../../engine/store/runs/refold.ts';
import { recordedWindows, sampleSteps } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

const file = path.join(temporaryFolder(), 'windows.ndjson');

async function folded(text: string) {
  writeFileSync(file, text);
  utimesSync(file, new Date(0), new Date(0));
  try {
    const { fold, warnings } = await refold(file, sampleSteps);
    return { measurement: fold.measurement(), warnings };
  } catch (error) {
    expect(error).toBeInstanceOf(HeadroomError);
    return null;
  }
}

test('whatever a window file holds, what can be read of it is', async () => {
  const lines = recordedWindows.trimEnd().split('\n');
  const spoiled = fc
    .tuple(fc.nat({ max: 80 }), fc.oneof(fc.string(), fc.json(), fc.constantFrom(...lines)), fc.nat({ max: 200 }))
    .map(([place, line, cut]) => [...lines.slice(0, place), line, (lines[place] ?? '').slice(0, cut)].join('\n'));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.array(fc.json()).map((all) => all.join('\n')),
        spoiled,
      ),
      async (text) => {
        const read = await folded(text);
        expect(read?.measurement.series.every(({ windows }) => windows.length > 0)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('a file that ends within a line has the same numbers as without that line', async () => {
  const lines = recordedWindows.trimEnd().split('\n').slice(0, 120);
  const whole = await folded(lines.slice(0, -1).join('\n'));
  const cut = await folded(lines.join('\n').slice(0, -3));
  expect(cut).toEqual(whole);
  expect(cut?.warnings).toEqual([]);
});
