import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import type { Planning } from '../../../../engine/model/planning.ts';
import type { Projection } from '../../../../engine/model/projection.ts';
import { type Measure, measures, moneyMeasure } from '../../../../reports/words/capacity/projection.ts';
import { shortDay } from '../../../../reports/words/day.ts';
import { Projected } from './projected.tsx';

interface Line {
  readonly name: string;
  readonly measure: Measure;
  readonly of: (planning: Planning) => Projection | null | undefined;
}

const situation = (planning: Planning, name: string) => planning.situations.find((each) => each.name === name);

const linesIn = (currency: string | undefined): readonly Line[] => [
  { name: 'Capacity, users', measure: measures.users, of: ({ capacityUsers }) => capacityUsers },
  { name: 'Usable, users', measure: measures.users, of: ({ usableUsers }) => usableUsers },
  { name: 'Headroom at the peak, users', measure: measures.users, of: (planning) => situation(planning, 'peak')?.headroom },
  { name: 'Replicas at the peak', measure: measures.replicas, of: (planning) => situation(planning, 'peak')?.replicas },
  { name: 'Replicas with one zone to lose', measure: measures.replicas, of: (planning) => situation(planning, 'zone-lost')?.replicas },
  { name: 'Cost at the peak, a month', measure: moneyMeasure(currency), of: (planning) => situation(planning, 'peak')?.costPerMonth },
];

const days: readonly (readonly [name: string, of: (planning: Planning) => string | null])[] = [
  ['Demand meets it, P10', ({ runway }) => runway?.p10 ?? null],
  ['Demand meets it, P50', ({ runway }) => runway?.p50 ?? null],
  ['Demand meets it, P90', ({ runway }) => runway?.p90 ?? null],
  ['Order by', ({ runway }) => runway?.buyBy ?? null],
];

const shown = (date: string | null): string => (date === null ? '–' : shortDay(date));

/** The answer as the configuration has it beside the answer as changed. */
export function AsChanged({ configured, changed }: { readonly configured: CapacityReport; readonly changed: CapacityReport }) {
  const [before, after] = [configured.planning, changed.planning];
  if (before === null || after === null) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="scroll" tabIndex={0} aria-label="Answers as configured and as changed">
      <table className="capacity-beside">
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col" className="number">
              As configured
            </th>
            <th scope="col" className="number">
              As changed
            </th>
          </tr>
        </thead>
        <tbody>
          {linesIn(after.currency ?? before.currency)
            .filter(({ of }) => of(before) != null || of(after) != null)
            .map(({ name, measure, of }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">
                  <Projected projection={of(before)} measure={measure} />
                </td>
                <td className="number">
                  <Projected projection={of(after)} measure={measure} />
                </td>
              </tr>
            ))}
          {days
            .filter(([, of]) => of(before) !== null || of(after) !== null)
            .map(([name, of]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{shown(of(before))}</td>
                <td className="number">{shown(of(after))}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
