import { expect, test } from 'vitest';
import { judgeCounts, requestCounters } from '../../../engine/environments/separation-counts.ts';
import { judgeSeparation, type SeparationEvidence, type SideEvidence } from '../../../engine/environments/separation-judge.ts';

const counter = 'http_requests_total';
const side = (sent: number | null, rose: number | null, version: string | null = null): SideEvidence => ({
  version,
  sent,
  counts: rose === null ? null : { before: { [counter]: 40 }, after: { [counter]: 40 + rose } },
});
const evidence = (base: SideEvidence, head: SideEvidence, more: Partial<SeparationEvidence> = {}): SeparationEvidence => ({
  base,
  head,
  sameUrl: false,
  sameAddress: false,
  startOrder: false,
  ownQuestions: 12,
  ...more,
});
const judged = (...given: Parameters<typeof evidence>) => {
  const { separation, why } = judgeSeparation(evidence(...given));
  return [separation.by, why];
};

test('differing versions show two targets, the same one on both shows nothing either way', () => {
  expect(judged(side(null, null, '1.0'), side(null, null, '1.1'))).toEqual(['version', null]);
  expect(judged(side(null, null, '1.0'), side(null, null))).toEqual([null, 'not-shown']);
  expect(judged(side(null, null, '1.0'), side(null, null, '1.0'))).toEqual([null, 'same-version']);
  expect(judgeSeparation(evidence(side(900, 905, '1.0'), side(905, 910, '1.0')))).toMatchObject({
    separation: { shown: true, by: 'request-count', base: { sent: 900, counted: 905, version: '1.0' } },
    sameVersion: true,
  });
});

test('each target counted what was sent to it, give or take what is under way and our own questions', () => {
  expect(judged(side(1000, 1000), side(1010, 1010))).toEqual(['request-count', null]);
  expect(judged(side(1000, 976), side(1010, 1047))).toEqual(['request-count', null]);
  expect(judged(side(1000, 974), side(1010, 1010))).toEqual([null, 'not-shown']);
  expect(judged(side(1000, 1000), side(1010, 1048))).toEqual([null, 'not-shown']);
});

test.each([
  ['one target counted on both pages', 2010, 2012],
  ['the base got it all', 2010, 3],
  ['the head got it all', 2, 2010],
])('%s', (_, base, head) => {
  expect(judged(side(1000, base), side(1010, head))).toEqual([null, 'requests-crossed']);
  expect(judged(side(1000, base, '1.0'), side(1010, head, '1.1'), { startOrder: true })).toEqual([null, 'requests-crossed']);
});

test('pages that are exchanged are crossed when the sides got differently many', () => {
  expect(judged(side(1000, 2000), side(2000, 1000))).toEqual([null, 'requests-crossed']);
});

test('few requests, or a counter that covers a part of them, show nothing', () => {
  expect(judged(side(4, 4), side(4, 4))).toEqual([null, 'not-shown']);
  expect(judged(side(1000, 500), side(1000, 500))).toEqual([null, 'not-shown']);
  expect(judged(side(1000, 0), side(1000, 0))).toEqual([null, 'not-shown']);
  expect(judged(side(null, 1000), side(null, 1000))).toEqual([null, 'not-shown']);
});

test('the order of starting shows it where nothing else does, and one URL never does', () => {
  expect(judged(side(4, 4), side(4, 4), { startOrder: true })).toEqual(['start-order', null]);
  expect(judged(side(1000, 1000, '1.0'), side(1000, 1000, '1.1'), { sameUrl: true, startOrder: true })).toEqual([null, 'same-url']);
  expect(judged(side(null, null), side(null, null), { sameAddress: true })).toEqual([null, 'same-url']);
  expect(judged(side(900, 900), side(900, 900), { sameAddress: true })).toEqual(['request-count', null]);
});

test('a counter that was reset by a restart counts from nothing', () => {
  const restarted = { version: null, sent: 1000, counts: { before: { [counter]: 5000 }, after: { [counter]: 1001 } } };
  expect(judgeCounts(restarted, side(1000, 1000), 2)).toEqual({ finding: 'apart', counted: { base: 1001, head: 1000 } });
});

test('the counter that tells is taken, the likeliest first, and none of what a target asks of others', () => {
  const page = {
    promhttp_metric_handler_requests_total: 1,
    http_client_requests_seconds_count: 2,
    shop_requests_total: 3,
    http_request_duration_seconds_count: 4,
    http_requests_total: 5,
    http_request_duration_seconds_sum: 6,
    jobs_total: 7,
  };
  expect(requestCounters(page)).toEqual(['http_requests_total', 'http_request_duration_seconds_count', 'shop_requests_total']);
  const counts = (all: number, api: number) => ({
    before: { a_requests_total: 0, b_requests_total: 0 },
    after: { a_requests_total: all, b_requests_total: api },
  });
  expect(judgeCounts({ sent: 800, counts: counts(300, 800) }, { sent: 800, counts: counts(300, 801) }, 2)).toEqual({
    finding: 'apart',
    counted: { base: 800, head: 801 },
  });
});
