import { expect, test } from 'vitest';
import { readCommandLine } from '../../../desktop/shell/command-line.ts';

test('a link is never a folder, whatever lies on the disk, and switches are not read', () => {
  const anything = () => true;
  expect(readCommandLine(['headroom://run/x'], '/', anything)).toEqual({ folder: null, place: '/runs/x' });
  expect(readCommandLine(['HEADROOM:../../other', '--folder=/other'], '/', anything)).toEqual({ folder: null, place: null });
  expect(readCommandLine(['mine', 'headroom://run/x'], '/home', anything)).toEqual({ folder: '/home/mine', place: '/runs/x' });
});
