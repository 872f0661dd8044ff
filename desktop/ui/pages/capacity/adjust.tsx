import { useEffect, useId, useState } from 'react';
import { type Adjustable, adjusted } from './adjustable.ts';

/** A number to type and a slider to drag, of the same value. A value as configured is no change. */
export function Adjust({
  what,
  value,
  onChange,
}: {
  readonly what: Adjustable;
  /** Null: not changed. */
  readonly value: string | undefined;
  readonly onChange: (value: string | null) => void;
}) {
  const id = useId();
  const { title, unit, hint, min, max, step, configured, shown } = what;
  const changed = adjusted(what, value);
  const now = changed ?? configured;
  const [typed, setTyped] = useState<string | null>(null);
  // What is typed stands as it was typed, until the number is changed from elsewhere.
  useEffect(() => {
    setTyped((text) => (text === null || Number(text) === now ? text : null));
  }, [now]);
  const say = (text: string) => onChange(text.trim() === '' || Number(text) === configured ? null : text);
  const wrong = typed !== null && typed.trim() !== '' && adjusted(what, typed) === null;
  return (
    <div className={changed === null ? 'adjust' : 'adjust adjust-changed'}>
      <label htmlFor={id}>
        {title}
        {unit !== undefined && <span className="adjust-unit"> {unit}</span>}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={min}
        step="any"
        value={typed ?? (now === null ? '' : String(now))}
        placeholder={configured === null ? 'not said' : undefined}
        aria-invalid={wrong || undefined}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value.trim() === '' || adjusted(what, target.value) !== null) say(target.value);
        }}
        onBlur={() => setTyped(null)}
      />
      <input
        type="range"
        aria-label={`${title}, slider`}
        min={min}
        max={Math.max(max, now ?? 0)}
        step={step}
        value={now ?? min}
        onChange={({ target }) => {
          setTyped(null);
          say(target.value);
        }}
      />
      <span id={`${id}-hint`} className="adjust-hint">
        {wrong ? `At least ${min}.` : changed === null ? hint : `configured: ${shown ?? configured ?? 'not said'}`}
        {changed !== null && (
          <button type="button" className="adjust-reset" aria-label={`Reset ${title}`} onClick={() => onChange(null)}>
            reset
          </button>
        )}
      </span>
    </div>
  );
}
