import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CapacityReport } from '../../../engine/model/capacity.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { capacityChips, plateauChip } from '../../../reports/words/capacity/chips.ts';
import { capacityFigures } from '../../../reports/words/capacity/figures.ts';
import { fitFacts } from '../../../reports/words/capacity/fit.ts';
import { leadCapacity } from '../../../reports/words/capacity/lead.ts';
import { byLoad, loadName } from '../../../reports/words/capacity/load.ts';
import {
  assumptionWords,
  fixSentence,
  runwaySentence,
  transferSentence,
  usableSentence,
} from '../../../reports/words/capacity/planning.ts';
import { beyond, measures, moneyMeasure, projected, writtenOf } from '../../../reports/words/capacity/projection.ts';
import { capacityReason, capacityReasons, knownCodes, refusal } from '../../../reports/words/capacity/reasons.ts';
import { bottleneckSentence } from '../../../reports/words/capacity/resources.ts';
import { capacitySentence, capacitySentences } from '../../../reports/words/capacity/sentence.ts';
import { targetPhrase } from '../../../reports/words/capacity/target.ts';
import {
  bottleneck,
  demoSystem,
  errorTarget,
  fitOf,
  p95Target,
  plateau,
  projection,
  reason,
  refused,
  targetCapacity,
} from '../capacity/builders.ts';
import { fullPlanning, runway } from '../capacity/planning.ts';
import {
  capacityVariants,
  connectionsReport,
  foundReport,
  interruptedReport,
  invalidReport,
  notMetReport,
  notReachedReport,
  pointsReport,
  projectedReport,
} from '../capacity/variants.ts';

