import { describe, expect, it } from 'vitest';
import { type CampaignReport, campaignReportSchema } from '../../../engine/model/campaign.ts';
import { campaignFormats } from '../../../reports/campaign/index.ts';
import { filled, freeFields, hostileStrings } from '../hostile.ts';
import {
  elementsOf,
  expectColumns,
  expectKept,
  expectNoControl,
  expectOwnColours,
  expectOwnJunit,
  expectOwnMarkdown,
  expectOwnPage,
  expectShort,
  fieldNames,
  rendered,
} from '../hostile-checks.ts';
import { reason } from './builders.ts';
import { regressedReport, scheduleReport, storedReport } from './variants.ts';

/** Everything a campaign can hold at once, few of each. */
function fullReport(): CampaignReport {
  const duet = regressedReport();
  const { comparison, targets } = storedReport();
  const changes = duet.comparison?.changes.slice(0, 5) ?? [];
  return campaignReportSchema.parse({
    ...duet,
    campaign: {
      ...duet.campaign,
      name: 'monthly',
      runs: [{ id: 'run-1', role: 'block', side: null, phase: 'detection', round: 0, first: 'base' }],
    },
    reasons: [
      reason('sides-not-separated', { why: 'same-version', version: 'v1' }),
      reason('base-fails-checks', { side: 'base', check: 'status 200', failed: 12 }),
      reason('environment-not-separable', { keys: 'kernel' }),
      reason('invalid-run', { side: 'base', run: 'run-1', why: 'aborted' }),
      reason('work-counter-rose', { counter: 'dbQueries', endpoint: 'GET /x', base: 1, head: 2 }),
    ],
    sides: duet.sides && {
      base: { ...duet.sides.base, git: { commit: 'abc', branch: 'main', dirty: true } },
      head: duet.sides.head,
    },
    separation: duet.separation && { ...duet.separation, base: { version: 'v1', sent: 1, counted: 1 } },
    comparison: comparison && {
      ...comparison,
      changes: changes.map((change) => ({
        ...change,
        evidence: change.evidence && { ...change.evidence, units: change.evidence.units.slice(0, 6) },
      })),
    },
    targets: targets.slice(0, 2).map((verdict) => ({ ...verdict, endpoints: verdict.endpoints.slice(0, 1) })),
    override: { by: 'Ada', why: 'a reason', at: '2026-03-12T10:02:00.000Z' },
    notes: scheduleReport().notes,
  });
}

const base = fullReport();
const fields = freeFields(base, campaignReportSchema);
const turns = hostileStrings.map((_, turn) => turn);
const reports = turns.map((turn) => filled(base, fields, turn));
const { text, html, markdown, junit, json } = campaignFormats;

it('knows every field of a campaign that holds what somebody wrote', () => {
  const names = fieldNames(fields);
  for (const name of [
    'override.why',
    'override.by',
    'sides.base.name',
    'sides.head.url',
    'notes',
    'reproduce',
    'campaign.command',
    'separation.base.version',
  ])
    expect(names).toContain(name);
  expect(new Set(names).size).toBeGreaterThan(40);
});

describe('terminal', () => {
  it('gets no control or direction character', () => {
    for (const report of reports) expectNoControl(text.render(report, { reportPath: hostileStrings[9] ?? '' }));
  });

  it('gets only our own colours', () => {
    for (const report of reports.filter((_, turn) => turn % 6 === 0)) expectOwnColours(text.render(report, { colour: true }));
  });

  it('keeps its columns, the command to copy excepted', () => {
    for (const report of reports.filter((_, turn) => turn % 6 === 0)) expectColumns(text.render(report));
  });
});

it('JSON gives back what it was given, and steers no terminal', () => {
  for (const report of reports) expectKept(json.render(report), report);
});

it('JUnit holds only its own elements and characters that XML allows', () => {
  const known = elementsOf(junit.render(base));
  for (const name of ['error', 'failure', 'skipped']) known.add(name);
  for (const report of reports) {
    expectOwnJunit(junit.render(report), known);
  }
});

it('the page holds only the elements of a harmless campaign', () => {
  const known = elementsOf(html.render(base)).add('code');
  for (const report of reports) {
    const written = html.render(report);
    expectNoControl(written);
    expectOwnPage(written, known);
  }
});

describe('Markdown', () => {
  it('renders without a link, a picture, a mention or an element that is not ours', () => {
    for (const report of reports.filter((_, turn) => turn % 8 === 0))
      expectOwnMarkdown(rendered(markdown.render(report, { reportPath: hostileStrings.at(-3) ?? '' })));
  });

  it('stays within ten lines before the fold and within what GitHub takes', () => {
    for (const report of reports) expectShort(markdown.render(report, { reportPath: 'report.html' }));
  });
});
