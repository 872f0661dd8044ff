import { expect, it } from 'vitest';
import type { TrendDocument } from '../../../engine/model/api/documents.ts';
import { keyMeaning, keyValue, keyWeight, refusalSentence } from '../../../reports/words/keys.ts';
import { commitWords, leftOutSentences, trendSentence, trendUnit } from '../../../reports/words/trend.ts';
import { trendDocument } from '../trend.ts';

it('says when it moved, by how much, between which commits, and where it stands since', () => {
  expect(trendSentence(trendDocument([200, 202, 199, 200, 203, 198, 230, 231, 229, 232, 228], [6]), 10)).toBe(
    'p95 latency got worse, +15.0 % [12.1, 18.2], between 1 July 2026 and 1 August 2026 (commits 6000000000..7000000000). Since then 5 sessions, median 230 ms.',
  );
});

it('says how many times it moved before', () => {
  const values = [200, 202, 199, 230, 231, 229, 200, 202, 201, 203];
  expect(trendSentence(trendDocument(values, [3, 6]), 10)).toMatch(/got better, .*median 202 ms\. It moved 1 other time before\.$/);
});

it('says that nothing moved, and when nobody can tell yet', () => {
  const still = Array.from({ length: 10 }, () => 200);
  expect(trendSentence(trendDocument(still, []), 10)).toBe(
    'p95 latency has not moved: its sessions differ no more than in any other order. 10 sessions, median 200 ms.',
  );
  expect(trendSentence(trendDocument([200, 210], []), 10)).toBe(
    'p95 latency in 2 sessions: whether it moved can be told from 10 sessions on. 2 sessions, median 205 ms.',
  );
});

it('names one commit as no cause, and unknown ones as unknown', () => {
  const [change] = trendDocument([1, 1, 2, 2], [2]).changes;
  if (change === undefined) throw new Error('the sample moved once');
  const with_ = (before: string | null, after: string | null) => ({
    ...change,
    before: { ...change.before, commit: before },
    after: { ...change.after, commit: after },
  });
  expect(commitWords(with_('8be4410', '8be4410'))).toBe('the same commit 8be4410: not the code');
  expect(commitWords(with_(null, '8be4410'))).toBe('commits not known');
});

it('says the hour where both sessions are of one day', () => {
  const trend = trendDocument([1, 1, 2, 2], [2]);
  const moved: TrendDocument = {
    ...trend,
    changes: trend.changes.map((change) => ({
      ...change,
      before: { ...change.before, measuredAt: '2026-03-12T09:14:00.000Z' },
      after: { ...change.after, measuredAt: '2026-03-12T10:15:00.000Z' },
    })),
  };
  expect(trendSentence(moved, 2)).toContain('between 12 March 2026, 09:14 UTC and 12 March 2026, 10:15 UTC');
});

it('tells what is left out', () => {
  expect(leftOutSentences({ otherKeys: { sessions: 0, keys: [] }, older: 0 })).toEqual([]);
  expect(leftOutSentences({ otherKeys: { sessions: 1, keys: ['scenario'] }, older: 12 })).toEqual([
    '1 session left out, since it cannot be compared with the newest: scenario differs.',
    '12 older sessions not read.',
  ]);
});

it('knows the unit of a rate', () => {
  expect(trendUnit({ metric: 'errorRate', statistic: 'rate' })).toBe('fraction');
  expect(trendUnit({ metric: 'latency', statistic: 'p95' })).toBe('ms');
});

it('names hard keys in words, and cuts hashes', () => {
  const differ = (key: string, hard: boolean) => ({ key, base: 'a', head: 'b', hard });
  expect(refusalSentence({ differences: [differ('seed', false)] })).toBeNull();
  expect(refusalSentence({ differences: [differ('scenario', true), differ('target.limits.cpu', true)] })).toBe(
    'Nothing is compared, since scenario (what was sent: journeys, mix, load, data, think time) and target.limits.cpu differ: a change could not be told from that.',
  );
  expect(keyMeaning('target.limits.cpu')).toBeNull();
  expect(keyValue('a'.repeat(64))).toBe(`${'a'.repeat(12)}…`);
  expect(keyWeight({ hard: true })).toBe('must be equal: nothing is compared');
});
