import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFold } from '../../../engine/measure/fold.ts';
import { parseWindowFileLine } from '../../../engine/measure/parse.ts';
import { HeadroomError } from '../../../engine/model/error.ts';

const sample = readFileSync(new URL('../../fixtures/windows/sample.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n');

/** Runs what may only end well or in a HeadroomError. */
function survives(action: () => void): void {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(HeadroomError);
  }
}

describe('parseWindowFileLine', () => {
  it('reads every line of a recorder as it stands', () => {
    for (const text of sample) expect(parseWindowFileLine(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['{"t":1,', 'a line is not JSON'],
    ['[1]', 'a line is not a JSON object'],
    ['{"what":1}', 'no such line is known'],
    ['{"t":1,"series":1,"n":-1}', '"n" is not a count'],
    ['{"t":"1","series":1,"n":1}', '"t" is not a number'],
    ['{"t":1,"series":1,"n":1,"h":7}', '"h" is not a text'],
    ['{"series":1,"metric":"m","tags":{"a":1}}', 'the tag "a" is not a text'],
    ['{"series":1,"metric":"m","tags":[]}', '"tags" is not an object'],
    ['{"metric":"m","type":"heap","contains":"time","scale":1}', 'no such type of metric is known'],
    ['{"metric":"m","type":"trend","contains":"time","scale":0}', '"scale" is not positive'],
    ['{"v":1,"k6":"2","start":0,"plan":{"scenarios":{"a":1}},"thresholds":{}}', '"scenarios" is not an object of objects'],
    ['{"v":1,"k6":"2","start":0,"plan":{},"thresholds":{"a":[1]}}', '"thresholds" is not a list of texts'],
    ['{"error":7}', '"error" is not an object'],
    ['{"end":1}', '"reason" is not a text'],
  ])('refuses %s', (text, message) => {
    expect(() => parseWindowFileLine(text)).toThrow(
      expect.objectContaining({ code: 'WINDOWS_DAMAGED', message: expect.stringContaining(message) }),
    );
  });

  it('refuses another version by name', () => {
    expect(() => parseWindowFileLine('{"v":2}')).toThrow(expect.objectContaining({ code: 'SCHEMA_UNSUPPORTED' }));
  });

  it('never crashes on hostile text', () => {
    const json = fc.json();
    const mangled = fc.tuple(fc.constantFrom(...sample), fc.nat(), fc.string({ maxLength: 3 })).map(([text, at, insert]) => {
      const place = at % text.length;
      return text.slice(0, place) + insert + text.slice(place + insert.length);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), json, mangled), (text) => survives(() => parseWindowFileLine(text))),
      { numRuns: 10_000 },
    );
  });

  it('with the fold, never crashes on lines in a wrong order or twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(80), { maxLength: 200 }), (order) => {
        const fold = createFold({ steps: [] });
        for (const at of order) survives(() => fold.add(parseWindowFileLine(sample[at] ?? '')));
        fold.measurement();
      }),
      { numRuns: 100 },
    );
  });
});
