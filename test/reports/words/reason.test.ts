import { describe, expect, it } from 'vitest';
import { type ChangeReason, changeReasonSchema } from '../../../engine/model/comparison.ts';
import { changeReason, probability, type ReasonContext } from '../../../reports/words/reason.ts';
import { separationSentence } from '../../../reports/words/separation.ts';
import { shift } from '../../../reports/words/shift.ts';

const blocks: ReasonContext = { unit: 'block', unitS: 10 };
const rate: ReasonContext = { unit: 'block', change: { metric: 'errorRate', scale: 'difference' } };

type Row = readonly [code: ChangeReason['code'], facts: ChangeReason['facts'], context: ReasonContext, text: string];
const rows: readonly Row[] = [
  ['beyond-chance', { p: 0.0002, level: 0.005, units: 16, look: 2 }, blocks, 'beyond chance (p = 0.0002)'],
  ['confirmed', { p: 0.003, units: 8 }, blocks, 'confirmed by 8 fresh blocks'],
  ['confirmed', { p: 0.003, units: 1 }, {}, 'confirmed by 1 fresh session'],
  ['unconfirmed', { p: 0.31, units: 8 }, blocks, 'unconfirmed: fresh blocks alone do not show it again (p = 0.31)'],
  ['unconfirmed', { seen: 1, needed: 2 }, {}, 'unconfirmed (1 of 2 sessions)'],
  [
    'below-half-delta',
    { value: -0.009, least: 0.015 },
    blocks,
    'beyond chance, but too small to matter: 0.9 %, and 1.5 % is the least that counts',
  ],
  ['within-delta', { delta: 0.03 }, blocks, 'within ±3 %'],
  ['within-delta', { delta: 0.001 }, rate, 'within ±0.1 points'],
  [
    'not-enough-evidence',
    { delta: 0.03, least: 0.052, more: 12 },
    blocks,
    'the smallest detectable change, 5.2 %, is above the 3 % that matter; about 12 more blocks (2 min) would do',
  ],
  ['not-enough-evidence', { delta: 0.03, least: 0.02, more: 0 }, blocks, 'the interval reaches beyond ±3 %'],
  [
    'not-enough-evidence',
    { delta: 0.03, least: 0.28, more: 4 },
    {},
    'the smallest detectable change, 28 %, is above the 3 % that matter; about 4 more sessions would do',
  ],
  [
    'control-workload-moved',
    { value: 131, low: 118, high: 122, when: 'after' },
    {},
    'the machine itself ran at another speed after the load: the control workload took 131 ms, outside of its 118 ms to 122 ms',
  ],
  ['base-fails-checks', { side: 'base', made: 900, failed: 40 }, {}, 'the base side fails its own checks (40 of 900)'],
  ['base-fails-checks', { side: 'base', check: 'status 200', failed: 12 }, {}, 'the base side fails its own check “status 200” (12 times)'],
  [
    'machine-busy',
    { share: 0.72, limit: 0.6 },
    {},
    'the machine was 72 % busy under load, above the 60 % up to which a change may be called unchanged',
  ],
  [
    'machine-busy',
    { why: 'shared-tier', limit: 0.5 },
    {},
    'a tier that both sides share was above 50 % of its capacity, which hides differences',
  ],
  ['seen-among-baselines', {}, blocks, 'one of the baselines was as far out'],
  ['too-few-blocks', { blocks: 3, needed: 4 }, blocks, 'too few blocks: 3 of the 4 it takes'],
  [
    'too-few-samples',
    { metric: 'latency', statistic: 'p95', units: 2 },
    blocks,
    'too few samples for the p95 latency in 2 blocks, left out',
  ],
  ['environment-not-separable', { keys: 'kernel, governor' }, {}, 'code and environment are not separable (kernel, governor differ)'],
  ['beyond-disaster-limit', { limit: 2, seen: 2, needed: 2 }, {}, 'beyond 2x, seen twice'],
  ['invalid-run', { side: 'head', run: 'b7', why: 'generator' }, blocks, 'run b7 says nothing: its generator was not healthy'],
  [
    'sides-not-separated',
    { why: 'same-url', baseSent: 1606, headSent: 1606, baseCounted: 3212, headCounted: 3212 },
    {},
    'sides not separated: both URLs lead to the same target (its own counter rose by 3,212 for 1,606 requests sent to each side)',
  ],
  [
    'sides-not-separated',
    { why: 'requests-crossed', baseSent: 1606, headSent: 1590, baseCounted: 3201, headCounted: 3201 },
    {},
    'sides not separated: both URLs lead to the same target (its own counter rose by 3,201 for 1,606 and 1,590 requests sent to the two sides)',
  ],
  [
    'sides-not-separated',
    { why: 'requests-crossed', baseSent: 1606, headSent: 1590, baseCounted: 0, headCounted: 3196 },
    {},
    'sides not separated: requests of one side reached the target of the other (base 1,606 sent, 0 counted; head 1,590 sent, 3,196 counted)',
  ],
  [
    'sides-not-separated',
    { why: 'same-version', version: '3.4.0' },
    {},
    'sides not separated: both answer with the same version, 3.4.0, and nothing else tells them apart',
  ],
  [
    'sides-not-separated',
    { why: 'not-shown' },
    {},
    'sides not separated: nothing shows that both were hit, neither a version header nor a request count',
  ],
];

describe('reasons', () => {
  it.each(rows)('%s %j of %j reads “%s”', (code, facts, context, text) => {
    expect(changeReason({ code, facts }, context)).toBe(text);
  });

  it('have a clause for every code without its facts, in both kinds of campaign', () => {
    for (const code of changeReasonSchema.shape.code.options)
      for (const unit of ['block', 'session'] as const) expect(changeReason({ code, facts: {} }, { unit })).toMatch(/^\S.{6,}[^:; ]$/);
  });
});

it.each([
  [0.00001, 'p < 0.0001'],
  [0.0002, 'p = 0.0002'],
  [0.0034, 'p = 0.003'],
  [0.31, 'p = 0.31'],
])('a chance of %f reads “%s”', (p, text) => {
  expect(probability(p)).toBe(text);
});

it.each([
  [0.03, undefined, '3 %'],
  [0.015, undefined, '1.5 %'],
  [0.63, undefined, '63 %'],
  [0.001, { metric: 'errorRate', scale: 'difference' }, '0.1 points'],
  [12, { metric: 'latency', scale: 'difference' }, '12.0 ms'],
] as const)('a shift of %f (%j) reads “%s”', (size, change, text) => {
  expect(shift(size, change)).toBe(text);
});

it('says how the sides were shown to be two, with the numbers of both', () => {
  const side = (version: string | null, sent: number | null, counted: number | null) => ({ version, sent, counted });
  expect(separationSentence({ shown: true, by: 'version', base: side('3.4.0', 900, null), head: side('3.5.0', 910, null) })).toBe(
    'Sides kept apart: each answers with its own version (base version 3.4.0, 900 sent; head version 3.5.0, 910 sent).',
  );
  expect(separationSentence({ shown: true, by: 'start-order', base: side(null, null, null), head: side(null, null, null) })).toBe(
    'Sides kept apart: only one of them was up at a time.',
  );
  expect(separationSentence({ shown: false, by: null, base: side(null, 5, 10), head: side(null, 5, 10) })).toBe(
    'Sides not shown to be apart (base 5 sent, 10 counted; head 5 sent, 10 counted).',
  );
});
