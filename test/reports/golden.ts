import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

/** The text is what the kept file holds. `UPDATE_GOLDEN=1` keeps the text instead: look at the difference before it is committed. */
export function expectGolden(file: string, text: string): void {
  const place = path.join(root, file);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  expect(text, `${file} differs: if that is meant, run the test again with UPDATE_GOLDEN=1`).toBe(readFileSync(place, 'utf8'));
}
