import { Choice } from '../../parts/field.tsx';
import { type FieldProperties, named } from './field-properties.ts';
import { chosenOf } from './form.ts';

const kindWords = {
  demo: 'The embedded demo application, started for each run.',
  command: 'Started by its command.',
  address: '',
} as const;

/** Scenario and environment. */
export function PlaceFields({ project, form }: FieldProperties) {
  const { environment } = chosenOf(project, form);
  const services = Object.entries(environment?.services ?? {}).map(([service, url]) => `${service} ${url}`);
  const hint = [environment && kindWords[environment.kind], ...services].filter(Boolean).join(' ');
  return (
    <>
      <Choice label="Scenario" value={form.scenario} options={named(project.scenarios)} onChange={form.set.scenario} />
      <Choice
        label="Environment"
        value={form.environment}
        options={named(project.environments)}
        onChange={form.set.environment}
        {...(hint === '' ? {} : { hint })}
      />
    </>
  );
}
