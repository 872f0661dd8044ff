import { duration } from '../../../../reports/words/quantity.ts';
import { TextField } from '../../parts/field.tsx';
import type { FieldProperties } from './field-properties.ts';
import { PlaceFields } from './place-fields.tsx';

/** What a change is compared with, and how long it may take. */
export function GateFields({ project, form }: FieldProperties) {
  return (
    <>
      <PlaceFields project={project} form={form} />
      <TextField
        label="Against"
        hint="An environment or a switch, such as indexes=off; the approved baselines where it is empty."
        value={form.against}
        onChange={form.set.against}
      />
      <TextField
        label="Time it may take"
        hint={`As configured: ${duration(project.gate.budgetS)}. It ends sooner where it can be said sooner.`}
        value={form.budget}
        onChange={form.set.budget}
      />
      <p className="soft">{`It judges ${project.gate.family.join(', ')}.`}</p>
    </>
  );
}
