import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import { counted } from '../../../../reports/words/digits.ts';
import type { Changes } from '../../data/use-changes.ts';
import { Section } from '../../parts/page.tsx';
import { Adjust } from './adjust.tsx';
import type { Adjustable } from './adjustable.ts';
import { AsChanged } from './changed.tsx';

function Group({ title, all, changes }: { readonly title: string; readonly all: readonly Adjustable[]; readonly changes: Changes }) {
  return (
    <fieldset className="adjusts">
      <legend>{title}</legend>
      {all.map((what) => (
        <Adjust key={what.name} what={what} value={changes.values[what.name]} onChange={(value) => changes.change(what.name, value)} />
      ))}
    </fieldset>
  );
}

/** Every number of the plan that can be argued with, to type or to drag, and what that does to the answer. */
export function WhatIf({
  demand,
  supply,
  changes,
  configured,
  changed,
}: {
  readonly demand: readonly Adjustable[];
  readonly supply: readonly Adjustable[];
  readonly changes: Changes;
  readonly configured: CapacityReport;
  readonly changed: CapacityReport;
}) {
  const total = Object.keys(changes.values).length;
  return (
    <Section
      id="what-if"
      title="What if"
      note="Nothing is measured again and nothing is written: the plan is made anew from the same plateaus. The address keeps what you change."
    >
      <div className="adjust-groups">
        <Group title="Demand" all={demand} changes={changes} />
        <Group title="Supply" all={supply} changes={changes} />
      </div>
      {total > 0 && (
        <>
          <p className="actions">
            <strong>{counted(total, 'number')} changed against the configuration.</strong>{' '}
            <button type="button" onClick={() => changes.reset()}>
              Reset all
            </button>
          </p>
          <AsChanged configured={configured} changed={changed} />
        </>
      )}
    </Section>
  );
}
