import type { CapacityReport, TargetCapacity } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import type { Projection } from '../../../engine/model/projection.ts';
import { counted, significant } from '../digits.ts';
import { capital } from '../facts.ts';
import { estimated } from '../quantity.ts';
import { unitOf } from '../targets.ts';
import { bracketOf, leadCapacity } from './lead.ts';
import { byLoad, counting, loadName } from './load.ts';
import { amount, beyond, measures, rangeName, writtenOf } from './projection.ts';
import { capacityReasons, refusal } from './reasons.ts';
import { bottleneckSentence } from './resources.ts';
import { targetPhrase } from './target.ts';

/** What was loaded, as the beginning of a sentence that goes on with a verb. */
function subject({ pointsFile, scenario, environment }: CapacityReport): string {
  if (pointsFile !== null) return `By ${pointsFile}, the system`;
  if (environment === 'demo') return 'The demo';
  if (environment === null) return scenario ?? 'The system';
  return scenario === null ? `The environment ${environment}` : `On ${environment}, ${scenario}`;
}

function throughputOf({ pointsFile, scenario, environment }: CapacityReport): string {
  if (pointsFile !== null) return `By ${pointsFile}, throughput`;
  if (environment === 'demo') return 'Throughput of the demo';
  if (environment === null) return `Throughput${scenario === null ? '' : ` of ${scenario}`}`;
  return `On ${environment}, throughput${scenario === null ? '' : ` of ${scenario}`}`;
}

/** `142 journeys/s (610 req/s, about 1,700 users)`. */
function loadClause({ throughput, journeysPerSecond, users }: TargetCapacity): string {
  const rate = amount(throughput, measures.requests);
  const people = users === null || users.value === null ? [] : [`about ${amount(users, measures.users)}`];
  if (journeysPerSecond === null || journeysPerSecond.value === null) return people.length === 0 ? rate : `${rate} (${people.join('')})`;
  return `${amount(journeysPerSecond, measures.journeys)} (${[rate, ...people].join(', ')})`;
}

const leading = ({ journeysPerSecond, throughput }: TargetCapacity): Projection =>
  journeysPerSecond === null || journeysPerSecond.value === null ? throughput : journeysPerSecond;

function between(projection: Projection): string {
  const { low, high } = writtenOf(projection);
  if (low !== null && high !== null) return `between ${low} and ${high}`;
  if (low !== null) return `at least ${low}, open above`;
  return high === null ? 'without a range' : `at most ${high}`;
}

/** The load of a plateau: `60 journeys/s (258 req/s)`. */
function plateauClause(point: LoadPoint, { steppedBy, driver }: CapacityReport): string {
  const rate = `${significant(point.throughput.value)} req/s`;
  if (steppedBy === 'concurrency') return rate;
  return driver === 'ws' ? loadName(point, steppedBy) : `${loadName(point, steppedBy)} (${rate})`;
}

const clauses = (reasons: CapacityReport['reasons']): string => {
  const told = capacityReasons(reasons).join('; ');
  return told === '' ? '' : `: ${told}`;
};

/** Connections that are held end between two plateaus, and nothing is told in between. */
function heldConnections(report: CapacityReport, capacity: TargetCapacity): string | null {
  const { pass, fail } = bracketOf(report.points, capacity);
  if (report.driver !== 'ws' || report.steppedBy !== 'connections' || pass === null || fail === null) return null;
  return `${subject(report)} holds ${loadName(pass, 'connections')} with ${targetPhrase(capacity.target)}, and no longer ${loadName(fail, 'connections')}.`;
}

function found(report: CapacityReport, capacity: TargetCapacity): string {
  const held = heldConnections(report, capacity);
  if (held !== null) return held;
  const { throughput } = capacity;
  const target = targetPhrase(capacity.target);
  const number = leading(capacity);
  if (throughput.label === 'measured') return `${subject(report)} takes ${loadClause(capacity)} with ${target}: ${between(number)}.`;
  const how = [`${throughput.label}`, beyond(throughput)].filter((part) => part !== null).join(', ');
  return `${subject(report)} would take ${loadClause(capacity)} with ${target}: ${between(number)} (${rangeName(number)}; ${how}).`;
}

