import type { Bottleneck } from '../../../../engine/model/capacity.ts';
import { resourcesChart } from '../../../charts/capacity/resources.ts';
import { charts, say } from '../../../formats/html/section.ts';
import { plain, table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { fixSentence } from '../../../words/capacity/planning.ts';
import { bottleneckSentence, resourceNames } from '../../../words/capacity/resources.ts';
import { fixed } from '../../../words/digits.ts';
import type { CapacitySection } from '../section.ts';
import { projectionCell } from '../trust.ts';

/** What runs out first and what after it, and the cheapest change with its measured gain. */
export const bottleneck: CapacitySection = (report) => {
  const { model, planning, mode } = report;
  if (model === null || mode === 'points') return null;
  const rows = [model.bottleneck, model.next].filter((each) => each !== null);
  const fix = fixSentence(planning?.cheapestFix ?? null);
  const evidence = planning?.cheapestFix?.evidence ?? [];
  return {
    title: 'Bottleneck',
    content: markup`${say(bottleneckSentence(model.bottleneck, model.next))}${rows.length === 0 && say('The target’s own numbers (a metrics page, or its process) under probes in headroom.config.ts would name it.', 'soft')}${
      fix !== '' && markup`${say(fix)}${evidence.length > 0 && say(`Evidence: ${evidence.join(', ')}.`, 'soft')}`
    }${charts(resourcesChart(report, 'resources'))}${
      rows.length > 0 &&
      table<Bottleneck>(
        'What runs out',
        [
          { title: 'Resource', cell: ({ resource }) => resourceNames[resource] },
          { title: 'Used', unit: '%, at the top', number: true, cell: ({ utilisation }) => fixed(utilisation * 100, 0) },
          { title: 'Demand', unit: 'ms a request', number: true, cell: ({ demandMs }) => plain(demandMs) },
          { title: 'Used up at', unit: 'requests per second', number: true, cell: ({ limit }) => projectionCell(limit) },
          { title: 'Demand steady', cell: ({ drifts }) => (drifts ? 'no: it moved by more than 10 %, so the limit is a guess' : 'yes') },
        ],
        rows,
      )
    }`,
  };
};
