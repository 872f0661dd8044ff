import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ensureCommandLink } from '../../../engine/setup/command-link.mjs';
import { dependenciesCurrent, ensureDependencies } from '../../../engine/setup/dependencies.mjs';
import { Machine } from './fake-programs.ts';

const lock = (version: string) =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version, integrity: 'sha512-a' }, 'node_modules/b': { version, optional: true } },
  });

/** An npm whose registry answers. */
const reachable = (npm: string) => `[ "$1" = ping ] && exit 0; ${npm}`;

function project(npm = '/bin/mkdir -p node_modules/a') {
  const m = new Machine();
  m.write('package-lock.json', lock('1.0.0'));
  m.program('npm', reachable(npm));
  return {
    m,
    installs: () => m.calls('npm').filter((call) => call.startsWith('install')),
    ensure: () => ensureDependencies({ progress: m.progress, directory: m.folder, env: m.env }),
  };
}

describe('ensureDependencies', () => {
  it('installs once, and again when the lock file changes', async () => {
    const { m, ensure, installs } = project();
    await ensure();
    await ensure();
    expect(installs()).toHaveLength(1);
    expect(installs()[0]).toMatch(/^install --no-save --include=dev/);
    m.write('package-lock.json', lock('1.0.1'));
    expect(dependenciesCurrent(m.folder)).toBe(false);
    await ensure();
    expect(installs()).toHaveLength(2);
  });

  it('installs once when two ask at the same time', async () => {
    const { m, ensure, installs } = project('/bin/sleep 0.3; /bin/mkdir -p node_modules/a');
    await Promise.all([ensure(), ensure()]);
    expect(installs()).toHaveLength(1);
    expect(m.said).toContain('Another set-up is at work in this folder; waiting for it.');
    expect(existsSync(m.path('.headroom/setup.lock'))).toBe(false);
  });

  it('starts over after an installation that was killed', async () => {
    const { m, ensure } = project('/bin/mkdir -p node_modules/half; kill -9 $$');
    await expect(ensure()).rejects.toMatchObject({ code: 'SETUP_FAILED' });
    expect(dependenciesCurrent(m.folder)).toBe(false);
    m.program('npm', reachable('/bin/mkdir -p node_modules/a'));
    await ensure();
    expect(dependenciesCurrent(m.folder)).toBe(true);
  });

  it('believes an installation by hand that matches the lock file', async () => {
    const { m, ensure, installs } = project();
    m.write('node_modules/a/package.json', '{}');
    m.write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } }),
    );
    await ensure();
    expect(installs()).toEqual([]);
    expect(dependenciesCurrent(m.folder)).toBe(true);
  });

  it.each([
    ['another version', { 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } }],
    ['another content', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }],
    ['a package missing', {}],
  ])('does not believe one with %s', async (_, packages) => {
    const { m, ensure, installs } = project();
    m.write('node_modules/a/package.json', '{}');
    m.write('node_modules/.package-lock.json', JSON.stringify({ packages }));
    await ensure();
    expect(installs()).toHaveLength(1);
  });

  it('gives one line and a hint when the network is missing, without naming a host', async () => {
    const { ensure } = project('echo "npm error code ENOTFOUND request to https://registry.example.com/a failed" >&2; exit 1');
    await expect(ensure()).rejects.toMatchObject({
      message: 'The dependencies could not be installed: no network, or nothing answers.',
      hint: expect.stringContaining('HTTPS_PROXY'),
    });
  });

  it('takes what the cache of npm holds when the registry is out of reach', async () => {
    const { m, ensure, installs } = project();
    m.program('npm', '[ "$1" = ping ] && { echo "npm error code EAI_AGAIN" >&2; exit 1; }; exit 0');
    await ensure();
    expect(installs()[0]).toContain('--offline');
  });

  it('does not mind a registry that knows no ping', async () => {
    const { m, ensure, installs } = project();
    m.program('npm', '[ "$1" = ping ] && { echo "npm error code E404" >&2; exit 1; }; exit 0');
    await ensure();
    expect(installs()[0]).not.toContain('--offline');
  });

  it('says when there is no npm', async () => {
    const { m, ensure } = project();
    m.env.PATH = '';
    await expect(ensure()).rejects.toMatchObject({ message: 'npm is not on PATH.' });
  });
});

describe('ensureCommandLink', () => {
  it('makes the command of the clone, once', () => {
    const m = new Machine();
    const launcher = m.write('engine/setup/launcher.mjs', '');
    ensureCommandLink(m.folder);
    const link = m.path('node_modules/.bin/headroom');
    expect(realpathSync(link)).toBe(realpathSync(launcher));
    const before = lstatSync(link).ctimeMs;
    ensureCommandLink(m.folder);
    expect(lstatSync(link).ctimeMs).toBe(before);
    expect(readFileSync(link, 'utf8')).toBe('');
  });
});
