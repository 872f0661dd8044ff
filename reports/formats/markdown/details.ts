import { metricById } from '../../../engine/model/metric.ts';
import type { Report } from '../../../engine/model/report.ts';
import { movement, percentChange, smallestDetectable } from '../../words/change.ts';
import { changeChip, glyphs } from '../../words/chips.ts';
import { changeReasons, pinnedSentence, placeName } from '../../words/comparison.ts';
import { count, significant } from '../../words/digits.ts';
import { errorTotal } from '../../words/errors.ts';
import { capital } from '../../words/facts.ts';
import { healthReasons, healthSentence } from '../../words/health.ts';
import { labMedian, labPlace, labRating, owedWords } from '../../words/lab.ts';
import { secondOpinionSentence } from '../../words/opinion.ts';
import { provenanceFacts } from '../../words/provenance.ts';
import { estimated, quantity } from '../../words/quantity.ts';
import { unitOfMode } from '../../words/reason.ts';
import { block, code, markdownTable, plainMarkdown } from './escape.ts';
import type { Detail } from './folded.ts';
import { targetsDetail } from './targets.ts';

const mostRows = 30;

function changes({ comparison }: Report): Detail | null {
  if (comparison === null || comparison.changes.length === 0) return null;
  const rows = comparison.changes.slice(0, mostRows).map((change) => {
    const { unit } = metricById(change.metric);
    const chip = changeChip(change.verdict);
    return [
      code(placeName(change)),
      `${glyphs[chip.tone]} ${chip.word}`,
      quantity(change.base, unit),
      quantity(change.head, unit),
      plainMarkdown(movement(change)),
      smallestDetectable(change) ?? '–',
      `${count(change.baseSamples)}, ${count(change.headSamples)}`,
      plainMarkdown(changeReasons(change, { unit: unitOfMode(comparison.mode) }).join('; ')),
    ];
  });
  const titles = ['Number', 'Verdict', 'Before', 'Now', 'Change', 'Detectable', 'n before, now', 'Why'];
  const pinned = pinnedSentence(comparison);
  const table = markdownTable(titles, [false, false, true, true, true, true, true, false], rows);
  return { title: 'Changes', body: pinned === null ? table : `${table}\n\n${plainMarkdown(pinned)}` };
}

function lab({ lab: rows }: Report): Detail | null {
  if (rows.length === 0) return null;
  const lines = rows.flatMap((row) =>
    row.metrics.map((metric) => [
      code(labPlace(row)),
      plainMarkdown(metricById(metric.metric).label),
      plainMarkdown(labMedian(metric)),
      plainMarkdown(labRating(metric) || '–'),
      code(metric.metric === 'chunk' ? (row.largestScript ?? '–') : owedWords(row, metric.metric) || '–'),
    ]),
  );
  return {
    title: 'Page lab',
    body: markdownTable(['Page', 'What', 'Median', 'Rating', 'Owed to'], [false, false, true, false, false], lines),
  };
}

function endpoints(report: Report): Detail | null {
  if (report.endpoints.length === 0) return null;
  const sorted = [...report.endpoints].sort((a, b) => (b.p95?.value ?? -1) - (a.p95?.value ?? -1) || b.samples - a.samples);
  const cell = (value: number | null): string => (value === null ? '–' : significant(value));
  const rows = [...sorted.slice(0, mostRows), { ...report.overall, name: 'all requests' }].map((row) => [
    code(row.name),
    count(row.samples),
    cell(row.requestsPerSecond),
    row.p50 === null ? '–' : cell(row.p50.value),
    plainMarkdown(estimated(row.p95, 'ms')),
    row.p99 === null ? '–' : cell(row.p99.value),
    quantity(row.errorRate, 'fraction'),
    cell(row.dbTime),
    row.change === null ? '–' : percentChange(row.change),
  ]);
  return {
    title: 'Endpoints',
    body: markdownTable(
      ['Endpoint', 'n', 'req/s', 'p50 ms', 'p95', 'p99 ms', 'failed', 'database ms', 'p95 change'],
      [false, true, true, true, true, true, true, true, true],
      rows,
    ),
  };
}

function errors(report: Report): Detail | null {
  if (report.errors.length === 0) return null;
  const groups = report.errors.slice(0, 10);
  const rows = groups.map((group) => [
    count(group.count),
    code(group.check ?? group.name),
    code(group.message),
    group.status === 0 ? '–' : String(group.status),
  ]);
  const examples = groups.flatMap((group) => group.examples.slice(0, 1));
  const table = markdownTable(['Times', 'What', 'Message', 'Status'], [true, false, false, true], rows);
  return { title: errorTotal(report.errors), body: examples.length === 0 ? table : `${table}\n\n${block(examples)}` };
}

function generator({ run, secondOpinion }: Report): Detail {
  const { invalidating, cautions } = healthReasons(run.health);
  const lines = [
    healthSentence(run.health),
    ...[...invalidating, ...cautions].map((reason) => `${capital(reason)}.`),
    ...(secondOpinion ? [secondOpinionSentence(secondOpinion)] : []),
  ];
  return { title: 'Generator', body: lines.map((line) => `- ${plainMarkdown(line)}`).join('\n') };
}

function origin(report: Report): Detail {
  return {
    title: 'Where the numbers come from',
    body: markdownTable(
      ['', ''],
      [false, false],
      provenanceFacts(report).map(([name, value]) => [plainMarkdown(name), code(value)]),
    ),
  };
}

/** Everything below the fold, most wanted first. */
export function details(report: Report): Detail[] {
  return [
    targetsDetail(report.verdicts, report.custom),
    changes(report),
    lab(report),
    endpoints(report),
    errors(report),
    generator(report),
    origin(report),
  ].filter((detail) => detail !== null);
}
