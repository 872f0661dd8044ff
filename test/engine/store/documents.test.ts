import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadroomError } from '../../../engine/model/error.ts';
import { documentText, parseDocument } from '../../../engine/store/documents/document.ts';
import { type DocumentName, kinds } from '../../../engine/store/documents/kinds.ts';
import { migrate } from '../../../engine/store/documents/migrate.ts';
import { openStore } from '../../../engine/store/index.ts';
import { temporaryFolder } from './temporary.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures/documents');
const names = Object.keys(kinds) as DocumentName[];
const fixtureOf = (name: DocumentName, version: number) => readFileSync(path.join(fixtures, `${name}.v${version}.json`), 'utf8');

describe('every version of a stored document can be read', () => {
  for (const name of names)
    for (let version = 1; version <= kinds[name].version; version++)
      test(`${name}, version ${version}`, () => {
        const document = parseDocument(name, fixtureOf(name, version), name);
        expect(document.schemaVersion).toBe(kinds[name].version);
        expect(parseDocument(name, documentText(name, document), name)).toEqual(document);
      });

  test('and none of a later one', () => {
    for (const name of names) {
      const text = JSON.stringify({ ...JSON.parse(fixtureOf(name, 1)), schemaVersion: kinds[name].version + 1 });
      expect(() => parseDocument(name, text, 'the file')).toThrow(
        expect.objectContaining({ code: 'SCHEMA_UNSUPPORTED', exitCode: 64, message: expect.stringContaining('the file has version 2') }),
      );
    }
  });

  test('and there is a fixture for nothing else', () => {
    expect(readdirSync(fixtures).sort()).toEqual(
      names.flatMap((name) => Array.from({ length: kinds[name].version }, (_, index) => `${name}.v${index + 1}.json`)).sort(),
    );
  });
});

describe('an old document is taken from version to version', () => {
  const steps = { 1: (old: object) => ({ ...old, two: true }), 2: (old: object) => ({ ...old, three: 'two' in old }) };

  test('one step at a time', () => {
    expect(migrate({ schemaVersion: 1 }, 3, steps, 'x')).toEqual({ schemaVersion: 3, two: true, three: true });
    expect(migrate({ schemaVersion: 2 }, 3, steps, 'x')).toEqual({ schemaVersion: 3, three: false });
    expect(migrate({ schemaVersion: 3, a: 1 }, 3, steps, 'x')).toEqual({ schemaVersion: 3, a: 1 });
  });

  test('and refused where a step is missing or there is no version', () => {
    expect(() => migrate({ schemaVersion: 1 }, 3, { 2: steps[2] }, 'x')).toThrow('nothing leads from version 1 to 2');
    for (const version of [undefined, 0, 1.5, '1', null])
      expect(() => migrate({ schemaVersion: version }, 1, {}, 'x')).toThrow('no schemaVersion');
    for (const document of [null, [], 'x', 3]) expect(() => migrate(document, 1, {}, 'x')).toThrow('not a JSON object');
  });
});

test('equal documents are equal text, keys in order', () => {
  const document = parseDocument('baseline', fixtureOf('baseline', 1), 'x');
  const turned = Object.fromEntries(Object.entries(document).reverse()) as typeof document;
  expect(documentText('baseline', turned)).toBe(documentText('baseline', document));
  expect(Object.keys(JSON.parse(documentText('baseline', document)))).toEqual(Object.keys(document).sort());
});

describe('whatever a file holds, it is a document or damaged', () => {
  const orDamaged = (name: DocumentName, text: string) => {
    try {
      parseDocument(name, text, name);
    } catch (error) {
      expect(error).toBeInstanceOf(HeadroomError);
      expect(['RUN_DAMAGED', 'CAMPAIGN_DAMAGED', 'BASELINE_DAMAGED', 'SCHEMA_UNSUPPORTED']).toContain((error as HeadroomError).code);
    }
  };

  test('any text', () => {
    fc.assert(fc.property(fc.constantFrom(...names), fc.oneof(fc.string(), fc.json()), orDamaged), { numRuns: 300 });
  });

  test('a sound one that was cut, or has something else in one place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.string({ maxLength: 5 }), fc.nat({ max: 20 }), (name, at, text, removed) => {
        const sound = fixtureOf(name, 1);
        const place = at % sound.length;
        orDamaged(name, sound.slice(0, place));
        orDamaged(name, sound.slice(0, place) + text + sound.slice(place + removed));
      }),
      { numRuns: 300 },
    );
  });

  test('a Parquet file with any bytes in it', async () => {
    const store = openStore(temporaryFolder());
    const folder = path.join(store.projectFolder, '.headroom/runs/by-hand');
    await (await store.createRun({ id: 'other' })).discard();
    const { mkdirSync } = await import('node:fs');
    mkdirSync(folder);
    for (const bytes of ['', 'PAR1', 'PAR1\0\0\0\0PAR1', `PAR1${'x'.repeat(5000)}PAR1`]) {
      writeFileSync(path.join(folder, 'measurements.parquet'), bytes);
      await expect(store.loadMeasurement('by-hand')).rejects.toMatchObject({ code: 'RUN_DAMAGED' });
    }
  });
});
