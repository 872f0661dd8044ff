import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startDemoTarget } from '../../../engine/environments/demo-target.ts';
import { environmentSchema } from '../../../engine/model/environment.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'headroom-demo-target-'));
afterAll(() => rm(folder, { recursive: true }));

const small = { orders: 100, users: 1 };

async function started(demo: object) {
  const environment = environmentSchema.parse({ demo: { ...small, ...demo } });
  if (!environment.demo) throw new Error('The environment has no demo.');
  return await startDemoTarget(environment.demo, folder, () => undefined);
}

it('starts the demo with its faults, and its fingerprint tells them', async () => {
  const target = await started({ switches: { cache: false }, faults: { tail: { share: 1, delayMs: 150 } } });
  try {
    expect(target.fingerprint).toMatchObject({
      orders: 100,
      switches: { cache: false },
      faults: { slowdown: 0, tail: { share: 1, delayMs: 150 } },
    });
    const answer = await fetch(`${target.services.api}/api/plans`);
    expect(Number(/app;dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1])).toBeGreaterThanOrEqual(150);
  } finally {
    await target.stop();
  }
});

it('has no faults to tell of otherwise', async () => {
  const target = await started({ faults: { tail: { share: 0.5, delayMs: 0 } } });
  expect(target.fingerprint).not.toHaveProperty('faults');
  await target.stop();
});

it.runIf(process.platform === 'linux')('is held to the cores it may use, and says so', async () => {
  const target = await started({ cores: 1 });
  const status = await readFile(`/proc/${target.pid}/status`, 'utf8');
  await target.stop();
  expect(target.fingerprint).toMatchObject({ cores: 1 });
  expect(/^Cpus_allowed_list:\s*(.*)$/m.exec(status)?.[1]).toBe('0');
});
