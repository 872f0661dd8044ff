import { bound } from '../../../../../reports/words/bind.ts';
import { capital } from '../../../../../reports/words/facts.ts';
import { healthReasons, healthSentence } from '../../../../../reports/words/health.ts';
import type { PartProperties } from '../section.ts';

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{bound(capital(reason))}.</li>
        ))}
      </ul>
    </>
  );
}

/** Whether the generator can be believed. */
export function Generator({ opened: { report } }: PartProperties) {
  const { invalidating, cautions } = healthReasons(report.run.health);
  return (
    <>
      <p>{bound(healthSentence(report.run.health))}</p>
      <Reasons title="Invalid because:" reasons={invalidating} />
      <Reasons title="Cautions:" reasons={cautions} />
    </>
  );
}
