import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { type CampaignReport, campaignReportSchema } from '../../../engine/model/campaign.ts';
import { campaignFormats } from '../../../reports/campaign/index.ts';
import { width } from '../../../reports/formats/text/columns.ts';
import { filled, freeFields, hostileStrings } from '../hostile.ts';
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

const control = /[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;
const elements = (written: string): Set<string> =>
  new Set([...written.matchAll(/<\/?([a-z][a-z0-9:-]*)/gi)].map(([, name = '']) => name.toLowerCase()));

it('knows every field of a campaign that holds what somebody wrote', () => {
  const names = fields.map((path) => path.filter((key) => typeof key === 'string').join('.'));
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
    for (const report of reports)
      expect(control.test(text.render(report, { reportPath: hostileStrings[9] ?? '' }).replaceAll('\n', ''))).toBe(false);
  });

  it('gets only our own colours', () => {
    const own = new RegExp(`${String.fromCharCode(0x1b)}\\[(?:[0-2]|3[1-5])m`, 'g');
    for (const report of reports.filter((_, turn) => turn % 6 === 0))
      expect(control.test(text.render(report, { colour: true }).replace(own, '').replaceAll('\n', ''))).toBe(false);
  });

  it('keeps its columns, the command to copy excepted', () => {
    for (const report of reports.filter((_, turn) => turn % 6 === 0)) {
      const lines = text.render(report).trimEnd().split('\n');
      const command = lines.lastIndexOf('Repeat') + 1;
      for (const [index, line] of lines.entries()) if (index !== command) expect(width(line), line).toBeLessThanOrEqual(80);
    }
  });
});

it('JSON gives back what it was given, and steers no terminal', () => {
  for (const report of reports) {
    const written = json.render(report);
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(report)));
    expect(written.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  }
});

it('JUnit holds only its own elements and characters that XML allows', () => {
  const known = elements(junit.render(base));
  for (const name of ['error', 'failure', 'skipped']) known.add(name);
  for (const report of reports) {
    const written = junit.render(report);
    expect([...elements(written)].filter((name) => !known.has(name))).toEqual([]);
    expect(written).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(written).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
  }
});

it('the page holds only the elements of a harmless campaign', () => {
  const known = elements(html.render(base));
  for (const report of reports) {
    const written = html.render(report);
    expect(control.test(written.replaceAll('\n', ''))).toBe(false);
    expect([...elements(written)].filter((name) => !known.has(name) && name !== 'code')).toEqual([]);
    const attributes = [...written.matchAll(/<[a-z][^>]*>/gi)].flatMap(
      ([tag]) => tag.match(/\s(?:on\w+|src\w*|style|href)="[^"]*"/gi) ?? [],
    );
    expect(attributes.filter((attribute) => !/^ href="#[a-z-]+"$/.test(attribute))).toEqual([]);
  }
});

describe('Markdown', () => {
  const known = new Set(['h3', 'strong', 'p', 'ul', 'li', 'code', 'details', 'summary', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
  const rendered = (written: string): string =>
    micromark(written, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

  it('renders without a link, a picture, a mention or an element that is not ours', () => {
    for (const report of reports.filter((_, turn) => turn % 8 === 0)) {
      const page = rendered(markdown.render(report, { reportPath: hostileStrings.at(-3) ?? '' }));
      expect([...elements(page)].filter((name) => !known.has(name))).toEqual([]);
      expect(page.replace(/<code>.*?<\/code>/gs, '')).not.toMatch(/@\w|\bhttps?:\/\/|\bwww\.\w|[\w/]#\d|\bGH-\d/i);
      expect(page.split('<details>').length).toBe(page.split('</details>').length);
    }
  });

  it('stays within ten lines before the fold and within what GitHub takes', () => {
    for (const report of reports) {
      const written = markdown.render(report, { reportPath: 'report.html' });
      expect(written.length).toBeLessThan(65_536);
      expect(written.slice(0, written.indexOf('<details>')).trim().split('\n').length).toBeLessThanOrEqual(10);
    }
  });
});
