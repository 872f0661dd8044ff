import type { AutoscaleReport, ScalingOutcome, ScalingSeries } from '../../../engine/model/autoscale.ts';
import type { Markup } from '../../markup.ts';
import { count, significant } from '../../words/digits.ts';
import { clock, duration } from '../../words/quantity.ts';
import { scalingFigure } from './clock.ts';
import { coarser } from './coarser.ts';
import { backlogPanel, demandPanel, replicasPanel } from './panels.ts';

const mostRows = 60;
/** Points that a picture of a page's width shows, and one of several below each other. */
const mostPoints = 360;
const mostPointsEach = 240;

/** How to read the shading, and how fine it is. */
function note(series: ScalingSeries, { violation }: ScalingOutcome): string {
  const step = series.widthS > 1 ? ` Each point stands for ${duration(series.widthS)}.` : '';
  return `${violation.seconds > 0 ? 'Shaded: behind the promise.' : 'Never behind the promise.'}${step}`;
}

function numbers(outcome: ScalingOutcome) {
  const few = coarser(outcome.series, mostRows);
  const end = (few.atS.at(-1) ?? 0) + few.widthS;
  return {
    titles: ['From', 'Demand, req/s', 'Capacity, req/s', 'Replicas', 'Ready', 'Waiting', 'Behind, s'],
    rows: few.atS.map((at, index) => [
      clock(at, end),
      significant(few.demand[index] ?? 0),
      significant(few.capacity[index] ?? 0),
      count(few.replicas[index] ?? 0),
      count(few.ready[index] ?? 0),
      count(few.backlog[index] ?? 0),
      count(few.violationS[index] ?? 0),
    ]),
  };
}

/** The picture of the product for a policy: demand under what ready replicas can do, the replicas behind it, and what waits; time behind is shaded. */
export function courseChart(outcome: ScalingOutcome, id: string): Markup | null {
  const { violation } = outcome;
  const series = coarser(outcome.series, mostPoints);
  return scalingFigure(
    {
      id,
      title: `Demand under the ready capacity of ${outcome.policy.name}`,
      note: note(series, outcome),
      description: `Requests per second that arrive and that ready replicas can do, the number of replicas, and requests that wait; ${violation.seconds === 0 ? 'demand never passes the capacity' : `behind for ${duration(violation.seconds)}`}.`,
      data: numbers(outcome),
    },
    [
      { panel: (each) => demandPanel(each, 'Requests per second', 190), series },
      { panel: replicasPanel, series },
      ...(backlogPanel(series) === null ? [] : [{ panel: (each: ScalingSeries) => backlogPanel(each) ?? replicasPanel(each), series }]),
    ],
    coarser,
  );
}

/** Every policy under the same demand, one below the other. Null for fewer than two. */
export function policiesChart(report: AutoscaleReport, id: string): Markup | null {
  if (report.outcomes.length < 2) return null;
  return scalingFigure(
    {
      id,
      title: 'The same demand under each policy',
      note: 'Ready capacity over the demand; shaded: behind the promise.',
      description: `Ready capacity and demand of ${count(report.outcomes.length)} policies, one below the other.`,
      data: {
        titles: ['Policy', 'Behind, s', 'Instance hours', 'Most replicas'],
        rows: report.outcomes.map(({ policy, violation, instanceHours, replicas }) => [
          policy.name,
          count(violation.seconds),
          significant(instanceHours),
          count(replicas.most),
        ]),
      },
    },
    report.outcomes.map(({ policy, series }) => ({
      panel: (each) => demandPanel(each, `${policy.name}, req/s`, 96),
      series: coarser(series, mostPointsEach),
    })),
    coarser,
  );
}
