import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parsePlanTarget } from '../../../engine/config/index.ts';
import { verdictReasonSchema } from '../../../engine/model/target.ts';
import { endsWords } from '../../../reports/words/plan/assumptions.ts';
import { checklistSentence, lineNumbers } from '../../../reports/words/plan/checklist.ts';
import { findingReasons, knownFindingCodes } from '../../../reports/words/plan/evidence.ts';
import { money, moneyRange } from '../../../reports/words/plan/money.ts';
import { planChips, planSentences } from '../../../reports/words/plan/plan.ts';
import { currentPhase } from '../../../reports/words/plan/roadmap.ts';
import { chanceWords, monthsWords, rateWords, roiChips, roiSentences } from '../../../reports/words/plan/roi.ts';
import { barePlan, fullPlan, lateRoi, losingRoi, plainRoi, riskyRoi } from './variants.ts';

const root = path.join(import.meta.dirname, '../../..');

it.each([
  [6000, 'USD', '$6,000'],
  [9390.6586, 'USD', '$9,391'],
  [-50, 'USD', '−$50'],
  [42.257, 'EUR', '€42.26'],
  [0.219, 'USD', '$0.219'],
  [0.00114, 'USD', '$0.00114'],
  [0.0000237, 'USD', '$0.0000237'],
  [0, 'USD', '$0'],
  [-0.0000000001, 'USD', '$0'],
  [1200, 'CHF', 'CHF 1,200'],
  [null, 'USD', '–'],
])('%s %s is %s', (amount, currency, words) => {
  expect(money(amount, currency)).toBe(words);
});

it('tells ranges, months, rates and chances as people read them', () => {
  expect(moneyRange({ value: 0.3, low: 0.27, high: null }, 'USD')).toBe('$0.300 [0.270, open]');
  expect(moneyRange({ value: 300, low: null, high: null }, 'USD')).toBe('$300');
  expect([monthsWords(4.44), monthsWords(1), monthsWords(20)]).toEqual(['4.4 months', '1 month', '20 months']);
  expect([rateWords(0.1), rateWords(0.225), rateWords(0.08)]).toEqual(['10 %', '22.5 %', '8 %']);
  expect([0, 0.002, 0.12, 0.998, 1].map(chanceWords)).toEqual(['0 %', 'less than 1 %', '12 %', 'more than 99 %', '100 %']);
  expect(endsWords({ code: 'months', low: 10, high: 14 }, 'USD')).toBe('10 to 14 months');
  expect(endsWords({ code: 'benefit', low: 1200, high: 1800 }, 'USD')).toBe('$1,200 to $1,800');
});

it('says in its first sentence whether it pays', () => {
  expect([plainRoi(), losingRoi(), lateRoi()].map((roi) => roiSentences(roi)[0])).toEqual([
    'Pays back in 4.4 months: $6,000 at the start brings $1,350 a month after its own costs, 22.5 % of it a month.',
    'Never pays back: it costs $50 a month more than it brings.',
    'Does not pay back within 12 months but after 20 months: $6,000 at the start brings $300 a month after its own costs, 5 % of it a month.',
  ]);
  expect(roiChips(riskyRoi(), riskyRoi().prices).map(({ word, tone }) => [word, tone])).toEqual([
    ['pays in 10.9 months', 'good'],
    ['41 %', 'unsure'],
    ['old: 206 days', 'unsure'],
  ]);
});

it('a plan answers with its capacity, or says that there is none', () => {
  const [first, ...rest] = planSentences(fullPlan());
  expect(first).toMatch(/^The demo takes 142 journeys\/s/);
  expect(rest.at(-1)).toBe('Go-live: 5 of 14 lines met, 3 missed, 6 without evidence.');
  expect(planSentences(barePlan())[0]).toContain('`headroom capacity`');
  expect(planChips(barePlan()).map(({ word }) => word)).toEqual(['not measured', '0 of 14 proven']);
  expect(checklistSentence([])).toBe('Go-live: 0 of 0 lines met.');
});

it('the phase that counts is the first that has begun and is not met', () => {
  const { roadmap } = fullPlan();
  expect(roadmap && currentPhase(roadmap)?.name).toBe('Phase 1');
  const phases = (roadmap?.phases ?? []).map((phase, index) => ({ ...phase, state: index < 2 ? ('met' as const) : ('upcoming' as const) }));
  expect(currentPhase({ phases, rows: [] })?.name).toBe('Phase 2');
});

it('availability is told as itself, though its complement is judged', () => {
  const target = parsePlanTarget({ target: 'availability >= 99.9 %', abort: false });
  const actual = { value: 0.0004, low: 0.0003, high: 0.0006, confidence: 0.95, samples: 1000 };
  const item = { line: 'availability', group: 'technical', target, status: 'no-evidence', actual, evidence: null, reasons: [] } as const;
  expect(lineNumbers({ ...item, reasons: [] }, 'USD').measured).toMatch(/^99\.96 % \[99\.9/);
});

it('every code that a finding can have, has words', () => {
  const files = globSync('engine/{plan,campaign/plan}/*.ts', { cwd: root });
  const codes = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:noEvidence\(|code: )'([a-z-]+)'/g)].map(([, code = '']) => code),
  );
  expect(new Set(codes).size).toBeGreaterThan(12);
  const notFindings = new Set(['setup', 'setup-hours', 'hourly-rate', 'setup-other', 'operating', 'benefit', 'rate', 'months']);
  const judged: ReadonlySet<string> = new Set(verdictReasonSchema.shape.code.options);
  expect([...new Set(codes)].filter((code) => !knownFindingCodes.has(code) && !judged.has(code) && !notFindings.has(code))).toEqual([]);
  expect(findingReasons({ actual: null, reasons: [{ code: 'constructor', facts: {} }] }, null)).toEqual(['constructor']);
});
