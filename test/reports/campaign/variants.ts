import { type CampaignReport, campaignReportSchema } from '../../../engine/model/campaign.ts';
import type { Change } from '../../../engine/model/comparison.ts';
import { demoReport } from '../variants.ts';
import { blocks, campaignReport, change, comparison, evidence, fromBlocks, reason, rule, sessions, side } from './builders.ts';

const checked = (report: CampaignReport): CampaignReport => campaignReportSchema.parse(report);

const noErrors = change({
  metric: 'errorRate',
  statistic: 'rate',
  base: 0,
  head: 0,
  scale: 'difference',
  change: { value: 0, low: null, high: null, confidence: 0.95, samples: 16 },
  smallestDetectableChange: 0.0004,
  reasons: [reason('same')],
});

const counter = (over: Partial<Change>): Change =>
  change({
    metric: 'dbQueries',
    statistic: 'count',
    endpoint: 'GET /api/orders',
    base: 2,
    head: 2,
    baseSamples: 40,
    headSamples: 40,
    change: { value: 0, low: null, high: null, confidence: 0.95, samples: 40 },
    smallestDetectableChange: null,
    reasons: [reason('same')],
    ...over,
  });

const besides = (seed: number, shift: number): Change[] =>
  [
    ['GET /api/orders', 148, shift * 1.4],
    ['GET /api/orders/search', 236, 0.001],
    ['POST /api/orders', 61, -0.004],
    ['GET /api/carriers', 31, 0.002],
  ].map(([endpoint, base, moved], index) =>
    fromBlocks(blocks({ base: Number(base), shift: Number(moved), spread: 0.06, seed: seed + index }), {
      endpoint: String(endpoint),
      primary: false,
      verdict: Number(moved) > 0.03 ? 'regressed' : 'inconclusive',
      reasons: [
        Number(moved) > 0.03
          ? reason('beyond-chance', { p: 0.0011, level: 0.05, units: 16, look: 2 })
          : reason('not-enough-evidence', { delta: 0.03, least: 0.055, more: 0 }),
      ],
    }),
  );

/** A duet that found a slower head, confirmed, with an N+1 query to blame. */
export function regressedReport(): CampaignReport {
  const units = blocks({ shift: 0.047, detection: 16, confirmation: 8, seed: 11 });
  const queries = counter({
    base: 2,
    head: 52,
    change: { value: 25, low: null, high: null, confidence: 0.95, samples: 40 },
    verdict: 'regressed',
    reasons: [reason('work-counter-rose', { counter: 'dbQueries', endpoint: 'GET /api/orders', base: 2, head: 52 })],
  });
  return checked(
    campaignReport({
      verdict: 'regressed',
      blocks: true,
      blockedBy: ['regression', 'work-counter'],
      exitCode: 1,
      comparison: comparison({
        verdict: 'regressed',
        changes: [
          fromBlocks(
            units,
            {
              verdict: 'regressed',
              reasons: [
                reason('beyond-chance', { p: 0.0002, level: 0.00035, units: 16, look: 2 }),
                reason('confirmed', { p: 0.003, units: 8 }),
              ],
            },
            { p: 0.0002, adjustedP: 0.0004, level: 0.00035, confirmation: { change: 0.046, p: 0.003, units: 8 } },
          ),
          noErrors,
          queries,
          counter({ endpoint: 'GET /api/orders/search' }),
          counter({ metric: 'dbRows', base: 20, head: 20 }),
          ...besides(31, 0.047),
        ],
      }),
      units: { planned: 32, detection: 16, confirmation: 8, discarded: 2, invalid: 1, rounds: 3, loadS: 6 },
      stoppedEarly: true,
      spentS: 338,
    }),
  );
}

/** A duet without a difference, stopped as soon as that could be said. */
export function unchangedReport(): CampaignReport {
  return checked(
    campaignReport({
      comparison: comparison({
        changes: [
          fromBlocks(blocks({ shift: 0.002, spread: 0.017, seed: 5 }), { reasons: [reason('within-delta', { delta: 0.03 })] }),
          noErrors,
          counter({}),
          ...besides(71, 0.001),
        ],
      }),
      stoppedEarly: true,
    }),
  );
}

/** A duet on a busy machine whose blocks scatter too much. */
export function inconclusiveReport(): CampaignReport {
  const short = reason('not-enough-evidence', { delta: 0.03, least: 0.052, more: 12 });
  return checked(
    campaignReport({
      verdict: 'inconclusive',
      reasons: [reason('machine-busy', { share: 0.72, limit: 0.6 })],
      comparison: comparison({
        verdict: 'inconclusive',
        rule: { ...rule, looks: 4 },
        changes: [
          fromBlocks(blocks({ shift: 0.019, spread: 0.058, detection: 18, seed: 23 }), {
            verdict: 'inconclusive',
            reasons: [short],
            smallestDetectableChange: 0.052,
          }),
          noErrors,
          counter({}),
        ],
      }),
      machineBusy: 0.72,
      units: { planned: 18, detection: 18, confirmation: 0, discarded: 2, invalid: 0, rounds: 3, loadS: 6 },
      spentS: 200,
      budgetS: 200,
    }),
  );
}

