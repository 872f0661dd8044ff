import { leastSessions } from '../../../../engine/compare/trend.ts';
import type { TrendDocument } from '../../../../engine/model/api/documents.ts';
import { trendChart } from '../../../../reports/charts/trend.ts';
import { leftOutSentences } from '../../../../reports/words/trend.ts';
import { useInAddress } from '../../data/in-address.ts';
import { Drawing } from '../../parts/drawing.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Changes } from './changes.tsx';
import { Sessions } from './sessions.tsx';

const spacings = [
  { value: 'date', title: 'By date' },
  { value: 'session', title: 'Evenly, session by session' },
];

/** The chart of sessions, when it moved, every session, and what was left out. */
export function History({ trend }: { readonly trend: TrendDocument }) {
  const [spacing, setSpacing] = useInAddress('spacing', 'date');
  const missing = leastSessions - trend.points.length;
  return (
    <>
      <Choice label="Spaced" options={spacings} value={spacing} onChange={setSpacing} />
      <Drawing markup={trendChart(trend, 'trend', spacing === 'session' ? 'session' : 'date')} name="trend" />
      {leftOutSentences(trend).map((sentence) => (
        <p key={sentence} className="soft">
          {sentence}
        </p>
      ))}
      {missing > 0 && (
        <Empty
          title={`${leastSessions} sessions are needed to tell a change from chance; there are ${trend.points.length}.`}
          hint="Run the scenario again, fresh each time: a schedule makes several in one go."
          command={`headroom run ${trend.scenario} --env ${trend.environment}`}
        />
      )}
      <Changes trend={trend} />
      <Sessions trend={trend} />
    </>
  );
}
