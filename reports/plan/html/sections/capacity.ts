import type { BiggestAssumption, Plan } from '../../../../engine/model/plan.ts';
import { situations } from '../../../capacity/html/sections/planning.ts';
import { demandChart } from '../../../charts/capacity/demand.ts';
import { charts, type Section, say } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { fixSentence, transferSentence, usableSentence } from '../../../words/capacity/planning.ts';
import { bottleneckSentence, busyWords, limitWords, resourceNames } from '../../../words/capacity/resources.ts';
import { biggestWords } from '../../../words/plan/plan.ts';
import { servingFacts } from '../../../words/plan/roi.ts';
import type { Fact } from '../../../words/provenance.ts';

/** Demand by date against the capacity, and the table normal, peak, one zone lost. */
export function demand({ capacity, currency }: Plan): Section | null {
  const planning = capacity?.planning ?? null;
  if (planning === null) return null;
  const { runway, capacityUsers, usableUsers } = planning;
  const transfer = transferSentence(planning.transfer);
  return {
    title: 'Demand against capacity',
    content: markup`${say([usableSentence(planning), transfer].filter(Boolean).join(' '))}${charts(
      runway === null ? null : demandChart({ runway, capacity: capacityUsers, usable: usableUsers }, 'demand'),
    )}${planning.situations.length > 0 && situations(planning.situations, currency)}`,
  };
}

/** What runs out first and next, and the cheapest change with its measured gain. */
export function bottleneck({ capacity }: Plan): Section | null {
  const model = capacity?.model ?? null;
  if (model === null || capacity?.mode === 'points') return null;
  const facts: Fact[] = [model.bottleneck, model.next]
    .filter((each) => each !== null)
    .map((each, index) => [
      `${index === 0 ? 'First' : 'Next'}: ${resourceNames[each.resource]}`,
      `${busyWords(each)}; all of it at ${limitWords(each)}`,
    ]);
  const fix = fixSentence(capacity?.planning?.cheapestFix ?? null);
  return {
    title: 'Bottleneck',
    half: true,
    content: markup`${say(bottleneckSentence(model.bottleneck, model.next))}${factList(facts, 'one')}${fix !== '' && say(fix)}`,
  };
}

/** The three assumptions to argue with first. */
export function biggest({ biggest: shown, currency }: Plan): Section | null {
  if (shown.length === 0) return null;
  return {
    title: 'Assumptions to argue with first',
    half: true,
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
