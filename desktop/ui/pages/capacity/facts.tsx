import type { Fact } from '../../../../reports/words/provenance.ts';

/** Names and what is to be said of them. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="capacity-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
