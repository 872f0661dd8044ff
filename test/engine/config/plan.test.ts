import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfiguration, loadPrices, parsePlanTarget, parsePlanTargets } from '../../../engine/config/index.ts';
import { planSettingsSchema } from '../../../engine/model/plan-settings.ts';
import { project, soundConfiguration, soundFiles } from './project.ts';

const fixture = (name: string): string => readFileSync(path.join(import.meta.dirname, '../../fixtures/plan', name), 'utf8');
const parse = (target: string) => parsePlanTarget({ target, abort: false });

const failure = async (work: Promise<unknown>) =>
  await work.then(
    () => expect.unreachable(),
    ({ code, message, hint }) => ({ code, message, hint }),
  );
const loaded = async (plan: unknown) =>
  await loadConfiguration({
    folder: project({ ...soundFiles, 'headroom.config.json': JSON.stringify({ ...soundConfiguration, plan }) }),
  });

describe('targets of a plan', () => {
  it('are those of the configuration, and beside them connections and cost', () => {
    expect(parse('p95 < 285 ms')).toMatchObject({ metric: 'latency', statistic: 'p95', operator: '<', expected: 285 });
    expect(parse('throughput >= 150 req/s')).toMatchObject({ metric: 'requests', statistic: 'perSecond', expected: 150 });
    expect(parse('connections >= 2,000')).toMatchObject({ metric: 'connections', statistic: 'value', operator: '>=', expected: 2000 });
    for (const text of ['cost <= 350', 'cost ≤ $350', 'cost <= 350 $/month', 'cost <= 350 USD a month', 'Cost <= 350 per month'])
      expect(parse(text), text).toMatchObject({ metric: 'cost', operator: '<=', expected: 350, text });
  });

  it.each(['connections >= 2000 ms', 'cost <= 350 ms', 'cost <= much', 'p95 < 285'])('%s is refused', (text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'TARGET_SYNTAX' }));
  });

  it('the roadmap of the example is understood as a whole', () => {
    const { before, phases } = parsePlanTargets(planSettingsSchema.parse(JSON.parse(fixture('plan.json'))));
    expect(before.map(({ metric, expected }) => [metric, expected])).toEqual([
      ['latency', 380],
      ['requests', 120],
      ['dbTime', 125],
      ['connections', 550],
      ['errorRate', 0.012],
      ['cost', 300],
    ]);
    expect(phases.map((targets) => targets.map(({ expected }) => expected))).toEqual([
      [285, 150, 90, 550, 0.008, 300],
      [190, 250, 80, 800, 0.005, 350],
      [150, 350, 60, 2000, 0.003, 450],
    ]);
  });
});

describe('a plan in a configuration', () => {
  it('says where a wrong target is, and that a beginning is no promise', async () => {
    expect(await failure(loaded({ phases: [{ name: 'one', begins: '2026-01-01', targets: ['p95 < 300'] }] }))).toMatchObject({
      code: 'TARGET_SYNTAX',
      message: expect.stringContaining('plan.phases.0.targets.0'),
    });
    expect(await failure(loaded({ before: ['p95 < 300 ms'] }))).toMatchObject({ message: expect.stringContaining('plan.before.0') });
    expect(await failure(loaded({ checklist: { lines: { recovery: { target: 'p95' } } } }))).toMatchObject({
      message: expect.stringContaining('plan.checklist.lines.recovery.target'),
    });
  });

  it('names environments, scenarios, days and lines that there are', async () => {
    const phase = { name: 'one', begins: '2026-02-01', targets: ['p95 < 300 ms'] };
    for (const [plan, place] of [
      [{ environment: 'nowhere' }, 'plan.environment'],
      [{ phases: [{ ...phase, scenario: 'none' }] }, 'plan.phases.0.scenario'],
      [{ phases: [{ ...phase, ends: '2026-01-01' }] }, 'plan.phases.0'],
      [{ phases: [{ ...phase, begins: 'soon' }] }, 'plan.phases.0.begins'],
      [{ checklist: { lines: { recovery: { environment: 'nowhere' } } } }, 'plan.checklist.lines.recovery.environment'],
      [{ checklist: { lines: { luck: {} } } }, 'plan.checklist.lines'],
    ] as const)
      expect(await failure(loaded(plan))).toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining(place) });
  });
});

describe('a prices file', () => {
  it('is read from the project', async () => {
    const folder = project({ 'prices.json': fixture('prices.json') });
    expect(await loadPrices(folder, 'prices.json')).toMatchObject({ asOf: '2026-11-01', replicaPerHour: 0.05 });
  });

  it('that is not there is missed with a name that is near', async () => {
    const folder = project({ 'prices.json': '{}' });
    expect(await failure(loadPrices(folder, 'price.json'))).toMatchObject({
      code: 'DATA_MISSING',
      hint: expect.stringContaining('prices.json'),
    });
    expect(await failure(loadPrices(project({}), 'prices.json'))).toMatchObject({ hint: expect.stringContaining('asOf') });
  });

  it('that is wrong says which field', async () => {
    const folder = project({ 'prices.json': '{"asOf":"2026-11-01","replicaPerHours":1}', 'broken.json': '{' });
    expect(await failure(loadPrices(folder, 'prices.json'))).toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('replicaPerHours'),
      hint: expect.stringContaining('replicaPerHour'),
    });
    expect(await failure(loadPrices(folder, 'broken.json'))).toMatchObject({ code: 'CONFIG_UNREADABLE' });
  });
});
