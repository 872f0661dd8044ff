import type { Figure } from '../../../reports/words/figures.ts';

/** Three to six numbers with unit, interval, change and target. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className="figures">
      {figures.map(({ label, value, range, beside, tone }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={`value ${tone}`}>
            {value} <span className="range">{range}</span>
          </dd>
          {beside.length > 0 && <dd className="beside">{beside.join(' · ')}</dd>}
        </div>
      ))}
    </dl>
  );
}
