import type { Investment, MoneyAssumption } from '../../../../../engine/model/roi.ts';
import { counted } from '../../../../../reports/words/digits.ts';
import type { Changes } from '../../../data/use-changes.ts';
import { Section } from '../../../parts/page.tsx';
import { Adjust } from '../../capacity/adjust.tsx';
import { adjusted } from '../../capacity/adjustable.ts';
import { caseAdjustables, caseNames, rangeProblem, roiCommand, type Sum, sumNames } from '../money-case.ts';
import { Beside } from './beside.tsx';
import { Worth } from './investment.tsx';
import { Ranges } from './ranges.tsx';

/** The investment with everything that can be argued with, to type or to drag. */
export function Case({
  configured,
  stated,
  changed,
  currency,
  changes,
}: {
  /** As the configuration has it; null where it states no case. */
  readonly configured: Investment | null;
  readonly stated: readonly MoneyAssumption[];
  readonly changed: Investment | null;
  readonly currency: string;
  readonly changes: Changes;
}) {
  const adjustables = caseAdjustables(stated, currency);
  const own = caseNames.filter((name) => changes.values[name] !== undefined);
  const inRange = (sum: Sum): string | null => {
    const what = adjustables.find(({ name }) => name === sum);
    const of = (name: string): number | null => adjusted({ min: 0 }, changes.values[name]);
    return rangeProblem(of(sum) ?? what?.configured ?? null, of(`${sum}-low`), of(`${sum}-high`));
  };
  const problems = Object.fromEntries(sumNames.map((sum) => [sum, inRange(sum)])) as Record<Sum, string | null>;
  return (
    <Section id="worth" title="What the change is worth">
      <fieldset className="adjusts plan-case">
        <legend>The case</legend>
        {adjustables.map((what) => (
          <Adjust key={what.name} what={what} value={changes.values[what.name]} onChange={(value) => changes.change(what.name, value)} />
        ))}
        <Ranges changes={changes} problems={problems} />
      </fieldset>
      {own.length > 0 && (
        <p className="actions">
          <strong>{counted(own.length, 'number')} changed against the configuration.</strong>{' '}
          <button type="button" onClick={() => changes.reset(own)}>
            Reset the case
          </button>{' '}
          <span className="soft">
            The same in a terminal: <code>{roiCommand(changes.values)}</code>
          </span>
        </p>
      )}
      {own.length > 0 && configured !== null && changed !== null && <Beside configured={configured} changed={changed} />}
      {changed === null ? (
        <p className="soft">
          Nobody said what it costs and what it brings: type it above, or say it in headroom.config.ts (costs.setup and plan.benefits).
        </p>
      ) : (
        <Worth investment={changed} />
      )}
    </Section>
  );
}
