import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { commitOf, mergeBaseOf } from '../../../engine/environments/git.ts';
import { openWorktree } from '../../../engine/environments/worktree.ts';
import { errorCodes, exitCode } from '../../../engine/model/error.ts';
import { makeServiceRepository } from '../../fixtures/service/repository.ts';

const parent = mkdtempSync(path.join(os.tmpdir(), 'headroom-git-'));
const { folder, base, head } = makeServiceRepository(path.join(parent, 'service'), { extraQueries: 1 });
const git = (where: string, ...args: string[]) => execFileSync('git', ['-C', where, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
afterAll(() => rmSync(parent, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

test('the merge base is where the branches part, whatever happened on the other since', async () => {
  expect(await mergeBaseOf(folder, 'main')).toBe(base);
  git(folder, 'checkout', '--quiet', 'main');
  git(folder, '-c', 'user.name=a', '-c', 'user.email=a@example.test', 'commit', '--quiet', '--allow-empty', '--message', 'Later');
  git(folder, 'checkout', '--quiet', 'change');
  expect(await mergeBaseOf(folder, 'main')).toBe(base);
  expect(await commitOf(folder, head.slice(0, 8))).toBe(head);
});

test('a shallow clone says how to get the rest', async () => {
  const shallow = path.join(parent, 'shallow');
  git(parent, 'clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${folder}`, shallow);
  expect(errorCodes.GIT_UNUSABLE).toBe(exitCode.usage);
  await expect(mergeBaseOf(shallow, 'origin/main')).rejects.toMatchObject({
    code: 'GIT_UNUSABLE',
    message: expect.stringContaining('shallow'),
    hint: expect.stringMatching(/git fetch --unshallow.*fetch-depth: 0/),
  });
  const single = path.join(parent, 'single');
  git(parent, 'clone', '--quiet', '--depth', '1', `file://${folder}`, single);
  await expect(mergeBaseOf(single, 'origin/main')).rejects.toMatchObject({ hint: expect.stringContaining('git fetch origin main') });
});

test('an unknown ref, one that looks like an option, unrelated history and a folder without git each say so', async () => {
  const unusable = (message: RegExp, hint: RegExp) => ({
    code: 'GIT_UNUSABLE',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
  await expect(mergeBaseOf(folder, 'origin/mian')).rejects.toMatchObject(unusable(/origin\/mian/, /git fetch origin mian/));
  await expect(mergeBaseOf(folder, '--all')).rejects.toMatchObject(unusable(/--all/, /spelling/));
  git(
    folder,
    'branch',
    'alien',
    git(folder, '-c', 'user.name=a', '-c', 'user.email=a@example.test', 'commit-tree', '-m', 'x', `${base}^{tree}`),
  );
  await expect(mergeBaseOf(folder, 'alien')).rejects.toMatchObject(unusable(/no history in common/, /branch/));
  const plain = mkdtempSync(path.join(os.tmpdir(), 'headroom-plain-'));
  await expect(mergeBaseOf(plain, 'main')).rejects.toMatchObject(unusable(/no git repository/, /two environments or URLs/));
  rmSync(plain, { recursive: true });
  vi.stubEnv('PATH', '');
  await expect(mergeBaseOf(folder, 'main')).rejects.toMatchObject(unusable(/git was not found/, /Install git/));
});

test('a git that runs us points at its own repository, and is not followed', async () => {
  const other = makeServiceRepository(path.join(parent, 'other'), {});
  vi.stubEnv('GIT_DIR', path.join(other.folder, '.git'));
  vi.stubEnv('GIT_INDEX_FILE', path.join(other.folder, '.git', 'index'));
  expect(await commitOf(folder, 'change')).toBe(head);
  const worktree = await openWorktree(folder, base);
  await worktree.close();
  vi.unstubAllEnvs();
  expect(git(other.folder, 'status', '--porcelain')).toBe('');
});

test('a worktree holds that commit, leaves the checkout alone, runs no hook, and goes', async () => {
  writeFileSync(path.join(folder, 'settings.mjs'), '// half done\n');
  const hook = path.join(folder, '.git', 'hooks', 'post-checkout');
  writeFileSync(hook, `#!/bin/sh\necho ran > "${parent}/hook-ran"\n`, { mode: 0o755 });
  const worktree = await openWorktree(folder, base.slice(0, 9));
  expect(worktree.commit).toBe(base);
  expect(path.basename(worktree.folder)).toMatch(new RegExp(`^${base.slice(0, 10)}-${process.pid}`));
  expect(readFileSync(path.join(worktree.folder, 'settings.mjs'), 'utf8')).toContain('queries: 2,');
  expect(git(worktree.folder, 'rev-parse', 'HEAD')).toBe(base);
  expect(readFileSync(path.join(folder, 'settings.mjs'), 'utf8')).toBe('// half done\n');
  expect(git(folder, 'symbolic-ref', '--short', 'HEAD')).toBe('change');
  const second = await openWorktree(folder, base);
  await worktree.close();
  expect(existsSync(worktree.folder)).toBe(false);
  expect(existsSync(second.folder)).toBe(true);
  await second.close();
  expect(git(folder, 'worktree', 'list').split('\n')).toHaveLength(1);
  expect(existsSync(path.join(parent, 'hook-ran'))).toBe(false);
  rmSync(hook);
  git(folder, 'checkout', '--quiet', '--', 'settings.mjs');
});

test('what a killed process left is removed, what a living one holds stays', async () => {
  const worktrees = path.join(folder, '.headroom', 'worktrees');
  const dead = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
  git(folder, 'worktree', 'add', '--quiet', '--detach', path.join(worktrees, `aaaaaaaaaa-${dead}`), base);
  mkdirSync(path.join(worktrees, `bbbbbbbbbb-${dead}.3`), { recursive: true });
  git(folder, 'worktree', 'add', '--quiet', '--detach', path.join(worktrees, `cccccccccc-${process.ppid}`), base);
  const worktree = await openWorktree(folder, base);
  expect(existsSync(path.join(worktrees, `aaaaaaaaaa-${dead}`))).toBe(false);
  expect(existsSync(path.join(worktrees, `bbbbbbbbbb-${dead}.3`))).toBe(false);
  expect(existsSync(path.join(worktrees, `cccccccccc-${process.ppid}`, 'server.mjs'))).toBe(true);
  await worktree.close();
  expect(git(folder, 'worktree', 'list').split('\n')).toHaveLength(2);
});

test('a project below the root of its repository is found at the same place, or said not to be there yet', async () => {
  const inner = path.join(folder, 'journeys');
  const worktree = await openWorktree(inner, base, path.join(parent, 'elsewhere'));
  expect(existsSync(path.join(worktree.folder, 'quote.ts'))).toBe(true);
  expect(path.basename(worktree.folder)).toBe('journeys');
  await worktree.close();
  const young = path.join(folder, 'young');
  mkdirSync(young);
  await expect(openWorktree(young, base)).rejects.toMatchObject({ code: 'GIT_UNUSABLE', message: expect.stringContaining('young') });
});
