import type { TargetCapacity } from '../../../../engine/model/capacity.ts';
import type { Projection } from '../../../../engine/model/projection.ts';
import { chipMarkup } from '../../../formats/html/icons.ts';
import { table } from '../../../formats/html/table.ts';
import { bound } from '../../../words/bind.ts';
import { foundChip } from '../../../words/capacity/chips.ts';
import { bracketOf } from '../../../words/capacity/lead.ts';
import { loadNumber, loadUnits } from '../../../words/capacity/load.ts';
import { measures } from '../../../words/capacity/projection.ts';
import { targetName } from '../../../words/targets.ts';
import type { CapacitySection } from '../section.ts';
import { projectionCell } from '../trust.ts';

/** A refusal beside another one for the same reason does not repeat it. */
function toldOnce(projection: Projection | null, beside: Projection): Projection | null {
  if (projection === null || projection.value !== null || beside.value !== null) return projection;
  return projection.reasons[0]?.code === beside.reasons[0]?.code ? { ...projection, reasons: [] } : projection;
}

/** How much is taken within each target, and between which two plateaus it ends. */
export const targets: CapacitySection = ({ model, points, steppedBy }) => {
  if (model === null || model.targets.length === 0) return null;
  const unit = loadUnits[steppedBy];
  return {
    title: 'Capacity by target',
    content: table<TargetCapacity>(
      'Capacity by target',
      [
        { title: 'Target', cell: ({ target }) => bound(targetName(target)) },
        { title: 'Capacity', cell: (each) => chipMarkup(foundChip(each)) },
        {
          title: 'Last pass',
          unit,
          number: true,
          cell: (each) => {
            const { pass } = bracketOf(points, each);
            return pass === null ? null : loadNumber(pass, steppedBy);
          },
        },
        {
          title: 'First fail',
          unit,
          number: true,
          cell: (each) => {
            const { fail } = bracketOf(points, each);
            return fail === null ? null : loadNumber(fail, steppedBy);
          },
        },
        {
          title: 'Journeys',
          unit: 'per second',
          number: true,
          cell: ({ journeysPerSecond, throughput }) => projectionCell(toldOnce(journeysPerSecond, throughput)),
        },
        { title: 'Requests', unit: 'per second', number: true, cell: ({ throughput }) => projectionCell(throughput) },
        {
          title: 'Users',
          unit: 'at once',
          number: true,
          cell: ({ users, throughput }) => projectionCell(toldOnce(users, throughput), measures.users),
        },
      ],
      model.targets,
    ),
  };
};
