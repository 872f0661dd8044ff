import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planSchema } from '../../../engine/model/plan.ts';
import { roiSchema } from '../../../engine/model/roi.ts';
import { makeProject } from './project.ts';

const fixture = (name: string): string => readFileSync(path.join(import.meta.dirname, '../../fixtures/plan', name), 'utf8');
const project = makeProject({
  'prices.json': fixture('prices.json'),
  'headroom.config.json': JSON.stringify({
    environments: { staging: { services: { api: 'http://127.0.0.1:1' } } },
    scenarios: {},
    costs: 'prices.json',
    plan: JSON.parse(fixture('plan.json')),
  }),
});
const empty = makeProject({ 'prices.json': fixture('prices.json') });
afterAll(() => {
  project.remove();
  empty.remove();
});

describe('headroom roi', () => {
  it('says of the seed case exactly what it is worth', async () => {
    const { code, stdout } = await empty.run('roi', '--setup', '6000', '--operating', '150', '--benefit', '1500', '--json');
    expect(code).toBe(0);
    const roi = roiSchema.parse(JSON.parse(stdout));
    expect(roi.roiPerMonth).toBe(0.225);
    expect(roi.paybackMonths?.toFixed(2)).toBe('4.44');
    expect([roi.months, roi.net]).toEqual([12, 10_200]);
    expect([roi.ratePerYear, roi.npv.toFixed(2)]).toEqual([0.1, '9390.66']);
    expect(roi.prices).toBeNull();
  });

  it('takes hours, ranges and prices, and writes several formats to a folder', async () => {
    const words = ['--setup-hours', '80', '--hourly', '75', '--operating', '150', '--benefit', '1500', '--benefit-low', '900'];
    const { code, stdout, stderr } = await empty.run(
      'roi',
      ...words,
      '--prices',
      'prices.json',
      '--throughput',
      '350',
      '--format',
      'json,html,csv',
      '--out',
      'out',
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('roi.html');
    const roi = roiSchema.parse(JSON.parse(readFileSync(path.join(empty.folder, 'out/roi.json'), 'utf8')));
    expect(roi).toMatchObject({ npv: expect.closeTo(9390.66, 2), range: { high: expect.closeTo(9390.66, 2) } });
    expect(roi.range?.low).toBeCloseTo(-6000 + 750 * 11.40049, 1);
    // One replica at .05 an hour and a database of 150 a month.
    expect(roi.serving).toMatchObject({ perMonth: expect.closeTo(186.5, 6), throughput: 350, label: null });
    expect(existsSync(path.join(empty.folder, 'out/roi.csv'))).toBe(true);
  });

  it('takes what was not said from the configuration and its prices', async () => {
    const { code, stdout } = await project.run('roi', '--json');
    expect(code).toBe(0);
    const roi = roiSchema.parse(JSON.parse(stdout));
    expect(roi).toMatchObject({
      setup: 6000,
      operatingPerMonth: 150,
      benefitPerMonth: 1500,
      prices: { file: 'prices.json', asOf: '2026-11-01' },
    });
    expect(roi.npv.toFixed(2)).toBe('9390.66');
  });

  it.each([
    [[], 'USAGE'],
    [['--setup', '1', '--setup-hours', '1', '--hourly', '1', '--benefit', '1'], 'USAGE'],
    [['--setup-hours', '1', '--benefit', '1'], 'USAGE'],
    [['--setup', '10', '--benefit', '5', '--benefit-low', '6'], 'USAGE'],
    [['--setup', '10', '--benefit', '5', '--operating-high', '6'], 'USAGE'],
    [['--setup', '10', '--benefit', '5', '--format', 'pdf'], 'FORMAT_UNKNOWN'],
    [['--setup', '10', '--benefit', '5', '--format', 'text,json'], 'USAGE'],
    [['--setup', '10', '--benefit', '5', '--prices', 'price.json'], 'DATA_MISSING'],
    [['--setup', '10', '--benefit', '5', '--out', 'prices.json/roi.txt'], 'OUTPUT_UNWRITABLE'],
  ])('%j is refused: %s', async (words, wanted) => {
    const { code, stderr } = await empty.run('roi', ...words);
    expect([code, stderr.trim().split(':')[0]]).toEqual([64, wanted]);
  });
});

describe('headroom plan', () => {
  it('ticks nothing off in a project without a run, and says what is missing', async () => {
    const { code, stdout } = await project.run('plan', '--json');
    expect(code).toBe(0);
    const plan = planSchema.parse(JSON.parse(stdout));
    expect(plan.roadmap?.rows.map(({ before }) => before)).toEqual([380, 120, 125, 550, 0.012, 300]);
    const goals = plan.roadmap?.rows.flatMap((row) => row.goals) ?? [];
    expect(goals).toHaveLength(18);
    expect(new Set(goals.map((goal) => goal?.status))).toEqual(new Set(['no-evidence']));
    expect(new Set(plan.checklist.map(({ status }) => status))).toEqual(new Set(['no-evidence']));
    expect(plan).toMatchObject({ environment: 'staging', capacity: null, serving: null, investment: { npv: expect.closeTo(9390.66, 2) } });
  });

  it('writes the page to a file, and knows no environment and no campaign that there is not', async () => {
    expect((await project.run('plan', '--format', 'html', '--out', 'plan.html')).code).toBe(0);
    expect(readFileSync(path.join(project.folder, 'plan.html'), 'utf8')).toContain('Go-live checklist');
    for (const [words, wanted] of [
      [['--env', 'nowhere'], 'ENVIRONMENT_UNKNOWN'],
      [['--capacity', 'nothing'], 'CAMPAIGN_UNKNOWN'],
    ] as const) {
      const { code, stderr } = await project.run('plan', ...words);
      expect([code, stderr.trim().split(':')[0]]).toEqual([64, wanted]);
    }
  });
});
