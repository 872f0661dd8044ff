import type { Change } from '../../../../engine/model/comparison.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import { movement } from '../../../../reports/words/change.ts';
import { changeChip } from '../../../../reports/words/chips.ts';
import { changeReasons, placeName } from '../../../../reports/words/comparison.ts';
import { detectable } from '../../../../reports/words/detectable.ts';
import { capital } from '../../../../reports/words/facts.ts';
import { quantities } from '../../../../reports/words/quantity.ts';
import type { ReasonContext } from '../../../../reports/words/reason.ts';
import { ChipMark } from '../../parts/chip.tsx';
import type { Column } from '../../parts/table/data-table.tsx';

const sides = ({ base, head, metric }: Change) => quantities(base, head, metricById(metric).unit);

/** One row of it: the same number may stand in several tables, never twice in one. */
export const changeKey = ({ metric, statistic, endpoint }: Change): string => JSON.stringify([metric, statistic, endpoint]);

/** A change in a row: both values, the change with its interval, what could have been noticed, the verdict and why. */
export function changeColumns(context: ReasonContext): Column<Change>[] {
  const why = (change: Change): string =>
    capital(
      changeReasons(change, context)
        .filter((reason) => reason !== 'the same')
        .join('; '),
    );
  return [
    { id: 'number', title: 'Number', value: placeName },
    { id: 'verdict', title: 'Verdict', value: ({ verdict }) => verdict, show: ({ verdict }) => <ChipMark chip={changeChip(verdict)} /> },
    { id: 'base', title: 'Base', value: ({ base }) => base, show: (change) => sides(change)[0], number: true },
    { id: 'head', title: 'Head', value: ({ head }) => head, show: (change) => sides(change)[1], number: true },
    {
      id: 'change',
      title: 'Change',
      value: ({ change }) => change.value,
      show: (change) => (change.head === change.base ? 'same' : movement(change)),
      number: true,
    },
    { id: 'detectable', title: 'Detectable', value: (change) => change.smallestDetectableChange, show: detectable, number: true },
    { id: 'why', title: 'Why', value: why, sortable: false },
  ];
}
