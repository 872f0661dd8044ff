import { neededSessions } from '../../../../engine/compare/stored/noise.ts';
import { windowSentence } from '../../../../reports/words/baselines.ts';
import { Section } from '../../parts/page.tsx';
import { Session } from './session.tsx';
import type { Standing } from './standing.ts';

/** The baselines of one scenario in one environment, newest first. */
export function Group({ standing, readOnly }: { readonly standing: Standing; readonly readOnly: boolean }) {
  const { scenario, environment, sessions } = standing;
  const id = `of-${scenario}-${environment}`.replace(/[^\w-]/g, '-');
  return (
    <Section id={id} title={`${scenario} in ${environment}`} note={windowSentence(standing, neededSessions)}>
      <ul className="baselines-list">
        {sessions.map((placed) => (
          <Session key={placed.row.baseline.run} placed={placed} readOnly={readOnly} />
        ))}
      </ul>
    </Section>
  );
}
