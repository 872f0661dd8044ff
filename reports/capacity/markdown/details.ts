import type { CapacityReport } from '../../../engine/model/capacity.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { markdownTable, plainMarkdown } from '../../formats/markdown/escape.ts';
import type { Detail } from '../../formats/markdown/folded.ts';
import { foundChip, plateauChip } from '../../words/capacity/chips.ts';
import { capacityFacts } from '../../words/capacity/facts.ts';
import { fitFacts, tailFacts } from '../../words/capacity/fit.ts';
import { byLoad, loadName } from '../../words/capacity/load.ts';
import { assumptionWords, connectionsWords, efficiencyWords, situationNames, transferSentence } from '../../words/capacity/planning.ts';
import { busiestWords, exclusionWords, generatorWords, littleWords, steadyWords } from '../../words/capacity/points.ts';
import { type Measure, measuredNumber, measures, moneyMeasure, projected } from '../../words/capacity/projection.ts';
import { capacityReasons, refusal } from '../../words/capacity/reasons.ts';
import { glyphs } from '../../words/chips.ts';
import { capital } from '../../words/facts.ts';
import type { Fact } from '../../words/provenance.ts';
import { estimated, quantity, samples } from '../../words/quantity.ts';
import { targetName } from '../../words/targets.ts';

const cell = (projection: Projection | null | undefined, measure: Measure = measures.plain): string =>
  projection === null || projection === undefined ? '–' : projection.value === null ? refusal(projection) : projected(projection, measure);

const rowsOf = (rows: readonly (readonly (string | null)[])[]): string[][] =>
  rows.map((row) => row.map((each) => plainMarkdown(each ?? '–')));

function targets({ model }: CapacityReport): Detail | null {
  if (model === null || model.targets.length === 0) return null;
  const rows = model.targets.map((each) => {
    const chip = foundChip(each);
    return [
      targetName(each.target),
      `${glyphs[chip.tone]} ${chip.word}`,
      cell(each.journeysPerSecond),
      cell(each.throughput),
      cell(each.users, measures.users),
    ];
  });
  return {
    title: 'Capacity by target',
    body: markdownTable(['Target', 'Capacity', 'journeys/s', 'req/s', 'Users'], [false, false, true, true, true], rowsOf(rows)),
  };
}

function plateaus(report: CapacityReport): Detail | null {
  const rows = byLoad(report.points, report.steppedBy).map((point) => {
    const chip = plateauChip(point, report);
    return [
      loadName(point, report.steppedBy),
      chip === null ? null : `${glyphs[chip.tone]} ${chip.word}`,
      measuredNumber(point.throughput),
      measuredNumber(point.concurrency),
      estimated(point.meanMs, 'ms'),
      point.p95Ms === null ? null : `${estimated(point.p95Ms, 'ms')} (${samples(point.p95Ms.samples)})`,
      steadyWords(point),
      littleWords(point),
      busiestWords(point),
      generatorWords(point),
      exclusionWords(point),
    ];
  });
  const titles = ['Load', 'Verdict', 'req/s', 'In flight', 'Mean', 'p95', 'Steady', 'Little’s law', 'Busiest', 'Generator', 'Left out'];
  return rows.length === 0
    ? null
    : {
        title: `Every plateau: ${rows.length}`,
        body: markdownTable(titles, [false, false, true, true, true, true, false, false, false, false, false], rowsOf(rows)),
      };
}

function situations({ planning }: CapacityReport): Detail | null {
  if (planning === null || planning.situations.length === 0) return null;
  const rows = planning.situations.map(({ name, users, headroom, throughput, replicas, databaseConnections, costPerMonth }) => [
    situationNames[name],
    quantity(Math.round(users), 'users'),
    cell(headroom, measures.users),
    cell(throughput),
    cell(replicas, measures.replicas),
    connectionsWords(databaseConnections, null),
    cell(costPerMonth, moneyMeasure(planning.currency)),
  ]);
  const transfer = transferSentence(planning.transfer);
  const titles = ['Situation', 'Users', 'Headroom', 'req/s', 'Replicas', 'Database connections', 'A month'];
  return {
    title: 'Normal, peak, one zone lost',
    body: [markdownTable(titles, [false, true, true, true, true, true, true], rowsOf(rows)), plainMarkdown(transfer)]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

function needs({ planning }: CapacityReport): Detail | null {
  if (planning === null || planning.needs.length === 0) return null;
  const rows = planning.needs.flatMap(({ users, throughput, replicas }) =>
    replicas.map((row, index) => [
      quantity(users, 'users'),
      index === 0 ? cell(throughput) : '',
      efficiencyWords(row.efficiency),
      cell(row.replicas, measures.replicas),
      connectionsWords(row.databaseConnections, row.fitsDatabase),
      cell(row.costPerMonth, moneyMeasure(planning.currency)),
    ]),
  );
  const titles = ['Users', 'req/s', 'Efficiency', 'Replicas', 'Database connections', 'A month'];
  return { title: 'What more users need', body: markdownTable(titles, [true, true, false, true, true, true], rowsOf(rows)) };
}

function assumptions({ planning }: CapacityReport): Detail | null {
  if (planning === null || planning.assumptions.length === 0) return null;
  return {
    title: 'Assumptions',
    body: markdownTable(['What', 'Value', 'From'], [false, true, false], rowsOf(planning.assumptions.map(assumptionWords))),
  };
}

const list = (facts: readonly Fact[]): string => markdownTable(['', ''], [false, false], rowsOf(facts));

function model({ model: found }: CapacityReport): Detail | null {
  if (found === null) return null;
  const facts = [...(found.fit === null ? [] : fitFacts(found.fit)), ...(found.tail === null ? [] : tailFacts(found.tail))];
  return facts.length === 0 ? null : { title: 'The model', body: list(facts) };
}

function reasons({ reasons: ended, model: found, notes }: CapacityReport): Detail | null {
  const all = [...capacityReasons([...ended, ...(found?.reasons ?? [])]).map((reason) => `${capital(reason)}.`), ...notes];
  return all.length === 0 ? null : { title: 'Reasons and notes', body: all.map((each) => `- ${plainMarkdown(each)}`).join('\n') };
}

/** Everything below the fold, most wanted first. */
export function details(report: CapacityReport): Detail[] {
  return [
    targets(report),
    situations(report),
    needs(report),
    plateaus(report),
    model(report),
    assumptions(report),
    reasons(report),
    { title: 'How it was measured', body: list(capacityFacts(report)) },
  ].filter((detail) => detail !== null);
}
