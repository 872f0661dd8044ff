import { expect, it } from 'vitest';
import { standingsOf } from '../../../desktop/ui/pages/baselines/standing.ts';
import { baselineOf } from '../../../engine/compare/baseline.ts';
import type { BaselineRow } from '../../../engine/model/api/listing.ts';
import { runOf } from '../../engine/report/synthetic/run-document.ts';
import { session } from '../../engine/report/synthetic/session.ts';

const measurement = session();
const approved = { by: 'Ada', at: '2026-01-01T00:00:00.000Z', why: 'as agreed' };

function row(month: number, p95: number, how: { pinned?: string; retired?: boolean; scenarioHash?: string } = {}): BaselineRow {
  const id = `session-${month}`;
  const run = runOf(measurement, how.scenarioHash === undefined ? { id } : { id, provenance: { scenarioHash: how.scenarioHash } });
  const made = baselineOf({ run, measurement, approved, pinned: how.pinned ?? null });
  const series = made.series.map((each) =>
    each.metric === 'latency' && each.endpoint === null ? { ...each, quantiles: { ...each.quantiles, p95 } } : each,
  );
  return {
    baseline: { ...made, series, measuredAt: new Date(Date.UTC(2026, month, 1)).toISOString() },
    retirement: how.retired ? { schemaVersion: 1, run: id, retired: approved } : null,
  };
}
const places = (rows: readonly BaselineRow[]) =>
  Object.fromEntries(standingsOf(rows, ['p95'])[0]?.sessions.map(({ row: { baseline }, place }) => [baseline.run, place]) ?? []);

it('tells who counts, who is pinned, retired, or of another kind', () => {
  const rows = [
    row(0, 100, { pinned: 'v1' }),
    row(1, 101, { retired: true }),
    row(2, 99, { scenarioHash: 'other' }),
    row(3, 100),
    row(4, 101),
  ];
  expect(places(rows)).toEqual({
    'session-0': 'pinned',
    'session-1': 'retired',
    'session-2': 'other-keys',
    'session-3': 'window',
    'session-4': 'window',
  });
  const other = standingsOf(rows, ['p95'])[0]?.sessions.find(({ place }) => place === 'other-keys');
  expect(other?.keys).toEqual(['scenario']);
});

it('begins the window where the level changed, as the engine does', () => {
  const values = [100, 101, 99, 100, 102, 98, 100, 101, 130, 131, 129, 130, 132, 128, 130, 131];
  const [standing] = standingsOf(
    values.map((value, month) => row(month, value)),
    ['p95'],
  );
  expect(standing?.active).toBe(8);
  expect([standing?.since?.before.run, standing?.since?.after.run]).toEqual(['session-7', 'session-8']);
  expect(standing?.sessions.filter(({ place }) => place === 'before-change')).toHaveLength(8);
});

it('says that nothing counts where all is retired', () => {
  const [standing] = standingsOf([row(0, 100, { retired: true })], ['p95']);
  expect(standing).toMatchObject({ active: 0, since: null });
  expect(standingsOf([], ['p95'])).toEqual([]);
});
