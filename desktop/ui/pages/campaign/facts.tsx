import { bound } from '../../../../reports/words/bind.ts';
import type { Fact } from '../../../../reports/words/provenance.ts';

/** Facts below each other, name and value. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="campaign-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{bound(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
