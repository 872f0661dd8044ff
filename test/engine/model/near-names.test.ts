import { expect, test } from 'vitest';
import { nearNames, nearNamesHint } from '../../../engine/model/near-names.ts';

const names = ['staging', 'production', 'demo', 'maxUsers', 'headers'];

test('a name is near that begins with it, holds it, or differs by a third at most', () => {
  expect(nearNames('stagng', names)).toEqual(['staging']);
  expect(nearNames('prod', names)).toEqual(['production']);
  expect(nearNames('users', names)).toEqual(['maxUsers']);
  expect(nearNames('DEMO', names)).toEqual(['demo']);
  expect(nearNames('demo', ['demo-2', 'the-demo', 'deno', 'demo'])).toEqual(['demo', 'demo-2', 'the-demo']);
  expect(nearNames('mxi', ['mix', 'max'])).toEqual(['mix']);
  expect(nearNames('something else', names)).toEqual([]);
  expect(nearNames('', names)).toEqual([]);
});

test('a hint says what may have been meant, or what there is', () => {
  expect(nearNamesHint('demos', names, 'environment')).toBe('Did you mean demo?');
  expect(nearNamesHint('x', ['aaa', 'bbb'], 'environment')).toBe('There is: aaa, bbb.');
  expect(nearNamesHint('x', [], 'run')).toBe('There is no run yet.');
  expect(
    nearNamesHint(
      'x',
      Array.from({ length: 12 }, (_, index) => `scenario-${index}`),
      'scenario',
    ),
  ).toMatch(/scenario-9, and 2 more\.$/);
});

test('a hostile name is compared by its beginning', () => {
  expect(nearNames('a'.repeat(1_000_000), ['b'.repeat(1_000_000), 'a'.repeat(2_000_000)])).toEqual(['a'.repeat(2_000_000)]);
});