function above(report: CapacityReport, capacity: TargetCapacity): string[] {
  const highest = bracketOf(report.points, capacity).pass ?? byLoad(counting(report.points), report.steppedBy).at(-1);
  const upTo = highest === undefined ? '' : `, up to ${plateauClause(highest, report)}`;
  const kept = `${subject(report)} keeps ${targetPhrase(capacity.target)} at every load measured${upTo}: where it ends was not reached${
    capacityReasons(report.reasons).length === 0 ? '' : `, since ${capacityReasons(report.reasons).join('; ')}`
  }.`;
  if (capacity.throughput.value === null) return [kept, `How much more it takes is ${refusal(capacity.throughput)}.`];
  return [found(report, capacity), kept];
}

function below(report: CapacityReport, capacity: TargetCapacity): string {
  const { fail } = bracketOf(report.points, capacity);
  const lightest = fail ?? byLoad(counting(report.points), report.steppedBy)[0];
  const actual = lightest?.verdicts.find(({ target }) => target === capacity.target.text)?.actual ?? null;
  const measured = actual === null ? '' : `: ${estimated(actual, unitOf(capacity.target.metric, capacity.target.statistic))}`;
  const where =
    lightest === undefined ? 'at the lightest load measured' : `already at ${plateauClause(lightest, report)}, the lightest load measured`;
  return `${subject(report)} misses ${targetPhrase(capacity.target)} ${where}${measured}.`;
}

function withoutTarget(report: CapacityReport): string[] {
  const fit = report.model?.fit ?? null;
  const range = report.model?.range.throughput;
  const measured = range === undefined ? '' : ` up to ${significant(range.high)} req/s`;
  if (fit?.peak) {
    const { throughput, concurrency } = fit.peak;
    return [
      `${throughputOf(report)} peaks at ${amount(throughput, measures.requests)} with ${amount(concurrency, measures.inFlight)}: ${between(throughput)} (${rangeName(throughput)}; ${throughput.label}). More load than that gives less.`,
    ];
  }
  const why = fit === null ? capacityReasons(report.model?.reasons ?? []) : capacityReasons(fit.reasons);
  return [`${throughputOf(report)} shows no end${measured}${why.length === 0 ? '' : `: ${why.join('; ')}`}.`];
}

function answerOf(report: CapacityReport): string[] {
  const capacity = leadCapacity(report);
  if (report.outcome === 'invalid' || report.model === null) {
    const why = clauses(report.reasons) || clauses(report.points.flatMap(({ excluded }) => excluded));
    const kind = {
      invalid: 'No capacity is claimed',
      interrupted: 'Interrupted before a plateau counted',
      'no-data': 'No capacity can be told',
    }[report.outcome as string];
    return [`${kind ?? 'No capacity can be told'}${why}.`];
  }
  if (capacity === null) return withoutTarget(report);
  switch (capacity.found) {
    case 'between':
      return [found(report, capacity)];
    case 'above':
      return above(report, capacity);
    case 'below':
      return [below(report, capacity)];
    case 'no-data':
      return [`Whether ${targetPhrase(capacity.target)} is kept cannot be told${clauses(report.reasons)}.`];
  }
}

/** The answer in sentences, the first of which can stand alone: how much is taken within the target, what runs out first, what keeps it from being trusted. */
export function capacitySentences(report: CapacityReport): string[] {
  const told = answerOf(report);
  const { model, plan, points } = report;
  const first =
    report.outcome === 'interrupted' && model !== null && !told.some((sentence) => sentence.includes('interrupted'))
      ? [
          `Interrupted after ${counted(points.length, 'plateau')}${plan === null ? '' : ` of about ${plan.plateaus} planned`}: what follows is of those.`,
        ]
      : [];
  const resources =
    model === null || report.outcome === 'invalid' || report.mode === 'points' ? [] : [bottleneckSentence(model.bottleneck, model.next)];
  return [...told.slice(0, 1), ...resources, ...told.slice(1), ...first].map(capital);
}

/** The same in one piece. */
export function capacitySentence(report: CapacityReport): string {
  return capacitySentences(report).join(' ');
}
