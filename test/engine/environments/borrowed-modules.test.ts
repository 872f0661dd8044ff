import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { borrowedModules } from '../../../engine/environments/borrowed-modules.ts';

const head = mkdtempSync(path.join(os.tmpdir(), 'headroom-borrowed-'));
const base = path.join(head, '.headroom', 'worktrees', 'base');
mkdirSync(base, { recursive: true });
afterAll(() => rmSync(head, { recursive: true }));

test('a worktree that runs with the modules of the checkout is told of once they differ', async () => {
  writeFileSync(path.join(head, 'package-lock.json'), '2');
  writeFileSync(path.join(base, 'package-lock.json'), '1');
  expect(await borrowedModules(base, head)).toBeNull();
  mkdirSync(path.join(head, 'node_modules'));
  expect(await borrowedModules(base, head)).toBe('package-lock.json');
  expect(await borrowedModules(head, head)).toBeNull();
  symlinkSync(path.join(head, 'node_modules'), path.join(base, 'node_modules'));
  expect(await borrowedModules(base, head)).toBe('package-lock.json');
  writeFileSync(path.join(base, 'package-lock.json'), '2');
  expect(await borrowedModules(base, head)).toBeNull();
  writeFileSync(path.join(base, 'package-lock.json'), '1');
  rmSync(path.join(base, 'node_modules'));
  mkdirSync(path.join(base, 'node_modules'));
  expect(await borrowedModules(base, head)).toBeNull();
});
