import { describe, expect, it } from 'vitest';
import { trendChart } from '../../../reports/charts/trend.ts';
import { trendDocument } from '../trend.ts';

const values = [200, 202, 199, 200, 203, 198, 230, 231, 229, 232, 228];
const moved = trendDocument(values, [6]);
const places = (text: string): number[] => [...text.matchAll(/class="unit head" cx="([\d.]+)%/g)].map(([, x]) => Number(x));

describe('the chart of a history', () => {
  const text = trendChart(moved, 'id')?.text ?? '';

  it('has a dot a session in the order of time, a line a level, a shade a change', () => {
    expect(places(text)).toHaveLength(11);
    expect(places(text)).toEqual([...places(text)].sort((a, b) => a - b));
    expect(text.match(/class="median head"/g)).toHaveLength(2);
    expect(text.match(/class="trend-moved worse"/g)).toHaveLength(1);
    expect(text).toContain('▲ +15.0 %');
    expect(text).toContain('>200 ms<');
    expect(text).toContain('>230 ms<');
  });

  it('shades from the session before to the session after', () => {
    const [, x = '', width = ''] = /class="trend-moved worse" x="([\d.]+)%" y="0" width="([\d.]+)%"/.exec(text) ?? [];
    const [before = 0, after = 0] = places(text).slice(5, 7);
    expect(Number(x)).toBeCloseTo(before, 1);
    expect(Number(x) + Number(width)).toBeCloseTo(after, 1);
  });

  it('lists every session with its commit, and which of them came after a change', () => {
    expect(text.match(/<tr><th scope="row">session-\d\d<\/th>/g)).toHaveLength(11);
    expect(text).toContain('worse, commits 6000000000..7000000000');
  });

  it('spaces sessions evenly when asked, even those of one moment', () => {
    const even = places(trendChart(moved, 'id', 'session')?.text ?? '');
    expect((even[1] ?? 0) - (even[0] ?? 0)).toBeCloseTo((even[10] ?? 0) - (even[9] ?? 0), 1);
    const [first] = moved.points;
    const once = { ...moved, points: moved.points.map((point) => ({ ...point, measuredAt: first?.measuredAt ?? '' })) };
    expect(new Set(places(trendChart(once, 'id')?.text ?? '')).size).toBe(11);
  });
});

it('holds only finite numbers for one session, equal values, zeros and differences, and nothing without a session', () => {
  expect(trendChart(trendDocument([], []), 'id')).toBeNull();
  const rate = { ...trendDocument([0, 0, 0.01, 0.02], [2]), metric: 'errorRate', statistic: 'rate', scale: 'difference' as const };
  for (const trend of [trendDocument([5], []), trendDocument([0, 0, 0], []), trendDocument([7, 7, 7, 7], []), rate])
    for (const spacing of ['date', 'session'] as const)
      expect(trendChart(trend, 'id', spacing)?.text).not.toMatch(/NaN|Infinity|undefined|style=/);
});

it('a level that hardly moves does not fill the chart', () => {
  const text = trendChart(trendDocument([200, 200.1, 199.9, 200], []), 'id')?.text ?? '';
  const heights = [...text.matchAll(/class="unit head" cx="[\d.]+%" cy="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(5);
});
