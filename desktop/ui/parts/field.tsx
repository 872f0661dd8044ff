import { type ReactNode, useId } from 'react';

interface FieldBase {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with the value, in a sentence; the field is marked with it. */
  readonly problem?: string | null | undefined;
  readonly disabled?: boolean | undefined;
}

interface Described {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly disabled?: boolean;
}

function Field({ label, hint, problem, disabled, children }: FieldBase & { readonly children: (described: Described) => ReactNode }) {
  const id = useId();
  const wrong = problem !== undefined && problem !== null && problem !== '';
  const notes = [hint === undefined ? '' : `${id}-hint`, wrong ? `${id}-problem` : ''].filter((each) => each !== '').join(' ');
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(notes === '' ? {} : { 'aria-describedby': notes }),
        ...(wrong ? { 'aria-invalid': true as const } : {}),
        ...(disabled === undefined ? {} : { disabled }),
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-problem`} className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** A line of text, or several with `rows`. */
export function TextField({
  value,
  onChange,
  placeholder,
  rows,
  ...base
}: FieldBase & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly rows?: number | undefined;
}) {
  return (
    <Field {...base}>
      {(described) =>
        rows === undefined ? (
          <input {...described} type="text" value={value} placeholder={placeholder} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <textarea {...described} rows={rows} value={value} placeholder={placeholder} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly title: string;
}

/** One of several. */
export function Choice({
  value,
  options,
  onChange,
  ...base
}: FieldBase & { readonly value: string; readonly options: readonly Option[]; readonly onChange: (value: string) => void }) {
  return (
    <Field {...base}>
      {(described) => (
        <select {...described} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** On or off. */
export function Toggle({
  value,
  onChange,
  label,
  ...base
}: FieldBase & { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  return (
    <div className="toggle">
      <Field label={label} {...base}>
        {(described) => <input {...described} type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />}
      </Field>
    </div>
  );
}
