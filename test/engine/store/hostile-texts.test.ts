import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFold } from '../../../engine/measure/fold.ts';
import { createObserver } from '../../../engine/measure/observe.ts';
import { parseWindowFileLine } from '../../../engine/measure/parse.ts';
import type { Measurement } from '../../../engine/model/measurement.ts';
import { readParquet } from '../../../engine/store/parquet/read.ts';
import { writeParquet } from '../../../engine/store/parquet/write.ts';
import { header, origin } from '../measure/lines.ts';
import { temporaryFolder } from './temporary.ts';

/** Any UTF-16 at all, half pairs too. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 8 })
  .map((units) => String.fromCharCode(...units));

/** Observations as a driver records them, written down and read again. */
function measured(tags: readonly string[], metric = 'http_req_duration'): Measurement {
  const fold = createFold({ steps: [] });
  const observer = createObserver((line) => fold.add(parseWindowFileLine(JSON.stringify(line))), { header });
  for (const text of tags)
    observer.add({ metric, kind: 'trend', contains: 'time', value: 5, timeMs: origin + 500, tags: { mine: text, [`of ${text}`]: 'x' } });
  observer.end('done', origin + 1000);
  return fold.measurement();
}

async function kept(measurement: Measurement): Promise<Measurement> {
  const file = path.join(temporaryFolder(), 'measurements.parquet');
  await writeParquet(measurement, file);
  return await readParquet(file);
}

test('any text as a tag or its name is sealed and read again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyText, { minLength: 1, maxLength: 12 }), async (texts) => {
      const found = (await kept(measured(texts))).series.map(({ tags }) => tags);
      const wanted = texts.map((text) => ({ mine: text.toWellFormed(), [`of ${text.toWellFormed()}`]: 'x' }));
      expect(found).toHaveLength(wanted.length);
      expect(found).toEqual(expect.arrayContaining(wanted));
    }),
    { numRuns: 15 },
  );
});

test('half a pair in the name of a metric becomes the replacement character', async () => {
  const { series } = await kept(measured(['x'], 'mine \ud83d'));
  expect(series.map(({ metric }) => metric)).toEqual(['mine \ufffd']);
});
