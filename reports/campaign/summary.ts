import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { Change } from '../../engine/model/comparison.ts';
import { metricById } from '../../engine/model/metric.ts';
import type { RenderOptions } from '../formats/format.ts';
import { markdownTable } from '../formats/markdown/escape.ts';
import { type Detail, folded } from '../formats/markdown/folded.ts';
import { contextOf } from '../words/campaign.ts';
import { difference, percentChange } from '../words/change.ts';
import { cleanDocument } from '../words/clean.ts';
import { placeName } from '../words/comparison.ts';
import { nothingDetectable } from '../words/detectable.ts';
import { count } from '../words/digits.ts';
import { quantity } from '../words/quantity.ts';
import type { CampaignFormat } from './format.ts';
import { details } from './markdown/details.ts';
import { aboveTheFold } from './markdown.ts';

/** GitHub takes 1 MiB (1,048,576 bytes) of summary a step, and drops all of it when there is more. No character of a JavaScript string takes more than three bytes. */
const mostSummaryCharacters = 340_000;

/** Every block or session behind a verdict, so that it can be counted again. */
function evidence(change: Change, report: CampaignReport): Detail[] {
  if (change.evidence === null) return [];
  const { unit } = metricById(change.metric);
  const moved = (base: number | null, head: number | null): string => {
    if (base === null || head === null) return '–';
    return change.scale === 'ratio' && base > 0 ? percentChange(head / base - 1) : difference(head - base, unit);
  };
  const rows = change.evidence.units.map(({ base, head, baseSamples, headSamples, round, first, phase }, index) => [
    count(index + 1),
    phase,
    count(round + 1),
    first ?? '–',
    quantity(base, unit),
    quantity(head, unit),
    moved(base, head),
    `${count(baseSamples)}, ${count(headSamples)}`,
  ]);
  const titles = ['', 'Phase', 'Round', 'First', 'Base', 'Head', 'Change', 'n base, head'];
  return [
    {
      title: `Every ${contextOf(report).unit ?? 'session'} of ${placeName(change)}`,
      body: markdownTable(titles, [true, false, true, false, true, true, true, true], rows),
    },
  ];
}

/** The summary of a step in GitHub: at most ten lines, the rest folded below, with every block of the judged numbers; always within what GitHub takes. */
function render(unclean: CampaignReport, { reportPath }: RenderOptions = {}): string {
  const report = cleanDocument(unclean);
  const judged = (report.comparison?.changes ?? []).filter(({ primary }) => primary);
  const below = [...details(report), ...judged.flatMap((change) => evidence(change, report))];
  const above = [aboveTheFold(report, reportPath), nothingDetectable(report)].filter(Boolean).join('\n- ');
  return folded(above, below, mostSummaryCharacters, 'a summary');
}

export const summary: CampaignFormat = { name: 'summary', extension: 'md', render };
