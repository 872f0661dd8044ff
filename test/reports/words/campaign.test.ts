import { describe, expect, it } from 'vitest';
import type { CampaignReport } from '../../../engine/model/campaign.ts';
import { campaignSentence, campaignSentences } from '../../../reports/words/campaign.ts';
import { campaignChips } from '../../../reports/words/campaign-chips.ts';
import { campaignFacts, timeWords } from '../../../reports/words/campaign-facts.ts';
import { campaignFigures } from '../../../reports/words/campaign-figures.ts';
import { comparisonClause, comparisonSentence, tellingChange } from '../../../reports/words/comparison.ts';
import { mergeSentence } from '../../../reports/words/merge.ts';
import { ruleFacts } from '../../../reports/words/rule.ts';
import { worstChangeSentences } from '../../../reports/words/worst-changes.ts';
import { campaignReport, comparison, reason } from '../campaign/builders.ts';
import {
  alternatingReport,
  campaignVariants,
  inconclusiveReport,
  invalidReport,
  learningReport,
  overriddenReport,
  regressedReport,
  scheduleReport,
  storedReport,
  targetsReport,
  unchangedReport,
} from '../campaign/variants.ts';

const interval = String.raw`[+−][\d.]+ % \[−?[\d.]+, −?[\d.]+\]`;

describe('the answer of a campaign', () => {
  it.each([
    [
      'a regression found',
      regressedReport,
      `p95 latency slower by [\\d.]+ ms \\(${interval}\\), beyond chance \\(p = 0\\.0002\\), confirmed by 8 fresh blocks\\. Queries per request of GET /api/orders rose from 2 to 52\\. Smallest detectable change [\\d.]+ %\\.`,
    ],
    [
      'nothing changed',
      unchangedReport,
      `Unchanged: p95 latency ${interval}, within ±3 %; error rate the same\\. Smallest detectable change [\\d.]+ %\\.`,
    ],
    [
      'not enough',
      inconclusiveReport,
      `Cannot tell yet: about 12 more blocks \\(2 min\\) would do\\. p95 latency ${interval}: the machine was 72 % busy under load, above .*; the smallest detectable change, 5\\.2 %, is above the 3 % that matter\\.`,
    ],
    [
      'one target on both sides',
      invalidReport,
      'Invalid: sides not separated: both URLs lead to the same target \\(its own counter rose by 3,212 for 1,606 requests sent to each side\\)\\.',
    ],
    [
      'an improvement',
      alternatingReport,
      `p95 latency faster by [\\d.]+ ms \\(${interval}\\), beyond chance \\(p < 0\\.0001\\), confirmed by 10 fresh blocks\\. Smallest detectable change [\\d.]+ %\\.`,
    ],
    [
      'no baseline',
      targetsReport,
      'No regression was judged: no baseline to compare with\\. Targets failed: p95 412 ms, not < 300 ms at 1,000 users\\.',
    ],
    [
      'a month',
      scheduleReport,
      'monthly, 3 sessions against 3 of the campaign before: p95 latency slower by .*\\. Code and environment are not separable \\(kernel, application\\.version differ\\)\\. Smallest detectable change 13 %\\.',
    ],
  ] as const)('%s', (_, make, text) => {
    expect(campaignSentence(make())).toMatch(new RegExp(`^${text}$`));
  });

  it('of a learner says what would block today and what would notice more', () => {
    const report = learningReport();
    const [first] = report.targets;
    const one: CampaignReport = {
      ...report,
      targets: first?.actual ? [{ ...first, actual: { ...first.actual, value: 212 }, target: { ...first.target, at: undefined } }] : [],
    };
    expect(campaignSentence(one)).toBe(
      'No regression proven, learning (3 of 6 baselines). Targets passed: p95 212 ms < 300 ms. Today only a slowdown of 2x or more, seen twice, would block (smallest detectable change 63 %). To notice 5 %, add `--base origin/main` (about 5 min).',
    );
  });

  it('of a learner with one baseline does not invent a spread', () => {
    const report = learningReport();
    const learning = reason('learning', { sessions: 1, needed: 6, disasterRatio: 4 });
    const changes = report.comparison?.changes.map((change) => ({ ...change, smallestDetectableChange: null, reasons: [learning] })) ?? [];
    expect(
      campaignSentence({ ...report, comparison: comparison({ ...report.comparison, baselineSessions: 1, reasons: [learning], changes }) }),
    ).toContain(
      'Today only a slowdown of 4x or more, seen twice, would block (smallest detectable change unknown: one baseline has no spread).',
    );
  });

  it('always says what could have been noticed, unless nothing was compared', () => {
    for (const [name, make] of Object.entries(campaignVariants)) {
      const told = campaignSentence(make()).toLowerCase();
      expect(told.includes('smallest detectable change'), name).toBe(!['invalid', 'targets'].includes(name));
    }
  });

  it('of a first month says that there is none before', () => {
    const first: CampaignReport = { ...scheduleReport(), verdict: null, comparison: null, reasons: [reason('no-baseline')] };
    expect(campaignSentence(first)).toMatch(
      /^This is the first campaign of monthly: there is none before to compare it with\. Targets passed: /,
    );
    expect(campaignChips(first)[1].word).toBe('no campaign before');
  });

  it('of a month that cannot be told shows no change that got another verdict', () => {
    const month = scheduleReport();
    const few = reason('too-few-samples', { metric: 'latency', statistic: 'p95' });
    const changes = month.comparison?.changes.slice(1).map((change) => ({ ...change, verdict: 'unchanged' as const })) ?? [];
    const compared = comparison({ ...month.comparison, verdict: 'inconclusive', reasons: [few], changes });
    expect(campaignSentence({ ...month, verdict: 'inconclusive', reasons: [], comparison: compared })).toBe(
      'monthly, 3 sessions against 3 of the campaign before: cannot tell yet: too few samples for the p95 latency. Smallest detectable change 0.040 points.',
    );
  });

  it('has a first sentence that can stand alone', () => {
    for (const make of Object.values(campaignVariants)) expect(campaignSentences(make())[0]).toMatch(/^\S.{10,}\.$/);
  });
});

