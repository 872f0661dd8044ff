import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWord } from '../../../engine/model/shell-word.ts';

test('plain words stay as they are', () => {
  for (const word of ['smoke', '--env', 'cache=off', '95%', 'https://a.example:80/x,y', './a_b-c+d@e']) expect(shellWord(word)).toBe(word);
  expect(shellWord('')).toBe("''");
  expect(shellWord("it's $HOME")).toBe("'it'\\''s $HOME'");
});

test('a shell reads back every word', () => {
  const words = fc.sample(
    fc.string({ unit: 'binary' }).map((word) => word.replaceAll('\0', '').toWellFormed()),
    { numRuns: 200, seed: 1 },
  );
  const read = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`], { encoding: 'utf8' });
  expect(read.split('\0').slice(0, -1)).toEqual(words);
});
