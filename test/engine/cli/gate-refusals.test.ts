import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignReportSchema } from '../../../engine/model/campaign.ts';
import { type Run, runSchema } from '../../../engine/model/run.ts';
import { makeServiceRepository } from '../../fixtures/service/repository.ts';
import { type Ended, headroomIn } from './project.ts';

const set = (...pairs: string[]) => pairs.flatMap((pair) => ['--set', pair]);
const quick = set(
  'environments.local.start=node server.mjs',
  'environments.local.health.url=http://127.0.0.1:8080/health',
  'scenarios.quotes.load.hold=4s',
  'scenarios.quotes.load.warmUp=1s',
  'gate.family=["p50","errorRate"]',
);
const patient = set('environments.local.maxLateness=5s');
const reportOf = ({ stdout }: Ended) => campaignReportSchema.parse(JSON.parse(stdout));

describe('a gate that cannot judge', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-refusals-'));
  let recorded = '';
  const gate = async (...args: string[]) => await headroomIn(folder, 'gate', '--json', ...args).ended;

  beforeAll(async () => {
    makeServiceRepository(folder, {});
    recorded = reportOf(await gate(...quick, ...patient)).campaign.runs[0]?.id ?? '';
    expect((await headroomIn(folder, 'baseline', 'approve', recorded, '--why', 'the first').ended).code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The recorded run, as if it had been made elsewhere. */
  function elsewhere(name: string, change: (provenance: Run['provenance']) => Run['provenance']): string {
    const id = `${recorded}-${name}`;
    const of = (run: string) => path.join(folder, '.headroom', 'runs', run);
    cpSync(of(recorded), of(id), { recursive: true });
    const file = path.join(of(id), 'run.json');
    const run = runSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, JSON.stringify({ ...run, id, provenance: change(run.provenance) }));
    return id;
  }

  it('because the generator was late says nothing about the target and ends with 3', async () => {
    const late = await gate(...quick, ...set('environments.local.maxLateness=0.001ms'));
    expect(late.code).toBe(3);
    expect(reportOf(late)).toMatchObject({ blockedBy: expect.arrayContaining(['invalid']), exitCode: 3 });
  });

  it.each<[string, string, (provenance: Run['provenance']) => Run['provenance']]>([
    [
      'machine',
      'target.cpuModel',
      (provenance) => ({ ...provenance, generator: { ...provenance.generator, cpuModel: 'Another processor' } }),
    ],
    ['k6', 'k6', (provenance) => ({ ...provenance, driver: { ...provenance.driver, version: 'v1.7.0' } })],
    ['scenario', 'scenario', (provenance) => ({ ...provenance, scenarioHash: 'f'.repeat(64) })],
  ])('because another %s made it names the key, and so does a comparison', async (name, key, change) => {
    const id = elsewhere(name, change);
    const gated = await gate('--from', id);
    expect(gated.code, gated.stderr).toBe(3);
    expect(reportOf(gated).comparison).toMatchObject({
      verdict: 'invalid',
      differences: expect.arrayContaining([expect.objectContaining({ key, hard: true })]),
    });
    const compared = await headroomIn(folder, 'compare', recorded, id, '--json').ended;
    expect(compared.code).toBe(3);
    expect(compared.stdout).toContain(`"${key}"`);
  });
});
