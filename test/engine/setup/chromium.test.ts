import { describe, expect, it } from 'vitest';
import { ensureChromium, resolveChromium } from '../../../engine/setup/chromium.mjs';
import { Machine } from './fake-programs.ts';

describe('resolveChromium', () => {
  it('takes the named browser, none when told so, and else the first on PATH', () => {
    const m = new Machine();
    expect(resolveChromium(m.env)).toBeNull();
    const chrome = m.program('google-chrome', '');
    expect(resolveChromium(m.env)).toEqual({ path: chrome });
    const chromium = m.program('chromium', '');
    expect(resolveChromium(m.env)).toEqual({ path: chromium });
    expect(resolveChromium({ ...m.env, HEADROOM_CHROMIUM: chrome })).toEqual({ path: chrome });
    expect(resolveChromium({ ...m.env, HEADROOM_CHROMIUM: 'none' })).toBeNull();
    expect(resolveChromium({ ...m.env, HEADROOM_CHROMIUM: m.path('nowhere') })).toBeNull();
  });

  it("is not taken in by Ubuntu's script that only names the snap", () => {
    const m = new Machine();
    m.program('chromium-browser', 'echo "requires the chromium snap to be installed: snap install chromium"');
    expect(resolveChromium(m.env)).toBeNull();
  });
});

describe('ensureChromium', () => {
  const install = (m: Machine) =>
    `case "$*" in *install*) printf '#!/bin/sh\\n' > "${m.path('bin/chromium')}"; /bin/chmod 755 "${m.path('bin/chromium')}" ;; esac`;

  it('installs it with apt-get for root, after an update', async () => {
    const m = new Machine();
    m.program('apt-get', install(m));
    expect(await ensureChromium({ progress: m.progress, env: m.env, isRoot: true })).toEqual({ path: m.path('bin/chromium') });
    expect(m.calls('apt-get').map((call) => call.replace(/^.*Retries=1 /, ''))).toEqual([
      'update',
      'install --yes --no-install-recommends chromium fonts-liberation',
    ]);
    expect(m.said).toEqual(['Installing Chromium (apt-get): done']);
  });

  it('says in one line how to get it, and touches nothing, when it is not root', async () => {
    const m = new Machine();
    m.program('apt-get', install(m));
    expect(await ensureChromium({ progress: m.progress, env: m.env, isRoot: false })).toBeNull();
    expect(m.said).toEqual([
      'No Chromium: journeys that need a browser are left out. To have them: `sudo apt-get install chromium`, or name a browser with HEADROOM_CHROMIUM.',
    ]);
    expect(m.calls('apt-get')).toEqual([]);
  });

  it('says why an installation failed, and does not try again for a day', async () => {
    const m = new Machine();
    m.program('apt-get', 'echo "E: Could not resolve a.mirror.example" >&2; exit 100');
    for (const _ of [1, 2]) expect(await ensureChromium({ progress: m.progress, env: m.env, isRoot: true })).toBeNull();
    expect(m.calls('apt-get')).toHaveLength(2);
    expect(m.said.join('\n')).toContain('no network, or nothing answers');
    expect(m.said.join('\n')).not.toContain('mirror.example');
  });

  it('says when HEADROOM_CHROMIUM names nothing', async () => {
    const m = new Machine();
    m.env.HEADROOM_CHROMIUM = m.path('nowhere');
    expect(await ensureChromium({ progress: m.progress, env: m.env, isRoot: true })).toBeNull();
    expect(m.said[0]).toContain('which is no program');
  });
});
