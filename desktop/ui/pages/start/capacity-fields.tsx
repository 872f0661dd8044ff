import { duration } from '../../../../reports/words/quantity.ts';
import { TextField } from '../../parts/field.tsx';
import type { FieldProperties } from './field-properties.ts';
import { PlaceFields } from './place-fields.tsx';

/** What a capacity is searched for, and how long that may take. */
export function CapacityFields({ project, form }: FieldProperties) {
  return (
    <>
      <PlaceFields project={project} form={form} />
      <TextField
        label="Targets"
        hint="That must hold, with commas: p95 < 300 ms; those of the scenario where it is empty."
        value={form.targets}
        onChange={form.set.targets}
      />
      <TextField
        label="Time it may take"
        hint={`As configured: ${duration(project.capacity.budgetS)}.`}
        value={form.budget}
        onChange={form.set.budget}
      />
    </>
  );
}
