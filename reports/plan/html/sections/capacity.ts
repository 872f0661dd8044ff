import type { BiggestAssumption, Plan } from '../../../../engine/model/plan.ts';
import { bottleneck as capacityBottleneck } from '../../../capacity/html/sections/bottleneck.ts';
import { planning } from '../../../capacity/html/sections/planning.ts';
import { type Section, say } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { biggestWords } from '../../../words/plan/plan.ts';
import { servingFacts } from '../../../words/plan/roi.ts';

/** Demand by date against the capacity, and the table normal, peak, one zone lost. */
export function demand({ capacity }: Plan): Section | null {
  const made = capacity === null ? null : planning(capacity);
  return made === null ? null : { ...made, title: 'Demand against capacity' };
}

/** What runs out first and next, and the cheapest change. */
export function bottleneck({ capacity }: Plan): Section | null {
  return capacity === null ? null : (capacityBottleneck(capacity) ?? null);
}

/** The three assumptions to argue with first. */
export function biggest({ biggest: shown, currency }: Plan): Section | null {
  if (shown.length === 0) return null;
  return {
    title: 'Assumptions to argue with first',
    content: table<BiggestAssumption>(
      'Biggest assumptions',
      [
        { title: 'Assumption', cell: (each) => biggestWords(each, currency).name },
        { title: 'Value', number: true, cell: (each) => bound(biggestWords(each, currency).value) },
        { title: 'From', cell: (each) => biggestWords(each, currency).source },
        { title: 'What hangs on it', cell: (each) => bound(biggestWords(each, currency).moves) },
      ],
      shown,
    ),
  };
}

/** What serving costs, and that prices are old where they are. */
export function serving({ serving: cost, currency, prices }: Plan): Section | null {
  if (cost === null) return null;
  return {
    title: 'Cost of serving',
    content: markup`${factList(servingFacts(cost, currency), 'one')}${prices?.old === true && say(`The prices are ${prices.ageDays} days old: look them up again.`, 'soft')}`,
  };
}