/** Both sides led to one target. */
export function invalidReport(): CampaignReport {
  return checked(
    campaignReport({
      verdict: 'invalid',
      blocks: true,
      blockedBy: ['invalid'],
      exitCode: 3,
      reasons: [reason('sides-not-separated', { why: 'same-url' })],
      separation: {
        shown: false,
        by: null,
        base: { version: null, sent: 1606, counted: 3212 },
        head: { version: null, sent: 1606, counted: 3212 },
      },
      units: { planned: 32, detection: 0, confirmation: 0, discarded: 1, invalid: 1, rounds: 1, loadS: 6 },
      machineBusy: null,
      spentS: 21,
    }),
  );
}

/** Three stored baselines of six. */
export function learningReport(): CampaignReport {
  const learning = reason('learning', { sessions: 3, needed: 6, disasterRatio: 2 });
  return checked(
    campaignReport({
      mode: 'learning',
      verdict: 'inconclusive',
      campaign: { environment: 'staging', command: 'headroom gate --env staging' },
      reproduce: 'headroom gate --env staging',
      comparison: comparison({
        mode: 'learning',
        verdict: 'inconclusive',
        base: ['2026-03-02T02-00-00-checkout-a1', '2026-03-03T02-00-00-checkout-b2', '2026-03-04T02-00-00-checkout-c3'],
        head: ['2026-03-12T09-14-05-checkout-4f1c'],
        baselineSessions: 3,
        reasons: [learning],
        rule: null,
        changes: [
          change({
            verdict: 'inconclusive',
            reasons: [learning],
            head: 221,
            change: { value: 0.042, low: -0.11, high: 0.22, confidence: 0.95, samples: 4 },
            smallestDetectableChange: 0.63,
          }),
          { ...noErrors, verdict: 'inconclusive', reasons: [learning] },
          counter({}),
        ],
      }),
      targets: demoReport().verdicts,
      sides: null,
      separation: null,
      machineBusy: null,
      units: { planned: 1, detection: 1, confirmation: 0, discarded: 0, invalid: 0, rounds: 1, loadS: 60 },
      spentS: 137,
    }),
  );
}

/** Eight stored baselines, a slower candidate, and a second session that shows it again. */
export function storedReport(): CampaignReport {
  const units = [
    ...sessions('base', [208, 214, 199, 221, 205, 217, 211, 203]),
    ...sessions('head', [291]),
    ...sessions('head', [284], 'confirmation'),
  ];
  return checked(
    campaignReport({
      ...learningReport(),
      mode: 'stored',
      verdict: 'regressed',
      blocks: true,
      blockedBy: ['regression'],
      exitCode: 1,
      comparison: comparison({
        mode: 'stored',
        verdict: 'regressed',
        base: units.filter(({ base }) => base !== null).map(({ run }) => run),
        head: ['head-detection-1', 'head-confirmation-1'],
        baselineSessions: 8,
        differences: [{ key: 'git.commit', base: '8be4410f21c5', head: '9f2d4c1b7a3e', hard: false }],
        rule: { ...rule, looksPlanned: 1, looks: 1 },
        changes: [
          change({
            base: 209.7,
            head: 291,
            change: { value: 0.388, low: 0.29, high: 0.49, confidence: 0.95, samples: 9 },
            smallestDetectableChange: 0.28,
            verdict: 'regressed',
            reasons: [
              reason('beyond-chance', { p: 0.0008, level: 0.005, units: 9, look: 1 }),
              reason('confirmed', { p: 0.0011, units: 1 }),
            ],
            evidence: evidence(units, {
              p: 0.0008,
              adjustedP: 0.0016,
              degreesOfFreedom: 7,
              serialFactor: 1,
              slotEffect: null,
              roundDeviation: null,
              unitDeviation: 0.033,
              confirmation: { change: 0.354, p: 0.0011, units: 1 },
              equivalence: { low: 0.31, high: 0.47 },
            }),
          }),
          noErrors,
        ],
        pinned: {
          run: '2025-12-01T02-00-00-checkout-77',
          name: 'v3.0',
          changes: [
            change({
              base: 181,
              head: 291,
              change: { value: 0.608, low: null, high: null, confidence: 0.95, samples: 2 },
              smallestDetectableChange: 0.41,
              verdict: 'inconclusive',
              reasons: [reason('single-runs')],
            }),
          ],
        },
      }),
      units: { planned: 1, detection: 1, confirmation: 1, discarded: 0, invalid: 0, rounds: 1, loadS: 60 },
      spentS: 274,
    }),
  );
}

