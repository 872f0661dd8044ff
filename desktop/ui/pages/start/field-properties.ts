import type { Project } from '../../../../engine/model/api/project.ts';
import type { StartForm } from './form.ts';

export interface FieldProperties {
  readonly project: Project;
  readonly form: StartForm;
}

/** Names as a choice offers them. */
export const named = (all: readonly { readonly name: string }[]) => all.map(({ name }) => ({ value: name, title: name }));
