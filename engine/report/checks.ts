import { journeyOf } from '../measure/traffic.ts';
import type { Report } from '../model/report.ts';
import type { View } from './view.ts';

type CheckRow = Report['checks'][number];

/** Every check of every journey over the whole run, those that failed most first. */
export function checkRows({ measurement }: View): CheckRow[] {
  const rows = new Map<string, CheckRow>();
  for (const { metric, selector, tags, totals } of measurement.series) {
    const { check } = tags;
    if (metric !== 'checks' || selector !== undefined || check === undefined) continue;
    const journey = journeyOf(tags);
    const key = JSON.stringify([check, journey]);
    const row = rows.get(key) ?? { name: check, journey, passed: 0, failed: 0 };
    for (const { count, sum } of totals) {
      row.passed += sum;
      row.failed += count - sum;
    }
    rows.set(key, row);
  }
  return [...rows.values()].toSorted((a, b) => b.failed - a.failed || a.name.localeCompare(b.name, 'en'));
}
