import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import type { Section } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { capacityFacts } from '../../../words/capacity/facts.ts';
import { loadName } from '../../../words/capacity/load.ts';
import { count, counted } from '../../../words/digits.ts';
import { moment } from '../../../words/moment.ts';
import type { Fact } from '../../../words/provenance.ts';

function identity({ campaign, pointsFile }: CapacityReport): Fact[] {
  if (campaign === null) return pointsFile === null ? [] : [['Points', pointsFile]];
  return [
    ['Campaign', campaign.id],
    ['Scenario', campaign.scenario],
    ['Environment', campaign.environment],
    ['Started', moment(campaign.startedAt)],
    ['Ended', campaign.endedAt === null ? 'not ended' : moment(campaign.endedAt)],
    ['Command', campaign.command],
  ];
}

/** How it was measured, how to repeat it, and every run it is made of, in the order they were made. */
export function origin(report: CapacityReport): Section {
  const runs = report.points.filter(({ run }) => run !== null).sort((a, b) => a.order - b.order);
  return {
    title: 'Where the numbers come from',
    content: markup`<p>To repeat it: <code class="command">${report.reproduce}</code></p>${factList([...capacityFacts(report), ...identity(report)])}${
      runs.length > 0 &&
      markup`<details><summary>${counted(runs.length, 'run')}, in the order they were made</summary>${table<LoadPoint>(
        'Runs of the capacity',
        [
          { title: 'Run', cell: ({ run }) => run },
          { title: 'Load', number: true, cell: (point) => loadName(point, report.steppedBy) },
          { title: 'Replicas', number: true, cell: ({ replicas }) => count(replicas) },
        ],
        runs,
      )}</details>`
    }`,
  };
}
