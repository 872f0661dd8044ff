import { useId } from 'react';
import type { Changes } from '../../../data/use-changes.ts';
import { type Sum, sumNames } from '../money-case.ts';

const titles: Readonly<Record<Sum, string>> = { setup: 'Setup', operating: 'Operating a month', benefit: 'Benefit a month' };

/** How far each sum may be off: its least and its most. */
export function Ranges({ changes, problems }: { readonly changes: Changes; readonly problems: Readonly<Record<Sum, string | null>> }) {
  const id = useId();
  const end = (sum: Sum, which: 'low' | 'high') => {
    const name = `${sum}-${which}`;
    return (
      <label htmlFor={`${id}-${name}`}>
        {which === 'low' ? 'at least' : 'at most'}{' '}
        <input
          id={`${id}-${name}`}
          type="number"
          min={0}
          step="any"
          aria-label={`${titles[sum]}, ${which === 'low' ? 'at least' : 'at most'}`}
          value={changes.values[name] ?? ''}
          onChange={({ target }) => changes.change(name, target.value === '' ? null : target.value)}
        />
      </label>
    );
  };
  return (
    <details className="plan-ranges">
      <summary>How far each may be off</summary>
      {sumNames.map((sum) => (
        <p key={sum}>
          <span className="plan-range-name">{titles[sum]}</span> {end(sum, 'low')} {end(sum, 'high')}{' '}
          {problems[sum] !== null && (
            <strong className="plan-problem" role="status">
              {problems[sum]}
            </strong>
          )}
        </p>
      ))}
    </details>
  );
}
