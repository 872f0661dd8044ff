import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

test('opening a store loads no database: commands that need none start at once', () => {
  const store = path.resolve(import.meta.dirname, '../../../engine/store/index.ts');
  const script = `
    import { createRequire } from 'node:module';
    const { openStore } = await import(${JSON.stringify(store)});
    await openStore('/nowhere').listRuns();
    console.log(Object.keys(createRequire(${JSON.stringify(store)}).cache).filter((file) => file.includes('duckdb')).length);`;
  expect(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })).toBe('0\n');
});
