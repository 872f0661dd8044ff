import { expect, it } from 'vitest';
import type { SideSpreads } from '../../../engine/model/api/documents.ts';
import { spreadRow } from '../../../reports/charts/spread.ts';
import { blocks, change, fromBlocks } from '../campaign/builders.ts';

const spreads: SideSpreads = {
  metric: 'latency',
  endpoint: null,
  edges: [50, 100, 200, 400],
  base: { samples: 100, median: 120, counts: [30, 60, 8] },
  head: { samples: 200, median: 150, counts: [20, 120, 58] },
};
const plain = change({ base: 212, head: 260 });
const boxes = (text: string, side: string) =>
  [...text.matchAll(new RegExp(`class="spread-bar ${side}" x="([\\d.]+)%" y="([\\d.]+)" width="([\\d.]+)%" height="([\\d.]+)"`, 'g'))].map(
    (all) => all.slice(1).map(Number),
  );

it('draws base above and head below one line, on one scale, as shares of each side', () => {
  const { text } = spreadRow(plain, spreads, 'id');
  const [base, head] = [boxes(text, 'base'), boxes(text, 'head')];
  expect([base.length, head.length]).toEqual([3, 3]);
  expect(base.map(([x]) => x)).toEqual(head.map(([x]) => x));
  expect(base.every(([, y = 0, , height = 0]) => Math.abs(y + height - 28) < 0.2)).toBe(true);
  expect(head.every(([, y]) => y === 28)).toBe(true);
  // 60 of 100 is the same share as 120 of 200.
  expect(base[1]?.[3]).toBe(head[1]?.[3]);
});

it('marks the median and the compared value of each side, and says both in words', () => {
  const { text } = spreadRow(plain, spreads, 'id');
  expect(text.match(/class="median (base|head)"/g)).toHaveLength(2);
  expect(text.match(/class="marker (base|head)"/g)).toHaveLength(2);
  expect(text).toContain('base: 100 observations, median 120 ms; head: 200 observations, median 150 ms');
});

it('draws the units where the verdict was made of them', () => {
  const { text } = spreadRow(fromBlocks(blocks()), spreads, 'id');
  expect(text.match(/class="unit base"/g)).toHaveLength(16);
  expect(text).not.toContain('spread-bar');
});

it('holds only finite numbers where one side, or all but the values, is missing', () => {
  for (const drawn of [
    spreadRow(plain, null, 'id'),
    spreadRow(plain, { ...spreads, base: null }, 'id'),
    spreadRow(plain, { ...spreads, edges: [] }, 'id'),
    spreadRow(change({ base: 0, head: 0 }), null, 'id'),
    spreadRow(change({ base: 0, head: 0.02, metric: 'errorRate', statistic: 'rate', scale: 'difference' }), null, 'id'),
  ])
    expect(drawn.text).not.toMatch(/NaN|Infinity|undefined|style=/);
});