describe('the answer', () => {
  it.each([
    [
      'found',
      foundReport,
      'The demo takes 142 journeys/s (610 req/s, about 1,700 users) with p95 under 300 ms: between 138 and 147. The event loop runs out first, then the database.',
    ],
    [
      'beyond what was measured, by a model',
      projectedReport,
      'The demo would take 142 journeys/s (609 req/s, about 1,700 users) with p95 under 300 ms: between 133 and 149 (80 % range; projected, 18 % beyond the highest load measured). The event loop runs out first: a guess, since what a request takes of the event loop changed over the ladder. The demo keeps p95 under 300 ms at every load measured, up to 120 journeys/s (516 req/s): where it ends was not reached, since the time it was given is used up (60 s).',
    ],
    [
      'beyond what was measured, and no model may speak',
      notReachedReport,
      'On staging, checkout keeps p95 under 300 ms at every load measured, up to 78 journeys/s (398 req/s): where it ends was not reached, since no more than 78 was to be tried. Bottleneck unknown: nothing was read from inside the target. How much more it takes is refused: fitted without the last plateau, the model missed it by 31 %.',
    ],
    [
      'missed at once',
      notMetReport,
      'The demo misses p95 under 300 ms already at 10 journeys/s (43.0 req/s), the lightest load measured: 442 ms [420, 464]. The database runs out first.',
    ],
    ['a weak generator', invalidReport, 'No capacity is claimed: the generator ran out of CPU (99.0 % of its cores).'],
    [
      'own points without a target',
      pointsReport,
      'By specsdm91.csv, throughput peaks at 1,880 req/s with 97 in flight: between 1,800 and 1,960 (80 % range; measured). More load than that gives less.',
    ],
    [
      'connections that are held',
      connectionsReport,
      'The demo keeps p95 position delivery under 300 ms at every load measured, up to 2,000 connections: where it ends was not reached, since a process on this machine opens no more than 2,048 files. The connection limit runs out first. How much more it takes is refused: no load as high was measured, and no model can speak of this target beyond it.',
    ],
    [
      'interrupted',
      interruptedReport,
      'The demo keeps p95 under 300 ms at every load measured, up to 40 journeys/s (172 req/s): where it ends was not reached, since it was interrupted after 3 plateaus. Bottleneck unknown: nothing was read from inside the target. How much more it takes is refused: too few plateaus were measured to hold any out and check a model by them.',
    ],
  ] as const)('%s', (_, make, text) => {
    expect(capacitySentence(make())).toBe(text);
  });

  it('has a first sentence that can stand alone', () => {
    for (const make of Object.values(capacityVariants)) expect(capacitySentences(make())[0]).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('of connections that end between two plateaus names both', () => {
    const report = connectionsReport();
    const [target] = report.model?.targets ?? [];
    const between: CapacityReport = {
      ...report,
      outcome: 'found',
      model: report.model && { ...report.model, targets: target ? [{ ...target, found: 'between', lastPass: 2, firstFail: 3 }] : [] },
    };
    expect(capacitySentences(between)[0]).toBe(
      'The demo holds 1,400 connections with p95 position delivery under 300 ms, and no longer 2,000 connections.',
    );
  });

  it('of points that never bend says that no end was seen', () => {
    const report = pointsReport();
    const fit = report.model?.fit ?? null;
    const straight: CapacityReport = {
      ...report,
      model: report.model && {
        ...report.model,
        fit: fit && { ...fit, peak: null, identifiable: false, reasons: [reason('kappa-holds-zero', { low: 0, high: 0.01 })] },
      },
    };
    expect(capacitySentence(straight)).toBe(
      'By specsdm91.csv, throughput shows no end up to 1,850 req/s: nothing shows that more load ever gives less, so there is no peak to tell.',
    );
  });

  it('without a plateau that counts claims nothing', () => {
    expect(capacitySentence({ ...invalidReport(), outcome: 'no-data', reasons: [], points: [] })).toBe('No capacity can be told.');
    expect(capacitySentence({ ...invalidReport(), outcome: 'interrupted', reasons: [], points: [] })).toBe(
      'Interrupted before a plateau counted.',
    );
  });

  it('is that of the target planned by, else of the one that ends first', () => {
    const early = targetCapacity({ target: errorTarget, throughput: projection(500, 480, 520) });
    const late = targetCapacity();
    const { model } = foundReport();
    const of = (planning: CapacityReport['planning']) =>
      leadCapacity({ model: model && { ...model, targets: [late, early] }, planning })?.target.text;
    expect(of(null)).toBe('errorRate < 1 %');
    expect(of(fullPlanning)).toBe('p95 < 300 ms');
    expect(leadCapacity({ model: null, planning: null })).toBeNull();
  });
});

describe('a projected number', () => {
  const of = (value: number | null, low: number | null, high: number | null): Projection => ({ ...projection(1, 1, 1), value, low, high });

  it.each([
    [of(1704, 1655, 1770), 'users', '1,700 users [1,660, 1,770], measured'],
    [of(610.4, 593.4, 632.1), 'requests', '610 req/s [593, 632], measured'],
    [of(1784, 1782, 1786), 'requests', '1,784 req/s [1,782, 1,786], measured'],
    [of(0.0412, 0.04, 0.043), 'plain', '0.0412 [0.0400, 0.0430], measured'],
    [of(2, 1, 4), 'replicas', '2 [1, 4], measured'],
    [of(12, null, null), 'plain', '12.0 no range, measured'],
    [of(0, 0, 0), 'plain', '0 [0, 0], measured'],
    [of(-296, -345, -230), 'users', '−296 users [−345, −230], measured'],
    [refused(reason('no-journey')), 'users', 'refused'],
  ] as const)('%o as %s: %s', (given, measure, text) => {
    expect(projected(given, measures[measure])).toBe(text);
  });

  it.each([
    [undefined, '$1,240 [1,100, open], measured'],
    ['EUR', '€1,240 [1,100, open], measured'],
    ['CHF', 'CHF 1,240 [1,100, open], measured'],
  ])('money of %s', (currency, text) => {
    expect(projected(of(1240, 1100, null), moneyMeasure(currency))).toBe(text);
  });

  it('never shows both ends of a range alike while they differ by more than a thousandth', () => {
    for (const [low, value, high] of [
      [999.4, 1000.2, 1001.1],
      [9.991, 9.999, 10.02],
      [123_450, 123_600, 123_700],
    ] as const) {
      const { range } = writtenOf({ value, low, high });
      const [from, to] = range.slice(1, -1).split(', ');
      expect(from).not.toBe(to);
    }
  });

  it('says how far it lies beyond what was measured', () => {
    expect(beyond({ ratio: 1.18 })).toBe('18 % beyond the highest load measured');
    expect(beyond({ ratio: 0.97 })).toBeNull();
  });
});

describe('reasons', () => {
  it('have words for every code that the engine writes', () => {
    const root = path.join(import.meta.dirname, '../../..');
    const files = globSync('engine/{capacity,campaign/capacity}/**/*.ts', { cwd: root }).filter((file) => !file.includes('autoscale'));
    const codes = files.flatMap((file) =>
      [
        ...readFileSync(path.join(root, file), 'utf8').matchAll(/\bcode: (?:[\w.]+ === '[\w-]+' \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g),
      ].flatMap(([, ...found]) => found.filter((code) => code !== undefined)),
    );
    expect(codes.length).toBeGreaterThan(20);
    expect([...new Set(codes)].filter((code) => !knownCodes.has(code))).toEqual([]);
  });

  it('are a clause each, with their facts and without', () => {
    for (const code of knownCodes) {
      const bare = capacityReason(reason(code));
      expect(bare, code).toMatch(/^[a-z].*[a-zU%)]$/);
      expect(bare, code).not.toMatch(/undefined|null|NaN|\.$/);
    }
  });

  it.each([
    ['up-to', { upTo: 1200, targets: 1 }, 'no more than 1,200 was to be tried'],
    ['beyond-range', { ratio: 2.42 }, 'it lies at 2.42 times the highest load measured, and beyond twice no number is told'],
    ['beyond-range', { ratio: 2 }, 'it lies beyond twice the highest load measured, where no number is told'],
    ['capacity-open', { high: 'open', highest: 398 }, 'its range is open above, with 398 req/s measured'],
    ['few-plateaus', { plateaus: 1, needed: 6 }, 'only 1 plateau counts: a ladder should have 6'],
    [
      'generator-invalid',
      { why: 'late-ticker', p99Ms: 88, limitMs: 50 },
      'the generator could not keep time: its clock ran 88.0 ms late (p99), 50 ms is the limit',
    ],
    ['generator-invalid', { why: 'unknown' }, 'the generator was not healthy'],
    [
      'little',
      { counted: 12, expected: 10, difference: -0.2 },
      'what the target counted in flight is 20 % away from throughput times latency',
    ],
    [
      'shared-tier',
      { resource: 'database', limit: 800, need: 1200 },
      'the database is shared by all replicas: it gives 800 req/s, and 1,200 are needed',
    ],
    ['buy-by-passed', { date: '2026-02-01' }, 'the day to order by, 1 February 2026, has passed'],
    ['a-code_nobodyWrote', { filesOpen: 1020.4, why: 'some' }, 'a code nobody wrote (files open 1,020, why some)'],
  ] as const)('%s %o: %s', (code, facts, text) => {
    expect(capacityReason(reason(code, facts))).toBe(text);
  });

  it('are told once, and name a refusal', () => {
    expect(capacityReasons([reason('no-journey'), reason('no-journey')])).toHaveLength(1);
    expect(refusal(refused())).toBe('refused');
    expect(refusal(refused(reason('no-growth')))).toBe('refused: no growth was stated');
  });
});

describe('what follows', () => {
  it.each([
    [
      'dated',
      {},
      /^Demand reaches the usable capacity about 19 September 2026 \(growth by a fixed share a month; a chance of 10 % by 3 August 2026, 90 % by 28 January 2027\)\. To have more in time, order by 4 July 2026\.$/,
    ],
    ['dated', { p50: null, p90: null }, /perhaps within the horizon .* 90 % lies beyond the horizon/],
    [
      'exceeded',
      { buyBy: '2026-01-03', reasons: [reason('buy-by-passed', { date: '2026-01-03' })] },
      /^Demand is above the usable capacity already\. The day to order by, 3 January 2026, has passed\.$/,
    ],
    ['beyond-horizon', {}, /^Demand stays below the usable capacity for as far as the plan looks/],
    ['shrinking', {}, /^Demand shrinks: it never reaches the usable capacity\.$/],
    ['refused', { reasons: [reason('no-users-now')] }, /^How long it lasts is refused: the users of today were not stated\.$/],
  ] as const)('a runway that is %s', (state, over, text) => {
    expect(runwaySentence({ ...runway, ...over, state, reasons: [...((over as { reasons?: [] }).reasons ?? [])] })).toMatch(text);
  });

  it('for users names the capacity, open above where it was not reached, and what of it is usable', () => {
    expect(usableSentence(fullPlanning)).toBe(
      'Capacity with p95 < 300 ms: 1,700 users [1,660, 1,770], measured. Less the share that is kept free, 1,190 users [1,160, 1,240] are usable.',
    );
    expect(
      usableSentence({
        ...fullPlanning,
        capacityUsers: projection(1430, 1400, null, { reasons: [reason('capacity-at-least', { throughput: 398 })] }),
        usableUsers: refused(),
      }),
    ).toBe('Capacity with p95 < 300 ms: at least 1,430 users [1,400, open], measured.');
  });

  it('for production is said, scaled as stated, or refused', () => {
    expect(transferSentence({ state: 'same', factor: 1, reasons: [reason('shape-same', { keys: 'cores' })] })).toBe(
      'Production is shaped the same (cores): the numbers hold for it.',
    );
    expect(transferSentence({ state: 'refused', factor: null, reasons: [reason('shape-unknown')] })).toBe(
      'Nothing is said of production: how production is shaped was not stated.',
    );
    expect(transferSentence(fullPlanning.transfer)).toBe(
      'Production is taken for 1.6 times what was measured, since production has 4 cores a replica.',
    );
    expect(transferSentence({ state: 'not-asked', factor: null, reasons: [] })).toBe('');
  });

  it('names the cheapest fix, and whether its gain is one of capacity', () => {
    expect(fixSentence(fullPlanning.cheapestFix)).toBe(
      'Cheapest fix measured: indexes=on, +38 % of capacity [31, 46] (measured, 80 % range).',
    );
    const gain = projection(0.38, 0.31, 0.46, { reasons: [reason('gain-of-speed', { metric: 'latency', statistic: 'p95' })] });
    expect(fixSentence({ name: 'indexes=on', gain, evidence: [] })).toBe(
      'Cheapest fix measured: indexes=on, +38 % [31, 46] (measured, 80 % range; a gain of speed (p95 latency), not of capacity).',
    );
    expect(fixSentence(null)).toBe('');
  });

  it.each([
    [{ name: 'keep-free', value: 0.3, unit: 'fraction', source: 'default' }, ['Keep free', '30 %', 'our default']],
    [{ name: 'price-per-replica-and-hour', value: 0.085, unit: '$', source: 'stated' }, ['Price per replica and hour', '$0.085', 'stated']],
    [
      { name: 'price-per-replica-and-hour', value: 0.085, unit: 'EUR', source: 'stated' },
      ['Price per replica and hour', '€0.085', 'stated'],
    ],
    [
      { name: 'price-per-replica-and-hour', value: 0.085, unit: 'CHF', source: 'stated' },
      ['Price per replica and hour', 'CHF 0.085', 'stated'],
    ],
    [{ name: 'normal-users', value: 1200, unit: 'users', source: 'stated' }, ['Normal users', '1,200 users', 'stated']],
    [
      { name: 'shared-by-all-replicas', value: 'database', unit: null, source: 'default' },
      ['Shared by all replicas', 'database', 'our default'],
    ],
  ] as const)('assumption %o', (assumption, words) => {
    expect(assumptionWords(assumption)).toEqual(words);
  });
});

describe('chips and figures', () => {
  it('call the first fail a fail although its p95 was met, and any other plateau what was judged', () => {
    const found = foundReport();
    const text = leadCapacity(found)?.target.text ?? '';
    const failAt = leadCapacity(found)?.firstFail ?? -1;
    const met = { target: text, status: 'pass', actual: null } as const;
    const report = { ...found, points: found.points.map((point) => ({ ...point, verdicts: [met] })) };
    expect(report.points.map((point) => plateauChip(point, report)?.word === 'fail')).toEqual(report.points.map((_, at) => at === failAt));
    expect(failAt).toBeGreaterThan(0);
  });

  it('say whether it was found, how far to trust it, what runs out, what counts', () => {
    expect(capacityChips(foundReport()).map(({ label, word }) => `${label} ${word}`)).toEqual([
      'Capacity found',
      'Number measured',
      'Bottleneck event loop',
      'Plateaus 7 of 8 count',
    ]);
    expect(capacityChips(invalidReport()).map(({ label, word }) => `${label} ${word}`)).toEqual([
      'Capacity invalid',
      'Bottleneck unknown',
      'Plateaus 0 of 3 count',
    ]);
  });

  it('are three to six numbers wherever a capacity is claimed, none where it is not', () => {
    for (const [name, make] of Object.entries(capacityVariants)) {
      const figures = capacityFigures(make());
      if (name === 'invalid') expect(figures).toEqual([]);
      else expect({ name, enough: figures.length >= 3 && figures.length <= 6 }).toEqual({ name, enough: true });
    }
  });

  it('give no number without a range and a label, or its samples', () => {
    for (const make of Object.values(capacityVariants))
      for (const { label, value, range, beside } of capacityFigures(make()).filter(({ value: shown }) => /^[$−\d]/.test(shown)))
        if (!/^(Highest load|Most connections|Lasts until)/.test(label))
          expect({ label, value, told: range !== '' && /^(measured|projected|speculative)/.test(beside[0] ?? '') }).toEqual({
            label,
            value,
            told: true,
          });
  });

  it('call users that are too many so', () => {
    const [normal, peak] = fullPlanning.situations;
    const planning = {
      ...fullPlanning,
      situations: normal && peak ? [normal, { ...peak, users: 2000, headroom: projection(-296, -345, -230) }] : [],
    };
    expect(capacityFigures({ ...foundReport(), planning }).find(({ label }) => label === 'Users too many')).toMatchObject({
      value: '296 users',
      range: '[230, 345]',
      tone: 'bad',
    });
  });
});

describe('parts of sentences', () => {
  it('name targets', () => {
    expect(targetPhrase(p95Target)).toBe('p95 under 300 ms');
    expect(targetPhrase(errorTarget)).toBe('error rate under 1 %');
    expect(targetPhrase({ ...p95Target, operator: '<=', scope: { endpoint: 'POST /api/orders' } })).toBe(
      'p95 of at most 300 ms of POST /api/orders',
    );
  });

  it('name what runs out', () => {
    expect(bottleneckSentence(bottleneck({ resource: 'host-cpu' }), null)).toBe('The machine CPU runs out first.');
    expect(bottleneckSentence(bottleneck({ resource: 'pool', drifts: true }), bottleneck({ resource: 'database' }))).toBe(
      'The connection pool runs out first, then the database: a guess, since what a request takes of the connection pool changed over the ladder.',
    );
  });

  it('tell each parameter of the law with its range, and why there is no peak', () => {
    const told = Object.fromEntries(fitFacts(fitOf(demoSystem, 7)));
    expect(told.Peak).toBe('637 req/s [627, 650], measured');
    expect(told['κ, coherency']).toBe('8.00e−4 [6.80e−4, 9.20e−4] (95 % range)');
    const none = Object.fromEntries(
      fitFacts(fitOf(demoSystem, 7, { peak: null, identifiable: false, reasons: [reason('peak-open', { highest: 1 })] })),
    );
    expect(none.Peak).toBe('not identifiable: where throughput peaks is open above');
  });

  it('order plateaus by load, whatever the order they were made in', () => {
    const points = [40, 10, 20].map((journeys, order) => plateau(demoSystem, order, journeys));
    expect(byLoad(points, 'journeys').map((point) => loadName(point, 'journeys'))).toEqual([
      '10 journeys/s',
      '20 journeys/s',
      '40 journeys/s',
    ]);
  });
});
