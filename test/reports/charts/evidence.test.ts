import { describe, expect, it } from 'vitest';
import type { CampaignReport } from '../../../engine/model/campaign.ts';
import { blocksChart } from '../../../reports/charts/blocks.ts';
import { differenceOf, type EvidentChange, isEvident, median } from '../../../reports/charts/evidence.ts';
import { around } from '../../../reports/charts/scale.ts';
import { sessionsChart } from '../../../reports/charts/sessions.ts';
import { sidesChart } from '../../../reports/charts/sides.ts';
import { slotChart } from '../../../reports/charts/slot.ts';
import { blocks, fromBlocks, sessions } from '../campaign/builders.ts';
import { campaignVariants, regressedReport, storedReport } from '../campaign/variants.ts';

function evident(report: CampaignReport): EvidentChange {
  const found = report.comparison?.changes.find(isEvident);
  if (found === undefined) throw new Error('The sample has no change with evidence.');
  return found;
}

const names = { base: 'baselines', head: 'candidate' };
const duet = evident(regressedReport());
const stored = evident(storedReport());
const circles = (text: string, kind: string): number => text.split(`class="unit ${kind}"`).length - 1;

it('every chart holds only finite numbers, whatever the campaign', () => {
  for (const make of Object.values(campaignVariants))
    for (const change of make().comparison?.changes.filter(isEvident) ?? [])
      for (const drawn of [
        sidesChart(change, 0.03, 'block', 'a'),
        sidesChart(change, null, 'session', 'a'),
        blocksChart(change, 0.03, 'b'),
        sessionsChart(change, names, 'c'),
        slotChart(change, 'd'),
      ])
        expect(drawn?.text ?? '').not.toMatch(/NaN|Infinity|undefined|="-?\d*e[+-]|style=|<script/);
});

it('copes with one unit, equal values, zeros and a rate', () => {
  const [unit] = blocks({ detection: 1 });
  const lone = fromBlocks(unit ? [{ ...unit, base: 5, head: 5 }] : []);
  const flat = { ...duet, evidence: { ...duet.evidence, units: duet.evidence.units.map((each) => ({ ...each, base: 0, head: 0 })) } };
  const rate = {
    ...duet,
    metric: 'errorRate',
    statistic: 'rate',
    scale: 'difference' as const,
    evidence: { ...duet.evidence, units: duet.evidence.units.map((each, index) => ({ ...each, base: 0.001, head: 0.001 * index })) },
  };
  const odd: EvidentChange[] = [
    flat,
    rate,
    ...[{ ...lone, change: { ...lone.change, low: null, high: null } }].filter((each) => isEvident(each)),
  ];
  for (const change of odd) {
    expect(sidesChart(change, 0.03, 'block', 'a').text).not.toMatch(/NaN|Infinity/);
    expect(blocksChart(change, 0.001, 'b')?.text ?? '').not.toMatch(/NaN|Infinity/);
  }
  // A ratio of nothing to nothing is no difference.
  expect(blocksChart(flat, 0.03, 'b')).toBeNull();
});

describe('both sides', () => {
  const { text } = sidesChart(duet, 0.03, 'block', 'id');

  it('shows a dot for each block of each side on one scale, fresh ones told apart', () => {
    expect([circles(text, 'base'), circles(text, 'head'), circles(text, 'base fresh'), circles(text, 'head fresh')]).toEqual([
      16, 16, 8, 8,
    ]);
    expect(text.match(/class="median (base|head)"/g)).toHaveLength(2);
  });

  it('shows the change with its interval and the band within which it would not matter', () => {
    expect(text).toContain('class="range regressed"');
    expect(text).toContain('class="matters"');
    expect(text).toContain('Change, band ±3 %');
    expect(sidesChart(duet, null, 'block', 'id').text).not.toContain('matters');
  });
});

describe('block by block', () => {
  const text = blocksChart(duet, 0.03, 'id')?.text ?? '';

  it('keeps the order, names the rounds, and tells detection from confirmation', () => {
    const places = [...text.matchAll(/class="unit head(?: fresh)?" cx="([\d.]+)%/g)].map(([, x]) => Number(x));
    expect(places).toHaveLength(24);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const name of ['>round 1<', '>round 2<', '>round 3<']) expect(text).toContain(name);
    expect(text.match(/class="mean( fresh)?"/g)).toEqual(['class="mean"', 'class="mean fresh"']);
    expect(text).toContain('class="mean-range"');
  });

  it('lists every block with both values, so that a reader can count again', () => {
    expect(text.match(/<tr><th scope="row">block-\d\d<\/th>/g)).toHaveLength(24);
    expect(text).toMatch(/<td class="number">\d+ ms \(n = \d+\)<\/td>/);
  });

  it('is not drawn of sessions, which have one side each', () => {
    expect(blocksChart(stored, 0.03, 'id')).toBeNull();
    expect(sessionsChart(duet, names, 'id')).toBeNull();
  });
});

it('session by session shows each part with its mean', () => {
  const text = sessionsChart(stored, names, 'id')?.text ?? '';
  for (const name of ['>baselines<', '>candidate<', '>fresh<', '>210 ms<', '>291 ms<', '>284 ms<']) expect(text).toContain(name);
  expect([circles(text, 'base'), circles(text, 'head'), circles(text, 'head fresh')]).toEqual([8, 1, 1]);
});

it('the slot chart needs two blocks of each order', () => {
  expect(slotChart(duet, 'id')?.text).toContain('>head first<');
  const units = duet.evidence.units.map((unit) => ({ ...unit, first: 'base' as const }));
  expect(slotChart({ ...duet, evidence: { ...duet.evidence, units } }, 'id')).toBeNull();
});

it('counts differences as the verdict does', () => {
  const [unit] = sessions('base', [100]);
  const pair = (base: number | null, head: number | null) => ({ ...unit, base, head }) as NonNullable<typeof unit>;
  expect(differenceOf(pair(200, 210), 'ratio')).toBeCloseTo(0.05, 12);
  expect(differenceOf(pair(0.01, 0.012), 'difference')).toBeCloseTo(0.002, 12);
  expect([differenceOf(pair(0, 1), 'ratio'), differenceOf(pair(null, 1), 'ratio')]).toEqual([null, null]);
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
});

it('a scale around values begins and ends at round numbers', () => {
  const { low, high, ticks } = around(183, 257);
  expect([low, high, ticks]).toEqual([180, 260, [180, 200, 220, 240, 260]]);
  const same = around(5, 5);
  expect(same.low).toBeLessThanOrEqual(5);
  expect(same.high).toBeGreaterThan(same.low);
});
