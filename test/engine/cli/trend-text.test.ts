import path from 'node:path';
import { expect, test } from 'vitest';
import { trendText } from '../../../engine/cli/trend-text.ts';
import { trendOf } from '../../../engine/compare/trend.ts';
import type { HistoryTrend } from '../../../engine/run/trend.ts';

/** A session a day, its values written down: two levels higher from the 13th on, and back. */
const steady = [200, 203, 198, 207, 195, 201, 199, 204, 196, 202, 197, 205];
const higher = [232, 241, 236, 228, 239, 234, 237, 230];
const after = [201, 199, 206, 194, 203, 198, 202, 200];
const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index, 8, 30)).toISOString();
const trendOfValues = (values: readonly number[], changes: Partial<HistoryTrend> = {}): HistoryTrend => ({
  ...trendOf(
    values.map((p95, index) => ({
      run: `${day(index).slice(0, 19).replaceAll(':', '-')}-load-demo`,
      measuredAt: day(index),
      commit: index % 7 === 6 ? null : `${(index + 1).toString(16).padStart(2, '0')}c0ffee`,
      series: [{ metric: 'latency', endpoint: null, count: 9000, quantiles: { p95 }, mean: p95 / 2, rate: null }],
    })),
    'p95',
  ),
  scenario: 'load',
  environment: 'demo',
  otherKeys: { sessions: 0, keys: [] },
  older: 0,
  ...changes,
});

const golden = (name: string) => path.join(import.meta.dirname, '../../golden/trend', `${name}.txt`);

test('a history that rose and went back: the chart, when, by how much, the levels', async () => {
  const trend = trendOfValues([...steady, ...higher, ...after], { otherKeys: { sessions: 4, keys: ['scenario', 'k6'] }, older: 3 });
  await expect(trendText(trend, 80)).toMatchFileSnapshot(golden('moved-twice'));
});

test('more sessions than columns: the newest, one a column', async () => {
  const trend = trendOfValues([...steady, ...steady, ...steady, ...steady, ...steady, ...steady, ...higher, ...higher]);
  await expect(trendText(trend, 80)).toMatchFileSnapshot(golden('long'));
});

test('nothing moved; too few to tell; one; all equal', async () => {
  await expect(trendText(trendOfValues(steady), 80)).toMatchFileSnapshot(golden('still'));
  await expect(trendText(trendOfValues(steady.slice(0, 4)), 80)).toMatchFileSnapshot(golden('few'));
  await expect(trendText(trendOfValues([200]), 80)).toMatchFileSnapshot(golden('one'));
  await expect(trendText(trendOfValues([200, 200, 200]), 80)).toMatchFileSnapshot(golden('equal'));
});
