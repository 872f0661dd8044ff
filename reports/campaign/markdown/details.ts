import type { CampaignReport } from '../../../engine/model/campaign.ts';
import type { Change } from '../../../engine/model/comparison.ts';
import { metricById } from '../../../engine/model/metric.ts';
import { code, markdownTable, plainMarkdown } from '../../formats/markdown/escape.ts';
import type { Detail } from '../../formats/markdown/folded.ts';
import { targetsDetail } from '../../formats/markdown/targets.ts';
import { campaignReasons, contextOf } from '../../words/campaign.ts';
import { campaignFacts } from '../../words/campaign-facts.ts';
import { movement } from '../../words/change.ts';
import { changeChip, glyphs } from '../../words/chips.ts';
import { changeReasons, placeName } from '../../words/comparison.ts';
import { detectable } from '../../words/detectable.ts';
import { count, counted } from '../../words/digits.ts';
import { capital } from '../../words/facts.ts';
import { familyOf } from '../../words/family.ts';
import type { Fact } from '../../words/provenance.ts';
import { quantities } from '../../words/quantity.ts';
import { ruleFacts } from '../../words/rule.ts';

const mostRows = 30;

function changeRows(report: CampaignReport, changes: readonly Change[]): string {
  const context = contextOf(report);
  const rows = changes.slice(0, mostRows).map((change) => {
    const { unit } = metricById(change.metric);
    const chip = changeChip(change.verdict);
    return [
      code(placeName(change)),
      `${glyphs[chip.tone]} ${chip.word}`,
      ...quantities(change.base, change.head, unit),
      change.head === change.base ? 'same' : plainMarkdown(movement(change)),
      detectable(change),
      `${count(change.baseSamples)}, ${count(change.headSamples)}`,
      plainMarkdown(changeReasons(change, context).join('; ')),
    ];
  });
  const titles = ['Number', 'Verdict', 'Base', 'Head', 'Change', 'Detectable', 'n base, head', 'Why'];
  const table = markdownTable(titles, [false, false, true, true, true, true, true, false], rows);
  return changes.length > mostRows ? `${table}\n\nand ${count(changes.length - mostRows)} more: the report shows all.` : table;
}

function gate(report: CampaignReport): Detail | null {
  if (report.comparison === null) return null;
  const { judged, counters, sameCounters } = familyOf(report.comparison);
  const rows = [...judged, ...counters];
  if (rows.length === 0) return null;
  const same = sameCounters === 0 ? '' : `\n\n${counted(sameCounters, 'work counter')} the same.`;
  return { title: 'What the gate judges', body: `${changeRows(report, rows)}${same}` };
}

function advice(report: CampaignReport): Detail | null {
  if (report.comparison === null) return null;
  const { advisory, rest } = familyOf(report.comparison);
  return advisory.length + rest.length === 0
    ? null
    : {
        title: `Advice, which never blocks: ${count(advisory.length)} moved of ${count(advisory.length + rest.length)} others`,
        body: changeRows(report, [...advisory, ...rest]),
      };
}

const list = (facts: readonly Fact[]): string =>
  markdownTable(
    ['', ''],
    [false, false],
    facts.map(([name, value]) => [plainMarkdown(name), plainMarkdown(value)]),
  );

function reasons(report: CampaignReport): Detail | null {
  const all = [...campaignReasons(report).map((reason) => `${capital(reason)}.`), ...report.notes];
  return all.length === 0 ? null : { title: 'Reasons and notes', body: all.map((each) => `- ${plainMarkdown(each)}`).join('\n') };
}

/** Everything below the fold, most wanted first. */
export function details(report: CampaignReport): Detail[] {
  const rule = ruleFacts(report);
  return [
    gate(report),
    targetsDetail(report.targets),
    reasons(report),
    advice(report),
    { title: 'How it was measured', body: list(campaignFacts(report)) },
    rule.length === 0 ? null : { title: 'The rule', body: list(rule) },
  ].filter((detail) => detail !== null);
}