describe('whether it blocks', () => {
  it.each([
    ['regressed', 'Blocks the merge: a regression of p95 latency; more work: GET /api/orders, queries per request.'],
    ['unchanged', 'Does not block: no regression.'],
    ['inconclusive', 'Does not block: no regression proven.'],
    ['invalid', 'Blocks the merge: the measurement is invalid (sides not separated).'],
    ['learning', 'Does not block: no regression proven, 6 targets passed.'],
    ['schedule', 'Does not block: a schedule never does.'],
    ['targets', 'Blocks the merge: the target p95 < 300 ms at 1,000 users failed.'],
    ['alternating', 'Does not block: it improved.'],
    [
      'overridden',
      'Overridden by Ada: the slower search is needed for the audit, see the ticket. It would have blocked: a regression of p95 latency; more work: GET /api/orders, queries per request.',
    ],
  ] as const)('%s', (name, text) => {
    expect(mergeSentence(campaignVariants[name]())).toBe(text);
  });

  it('names every cause', () => {
    const all = regressedReport();
    const targets = targetsReport().targets;
    expect(mergeSentence({ ...all, targets, blockedBy: ['disaster', 'target', 'checks', 'no-data'] })).toBe(
      'Blocks the merge: a disaster, seen twice: p95 latency and p95 latency of GET /api/orders; the target p95 < 300 ms at 1,000 users failed; checks failed; no data for a declared target.',
    );
  });

  it('of a schedule is no, and its targets are told where they end it', () => {
    expect(mergeSentence({ ...scheduleReport(), targets: targetsReport().targets, exitCode: 1 })).toBe(
      'Does not block: a schedule never does. It ends with exit code 1: the target p95 < 300 ms at 1,000 users failed.',
    );
  });

  it('lets nobody override what says nothing', () => {
    const report: CampaignReport = { ...invalidReport(), override: overriddenReport().override };
    expect(mergeSentence(report)).toMatch(/^Blocks the merge: the measurement is invalid \(sides not separated\)\. Overridden by Ada/);
    expect(campaignChips(report)[2].word).toBe('blocked');
  });

  it('tells an exit asked for by --strict', () => {
    expect(mergeSentence({ ...inconclusiveReport(), exitCode: 2 })).toBe(
      'Ends with exit code 2, since --strict was asked for: no regression proven.',
    );
  });
});

it('answers three questions with the fixed words', () => {
  const words = Object.fromEntries(
    Object.entries(campaignVariants).map(([name, make]) => [name, campaignChips(make()).map(({ label, word }) => `${label} ${word}`)]),
  );
  expect(words.regressed).toEqual(['Target not judged here', 'Regression regressed', 'Merge blocked']);
  expect(words.learning).toEqual(['Target pass, some too close to call', 'Regression inconclusive, learning 3 of 6', 'Merge not blocked']);
  expect(words.invalid).toEqual(['Target not judged here', 'Regression invalid', 'Merge blocked']);
  expect(words.overridden?.[2]).toBe('Merge overridden');
  expect(words.targets).toEqual(['Target fail', 'Regression no baseline yet', 'Merge blocked']);
  expect(words.schedule?.[2]).toBe('Merge never blocked');
});

