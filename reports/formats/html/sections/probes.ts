import type { Report } from '../../../../engine/model/report.ts';
import { probesOverTime } from '../../../charts/probes.ts';
import { type Markup, markup } from '../../../markup.ts';
import { count, counted } from '../../../words/digits.ts';
import { publishedValues } from '../../../words/published.ts';
import type { SectionMaker } from '../section.ts';
import { breakable, plain, table } from '../table.ts';

// More published values than this wait behind a click.
const mostOpen = 6;

/** Least, greatest and last reading of each value on the target's metrics page. */
function published({ probes }: Report): Markup | null {
  const rows = publishedValues(probes);
  if (rows.length === 0) return null;
  const drawn = table(
    'Values the target published',
    [
      { title: 'Value the target published', cell: ({ name }) => breakable(name) },
      { title: 'Readings', number: true, cell: ({ readings }) => count(readings) },
      { title: 'Least', number: true, cell: ({ least }) => plain(least) },
      { title: 'Greatest', number: true, cell: ({ greatest }) => plain(greatest) },
      { title: 'Last', number: true, cell: ({ last }) => plain(last) },
    ],
    rows,
  );
  return rows.length <= mostOpen
    ? drawn
    : markup`<details><summary>${counted(rows.length, 'value')} the target published</summary>${drawn}</details>`;
}

/** CPU and memory of the target, and what its metrics page said. */
export const probes: SectionMaker = (report) => {
  const chart = probesOverTime(report, 'probes');
  const values = published(report);
  if (chart === null && values === null) return null;
  return { title: 'System under test', content: markup`${chart && markup`<div class="single">${chart}</div>`}${values}` };
};
