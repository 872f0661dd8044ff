import { count } from '../../../../reports/words/digits.ts';
import { TextField } from '../../parts/field.tsx';
import type { FieldProperties } from './field-properties.ts';
import { chosenOf } from './form.ts';
import { PlaceFields } from './place-fields.tsx';
import { SwitchFields } from './switch-fields.tsx';

const wholeProblem = (text: string): string | null =>
  text.trim() === '' || /^[1-9]\d*$/.test(text.trim()) ? null : 'A whole number above zero.';
const durationProblem = (text: string): string | null =>
  text.trim() === '' || /^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text.trim()) ? null : 'A length such as 30s, 5m or 1h30m.';
const problem = (text: string | null) => (text === null ? {} : { problem: text });

/** What of a scenario one run may change: users, length of the hold, seed, switches of the demo. */
export function RunFields({ project, form }: FieldProperties) {
  const { scenario, environment } = chosenOf(project, form);
  const unit = scenario?.unit ?? 'user';
  const planned = scenario === undefined ? '' : `As configured: up to ${count(scenario.maxUsers)}. `;
  const most = environment === undefined ? '' : `This environment allows ${count(environment.maxUsers)}.`;
  return (
    <>
      <PlaceFields project={project} form={form} />
      <TextField
        label={`Peak ${unit}s`}
        hint={`${planned}${most}`}
        value={form.users}
        onChange={form.set.users}
        {...problem(wholeProblem(form.users))}
      />
      <TextField
        label="Length of the hold"
        hint="The stretch that is judged, such as 30s or 5m; as configured where it is empty."
        value={form.duration}
        onChange={form.set.duration}
        {...problem(durationProblem(form.duration))}
      />
      <TextField
        label="Seed"
        hint="Of what users do and in which order; as configured where it is empty."
        value={form.seed}
        onChange={form.set.seed}
        {...problem(form.seed.trim() === '' || /^\d+$/.test(form.seed.trim()) ? null : 'A whole number.')}
      />
      <SwitchFields environment={environment} form={form} />
    </>
  );
}
