import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Unit } from '../../../engine/model/metric.ts';
import { quantity } from '../../../reports/words/quantity.ts';

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

/** A number with its unit; null while the field holds none. */
export function NumberField({
  value,
  onChange,
  unit,
  min,
  max,
  step,
  placeholder,
  ...base
}: FieldBase & {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** As it stands behind the number: `ms`, `users`. */
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | 'any' | undefined;
  readonly placeholder?: string | undefined;
}) {
  const [text, setText] = useState(value === null ? '' : String(value));
  // While somebody types `1.` the text is ahead of the number; a number from elsewhere replaces it.
  useEffect(() => {
    setText((now) => (numberOf(now) === value ? now : value === null ? '' : String(value)));
  }, [value]);
  return (
    <Field {...base}>
      {(described) => (
        <span className="with-unit">
          <input
            {...described}
            type="number"
            inputMode="decimal"
            {...{ min, max, step: step ?? 'any', placeholder }}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              onChange(numberOf(event.target.value));
            }}
          />
          {unit !== undefined && <span className="soft">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

function numberOf(text: string): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
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

/** A number on a scale, told beside it as `show` writes it, else as a quantity of `unit`. */
export function Slider({
  value,
  onChange,
  min,
  max,
  step,
  unit = 'count',
  show,
  ...base
}: FieldBase & {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number | 'any' | undefined;
  readonly unit?: Unit | undefined;
  readonly show?: ((value: number) => string) | undefined;
}) {
  const told = show?.(value) ?? quantity(value, unit);
  return (
    <Field {...base}>
      {(described) => (
        <span className="slider">
          <input
            {...described}
            type="range"
            {...{ min, max, step: step ?? 'any' }}
            value={value}
            aria-valuetext={told}
            onChange={(event) => onChange(event.target.valueAsNumber)}
          />
          <output htmlFor={described.id}>{told}</output>
        </span>
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