/** A monthly campaign beside the one of the month before. */
export function scheduleReport(): CampaignReport {
  const units = [...sessions('base', [204, 211, 207]), ...sessions('head', [226, 219, 231])];
  const apart = reason('environment-not-separable', { keys: 'kernel, application.version' });
  return checked(
    campaignReport({
      ...learningReport(),
      mode: 'schedule',
      verdict: 'regressed',
      campaign: {
        purpose: 'schedule',
        name: 'monthly',
        environment: 'staging',
        command: 'headroom run monthly --env staging',
        id: '2026-03-01T02-00-00-monthly-9a',
      },
      reproduce: 'headroom run monthly --env staging',
      reasons: [apart],
      comparison: comparison({
        mode: 'campaigns',
        verdict: 'regressed',
        base: ['base-detection-1', 'base-detection-2', 'base-detection-3'],
        head: ['head-detection-1', 'head-detection-2', 'head-detection-3'],
        baselineSessions: 3,
        reasons: [apart],
        differences: [
          { key: 'kernel', base: '6.1.0-28', head: '6.1.0-31', hard: false },
          { key: 'application.version', base: '3.4.0', head: '3.5.1', hard: false },
        ],
        rule: { ...rule, looksPlanned: 1, looks: 1 },
        changes: [
          change({
            base: 207.3,
            head: 225.3,
            change: { value: 0.087, low: 0.031, high: 0.145, confidence: 0.95, samples: 6 },
            smallestDetectableChange: 0.13,
            verdict: 'regressed',
            reasons: [reason('beyond-chance', { p: 0.004, level: 0.005, units: 6 })],
            evidence: evidence(units, {
              p: 0.004,
              adjustedP: 0.008,
              degreesOfFreedom: 4,
              serialFactor: 1,
              slotEffect: null,
              roundDeviation: null,
              unitDeviation: 0.022,
              equivalence: { low: 0.044, high: 0.131 },
            }),
          }),
          { ...noErrors, verdict: 'inconclusive' },
        ],
      }),
      units: { planned: 3, detection: 3, confirmation: 0, discarded: 0, invalid: 0, rounds: 1, loadS: 60 },
      spentS: 411,
      budgetS: null,
      notes: ['The database moved to a new host on 14 February.'],
    }),
  );
}

/** A regression that somebody let pass, and said why. */
export function overriddenReport(): CampaignReport {
  return checked({
    ...regressedReport(),
    blocks: false,
    exitCode: 0,
    override: { by: 'Ada', why: 'the slower search is needed for the audit, see the ticket', at: '2026-03-12T10:02:00.000Z' },
  });
}

/** Targets alone: no baseline, no second version. */
export function targetsReport(): CampaignReport {
  const targets = demoReport().verdicts.map((verdict, index) =>
    index === 0
      ? {
          ...verdict,
          status: 'fail' as const,
          tooClose: false,
          actual: { value: 412.4, low: 401.2, high: 425.7, confidence: 0.95, samples: 9822 },
          reasons: [{ code: 'missed' as const, facts: { actual: 412.4, expected: 300 } }],
        }
      : verdict,
  );
  return checked(
    campaignReport({
      ...learningReport(),
      mode: 'targets',
      verdict: null,
      blocks: true,
      blockedBy: ['target'],
      exitCode: 1,
      reasons: [reason('no-baseline')],
      comparison: null,
      targets,
    }),
  );
}

/** One side at a time: a faster head, and a slot effect worth reporting. */
export function alternatingReport(): CampaignReport {
  const units = blocks({ base: 88, shift: -0.082, spread: 0.055, detection: 20, confirmation: 10, rounds: 2, seed: 41 });
  return checked(
    campaignReport({
      mode: 'alternating',
      verdict: 'improved',
      sides: { base: side('indexes=off', null, { restarted: 'once' }), head: side('indexes=on', null, { restarted: 'once' }) },
      separation: {
        shown: true,
        by: 'start-order',
        base: { version: null, sent: 4021, counted: null },
        head: { version: null, sent: 4102, counted: null },
      },
      comparison: comparison({
        mode: 'alternating',
        rule: { ...rule, looks: 4 },
        verdict: 'improved',
        changes: [
          fromBlocks(
            units,
            {
              verdict: 'improved',
              reasons: [
                reason('beyond-chance', { p: 0.00003, level: 0.005, units: 20, look: 4 }),
                reason('confirmed', { p: 0.0007, units: 10 }),
              ],
            },
            {
              p: 0.00003,
              adjustedP: 0.00006,
              confirmation: { change: -0.079, p: 0.0007, units: 10 },
              slotEffect: { value: 0.019, low: 0.002, high: 0.036, confidence: 0.95, samples: 20 },
              roundDeviation: 0.013,
            },
          ),
        ],
      }),
      units: { planned: 30, detection: 20, confirmation: 10, discarded: 0, invalid: 0, rounds: 2, loadS: 8 },
      spentS: 593,
    }),
  );
}

/** Every kind of campaign a format must cope with. */
export const campaignVariants = {
  regressed: regressedReport,
  unchanged: unchangedReport,
  inconclusive: inconclusiveReport,
  invalid: invalidReport,
  learning: learningReport,
  stored: storedReport,
  schedule: scheduleReport,
  overridden: overriddenReport,
  targets: targetsReport,
  alternating: alternatingReport,
} satisfies Record<string, () => CampaignReport>;
