import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findViolations } from './directions.ts';

const root = path.resolve(import.meta.dirname, '../..');

const tree = (files: Record<string, string>) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-directions-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
};

test('the tree keeps its directions', () => {
  expect(findViolations(root)).toEqual([]);
});

test('a step back, an impurity, an exit and a test import are each found', () => {
  const folder = tree({
    'engine/stats/mean.ts': "import { x } from '../measure/pool.ts';",
    'engine/measure/pool.ts': 'export const x = Date.now();',
    'engine/report/build.ts': "import fs from 'node:fs';",
    'reports/words/index.ts': "export const never = () => import('../../engine/report/build.ts');",
    'engine/store/index.ts': 'process.exit(1);',
    'engine/run/index.ts': "import '../../test/helper.ts'; import { resolveK6 } from '../setup/k6.mjs';",
    'engine/run/drivers/k6/index.ts': "import { resolveK6 } from '../../../setup/k6.mjs';",
  });
  expect(findViolations(folder).sort()).toEqual([
    'engine/measure/pool.ts: reads a clock',
    'engine/report/build.ts: imports a Node module',
    'engine/run/index.ts: imports a test',
    'engine/run/index.ts: imports engine/setup/k6.mjs, which is not before engine/run',
    'engine/stats/mean.ts: imports engine/measure/pool.ts, which is not before engine/stats',
    'engine/store/index.ts: ends the process',
    'reports/words/index.ts: imports engine/report/build.ts, which is not before reports',
  ]);
});
