import { expect, test } from 'vitest';
import { isMixedLab } from '../../../engine/run/mixed-lab.ts';
import { Lines } from '../measure/lines.ts';
import { sampleRun } from '../store/samples.ts';

const { provenance } = sampleRun('lab');
const run = (kind: 'playwright' | 'k6') => ({ provenance: { ...provenance, driver: { ...provenance.driver, kind } } });
const visitsOf = (...crowds: readonly (readonly [profile: string, view: string])[]) =>
  crowds
    .reduce((lines, [profile, view]) => lines.trend(0, 'http_req_duration', { name: 'GET /a', profile, view }, [1]), new Lines())
    .fold()
    .measurement();

test('several profiles or views are no one crowd; one of each is, and every load of another driver', () => {
  expect(isMixedLab(run('playwright'), visitsOf(['mobile', 'first'], ['desktop', 'first']))).toBe(true);
  expect(isMixedLab(run('playwright'), visitsOf(['mobile', 'first'], ['mobile', 'repeat']))).toBe(true);
  expect(isMixedLab(run('playwright'), visitsOf(['mobile', 'first']))).toBe(false);
  expect(isMixedLab(run('k6'), visitsOf(['mobile', 'first'], ['desktop', 'first']))).toBe(false);
});
