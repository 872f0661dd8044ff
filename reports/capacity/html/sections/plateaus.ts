import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import type { Estimate } from '../../../../engine/model/estimate.ts';
import type { LoadPoint, ResourceName } from '../../../../engine/model/load-point.ts';
import { chipMarkup } from '../../../formats/html/icons.ts';
import { say } from '../../../formats/html/section.ts';
import { type Column, ranged, table } from '../../../formats/html/table.ts';
import { type Markup, markup } from '../../../markup.ts';
import { plateauChip } from '../../../words/capacity/chips.ts';
import { leadCapacity } from '../../../words/capacity/lead.ts';
import { byLoad, loadNumber, loadUnits } from '../../../words/capacity/load.ts';
import { exclusionWords, generatorWords, slopeWords } from '../../../words/capacity/points.ts';
import { resourceNames } from '../../../words/capacity/resources.ts';
import { count, fixed, significant } from '../../../words/digits.ts';
import { capital } from '../../../words/facts.ts';
import { duration, quantity } from '../../../words/quantity.ts';
import type { CapacitySection } from '../section.ts';

function loadColumn({ steppedBy }: CapacityReport): Column<LoadPoint> {
  return { title: 'Load', unit: loadUnits[steppedBy], cell: (point) => loadNumber(point, steppedBy) };
}

const sampled = (estimate: Estimate | null): Markup | null =>
  estimate === null
    ? null
    : markup`${ranged(estimate)}${estimate.samples > 0 && markup`<br><span class="range">n = ${count(estimate.samples)}</span>`}`;

/** Whether it came to rest, and how its backlog moved. */
function steady(point: LoadPoint): Markup | null {
  if (point.steady === null) return null;
  const { holds, backlogSlope, halvesAgree } = point.steady;
  return markup`${holds ? 'yes' : 'no'}${halvesAgree === false && ', halves differ'}${backlogSlope !== null && markup`<br><span class="range">backlog ${slopeWords(backlogSlope)} a second</span>`}`;
}

/** How far the requests that the target counted in flight are from throughput times latency. */
function little(point: LoadPoint): Markup | null {
  if (point.little === null) return null;
  const { counted, expected, difference, holds } = point.little;
  return markup`${fixed(Math.abs(difference) * 100, 1)} %${!holds && ', does not hold'}<br><span class="range">${significant(counted)} counted, ${significant(expected)} expected</span>`;
}

const percentOf = (share: number | null): string | null =>
  share === null ? null : share === 0 ? '0' : quantity(share, 'fraction').replace(' %', '');

/** What was measured at each load, from the lightest to the highest. */
export const plateaus: CapacitySection = (report) => {
  const { points, steppedBy, mode } = report;
  if (points.length === 0) return null;
  const lead = leadCapacity(report)?.target.text ?? null;
  const rows = byLoad(points, steppedBy);
  return {
    title: mode === 'points' ? 'Points' : 'Plateaus',
    content: markup`<div class=\"slim\">${table<LoadPoint>(
      'Plateaus',
      [
        loadColumn(report),
        {
          title: lead === null ? 'Verdict' : lead,
          cell: (point) => {
            const chip = plateauChip(point, report);
            return chip === null ? null : chipMarkup(chip);
          },
        },
        { title: 'Throughput', unit: 'good req/s', number: true, cell: ({ throughput }) => ranged(throughput) },
        {
          title: 'In flight',
          unit: 'mean',
          number: true,
          cell: ({ concurrency }) => (steppedBy === 'concurrency' ? null : ranged(concurrency)),
        },
        { title: 'Mean', unit: 'ms', number: true, cell: ({ meanMs }) => ranged(meanMs) },
        { title: 'p95', unit: 'ms', number: true, cell: ({ p95Ms }) => sampled(p95Ms) },
        { title: 'Failed', unit: '%', number: true, cell: ({ errorRate }) => percentOf(errorRate) },
        { title: 'Not started', unit: '% of journeys', number: true, cell: ({ droppedShare }) => percentOf(droppedShare) },
        { title: 'Left out', className: 'reasons', blank: true, cell: exclusionWords },
      ],
      rows,
    )}</div>`,
  };
};

/** Whether each plateau may be believed: steady state, Little's law, what was used of each resource, the generator. */
export const checks: CapacitySection = (report) => {
  const rows = byLoad(report.points, report.steppedBy);
  const names = [...new Set(rows.flatMap(({ resources }) => resources.map(({ resource }) => resource)))];
  const checked = rows.some(({ steady, little, health }) => steady !== null || little !== null || health !== null);
  if (!checked && names.length === 0) return null;
  const used = (name: ResourceName): Column<LoadPoint> => {
    const waits = rows.some(({ resources }) => resources.some(({ resource, waiting }) => resource === name && waiting !== null));
    return {
      title: capital(resourceNames[name]),
      unit: waits ? '% used, waiting' : '% used',
      number: true,
      cell: ({ resources }) => {
        const use = resources.find(({ resource }) => resource === name);
        return use === undefined
          ? null
          : `${fixed(use.utilisation * 100, 0)}${use.waiting === null ? '' : `, ${significant(use.waiting)}`}`;
      },
    };
  };
  return {
    title: 'Checks of each plateau',
    content: markup`${say('A plateau counts when its backlog does not grow, its halves agree, the requests in flight that the target counted fit throughput times latency (Little’s law, within 5 %), and the generator kept time.', 'soft')}<div class="slim">${table<LoadPoint>(
      'Checks of each plateau',
      [
        loadColumn(report),
        { title: 'Judged', number: true, cell: ({ seconds }) => (seconds === null ? null : duration(seconds)) },
        { title: 'Steady', cell: steady },
        { title: 'Little’s law', unit: 'apart', number: true, cell: little },
        ...names.map(used),
        { title: 'Generator', cell: generatorWords },
      ],
      rows,
    )}</div>`,
  };
};
