import { bound } from '../../../../../reports/words/bind.ts';
import { type Fact, provenanceFacts, targetFacts } from '../../../../../reports/words/provenance.ts';
import type { PartProperties } from '../section.ts';

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="run-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{bound(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Run, code, tool, machine; what the target said of itself. */
export function Provenance({ opened: { report } }: PartProperties) {
  const target = targetFacts(report);
  return (
    <>
      <Facts facts={provenanceFacts(report)} />
      {target.length > 0 && (
        <>
          <h3>What the target said of itself</h3>
          <Facts facts={target} />
        </>
      )}
    </>
  );
}
