import type { CapacityReport } from '../../../../../engine/model/capacity.ts';
import { capacityFacts } from '../../../../../reports/words/capacity/facts.ts';
import { fitFacts, tailFacts } from '../../../../../reports/words/capacity/fit.ts';
import { capacityReasons } from '../../../../../reports/words/capacity/reasons.ts';
import { capital } from '../../../../../reports/words/facts.ts';
import { Section } from '../../../parts/page.tsx';
import { Facts } from '../facts.tsx';

/** The laws that were fitted, each parameter with its range, and what they may be used for. */
export function Model({ report: { model } }: { readonly report: CapacityReport }) {
  if (model === null || (model.fit === null && model.tail === null)) return null;
  return (
    <Section id="model" title="The model">
      {model.fit !== null && (
        <>
          <p className="soft">
            Universal Scalability Law: X(N) = λN / (1 + σ(N − 1) + κN(N − 1)), of throughput X and requests in flight N.
          </p>
          <Facts facts={fitFacts(model.fit)} />
        </>
      )}
      {model.tail !== null && (
        <>
          <p className="soft">
            Tail near saturation: M/M/c with a fitted number of servers, used only if it predicts the plateaus that were held out.
          </p>
          <Facts facts={tailFacts(model.tail)} />
        </>
      )}
    </Section>
  );
}

/** Why it ended where it did, how it was measured, how to repeat it. */
export function Origin({ report }: { readonly report: CapacityReport }) {
  const told = [...new Set([...capacityReasons(report.reasons).map((reason) => `${capital(reason)}.`), ...report.notes])];
  return (
    <Section id="origin" title="Reasons, and where the numbers come from">
      {told.length > 0 && (
        <ul>
          {told.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <Facts facts={[...capacityFacts(report), ...(report.campaign === null ? [] : ([['Campaign', report.campaign.id]] as const))]} />
      <p>
        To repeat it: <code>{report.reproduce}</code>
      </p>
    </Section>
  );
}
