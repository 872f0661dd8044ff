import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findProgram } from '../../../engine/setup/find-program.mjs';
import { resolveK6 } from '../../../engine/setup/k6.mjs';
import { pinnedRelease } from '../../../engine/setup/k6-release.mjs';
import { Machine, stockK6 } from './fake-programs.ts';

const platform = `${process.platform}-${process.arch}`;
const name = 'k6-v2.2.0-test.tar.gz';

async function machineWithRelease(sha256?: string) {
  const m = new Machine();
  m.borrow('tar', 'gzip');
  m.write('recorder/go.mod', 'module x');
  chmodSync(m.write('k6-v2.2.0-test/k6', `#!/bin/sh\n${stockK6}`), 0o755);
  execFileSync('tar', ['-czf', m.path(name), '-C', m.folder, 'k6-v2.2.0-test']);
  const archive = readFileSync(m.path(name));
  const server = createServer((request, response) => {
    response.writeHead(request.url === `/${name}` ? 200 : 404).end(archive);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const release = {
    version: 'v2.2.0',
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    archives: { [platform]: { name, sha256: sha256 ?? createHash('sha256').update(archive).digest('hex') } },
  };
  return { m, resolve: () => resolveK6({ progress: m.progress, env: m.env, recorder: m.path('recorder'), release }), server };
}

describe('the official release', () => {
  it.each(['curl', 'fetch'])('is downloaded with %s, checked, and found again without a network', async (tool) => {
    if (tool === 'curl' && !findProgram(['curl'])) return;
    const { m, resolve, server } = await machineWithRelease();
    if (tool === 'curl') m.borrow('curl');
    expect(await resolve()).toMatchObject({ kind: 'stock', source: 'release', version: 'v1.1.0' });
    server.close();
    expect(await resolve()).toMatchObject({ kind: 'stock', source: 'release' });
    expect(m.said.filter((line) => line.startsWith('Fetching the official k6'))).toHaveLength(1);
  });

  it('is refused when its checksum is another', async () => {
    const { resolve } = await machineWithRelease('0'.repeat(64));
    await expect(resolve()).rejects.toMatchObject({ message: expect.stringContaining('does not have the checksum it should have') });
  });

  it('gives one line when nothing answers', async () => {
    const { resolve, server } = await machineWithRelease();
    server.close();
    await expect(resolve()).rejects.toMatchObject({ message: expect.stringContaining('no network, or nothing answers') });
  });

  it('is pinned by a checksum of its own for each machine', () => {
    const sums = Object.values(pinnedRelease.archives).map(({ sha256 }) => sha256);
    expect(new Set(sums).size).toBe(5);
    for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{64}$/);
  });
});