describe('what stands beside', () => {
  it('names the worst three, those of the family first, advice as advice', () => {
    expect(worstChangeSentences(regressedReport())).toEqual([
      expect.stringMatching(
        /^p95 latency \+[\d.]+ % \[.*\]: regressed, beyond chance \(p = 0\.0002\), confirmed by 8 fresh blocks, detectable [\d.]+ %$/,
      ),
      'Queries per request of GET /api/orders rose from 2 to 52: regressed',
      expect.stringMatching(
        /^p95 latency of GET \/api\/orders \+.*: regressed, beyond chance \(p = 0\.001\), detectable .* %, advice only$/,
      ),
    ]);
    // What is the same on both sides is the last to be worst, though it is of the family.
    expect(worstChangeSentences(unchangedReport(), 6).at(-1)).toBe('Error rate the same: unchanged, detectable 0.040 points');
    expect(worstChangeSentences(invalidReport())).toEqual([]);
  });

  it('tells sides, separation, slots, rounds, machine, blocks and time', () => {
    const facts = Object.fromEntries(campaignFacts(regressedReport()));
    expect(facts).toMatchObject({
      Base: 'origin/main (8be4410f21), started afresh for every block',
      Machine: '47 % busy under load',
      Blocks: '16 of 32 blocks planned, 8 fresh to confirm, 2 left out by plan, 1 invalid, 3 rounds, 6 s of load judged in each',
      Time: '5 min 38 s of 10 min, stopped early at look 2 of 4',
    });
    expect(facts['Slot effect']).toBe('+0.1 % [−0.7, 0.9] on p95 latency for the side that came first');
    expect(facts.Separation).toContain('each target counted its own requests');
    expect(Object.fromEntries(campaignFacts(storedReport())).Release).toMatch(/^Since the pinned release v3\.0: p95 latency \+60\.8 %/);
    expect(timeWords({ ...unchangedReport(), exitCode: 130 })).toContain('interrupted');
  });

  it('gives the rule with every number, and none where nothing was judged by noise', () => {
    const facts = Object.fromEntries(ruleFacts(regressedReport()));
    expect(facts['Shift that matters']).toBe('3 %; of a rate 0.1 points');
    expect(facts.Regressed).toContain('at least 1.5 %');
    expect(facts.Regressed).toContain('one-sided p < 0.05');
    expect(facts['Chance of a false alarm']).toContain('4 looks');
    expect(ruleFacts(learningReport())).toEqual([]);
    expect(Object.fromEntries(ruleFacts(scheduleReport())).Unchanged).toBeUndefined();
  });

  it('shows three to six figures, or one of an invalid campaign', () => {
    for (const [name, make] of Object.entries(campaignVariants)) {
      const { length } = campaignFigures(make());
      expect(length, name).toBeLessThanOrEqual(6);
      expect(length, name).toBeGreaterThanOrEqual(['invalid', 'targets'].includes(name) ? 1 : 3);
    }
  });
});

describe('a comparison with evidence', () => {
  it('is told with its reasons, and against the pinned release', () => {
    const { comparison: stored } = storedReport();
    expect(stored && comparisonSentence(stored)).toBe(
      'Against the baseline: slower by 81.3 ms (+38.8 % [29.0, 49.0]), beyond chance (p = 0.0008), confirmed by 1 fresh session. The smallest change that could be noticed today is 28 %. Since the pinned release v3.0: p95 latency +60.8 %, inconclusive (smallest detectable change 41 %).',
    );
  });

  it('says what there is to wait for', () => {
    const { comparison: duet } = inconclusiveReport();
    expect(duet && comparisonClause(duet)).toBe(
      'Against the base: cannot tell yet (the smallest detectable change, 5.2 %, is above the 3 % that matter; about 12 more blocks would do).',
    );
  });

  it('is told by the change that made its verdict', () => {
    const report = campaignReport({ comparison: comparison({ ...regressedReport().comparison, verdict: 'unchanged' }) });
    expect(report.comparison && tellingChange(report.comparison)?.metric).toBe('errorRate');
  });
});
