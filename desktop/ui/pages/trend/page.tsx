import './page.css';
import { leastSessions } from '../../../../engine/compare/trend.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { trendSentence } from '../../../../reports/words/trend.ts';
import { useDocument } from '../../data/documents.ts';
import { useInAddress } from '../../data/in-address.ts';
import { Shown } from '../../parts/document.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { History } from './history.tsx';
import { Pickers } from './pickers.tsx';

/** When a metric moved, over months: `/trend?metric=p95&scenario=load&environment=staging`. */
export default function TrendPage() {
  const [metric, setMetric] = useInAddress('metric', 'p95');
  const [scenario, setScenario] = useInAddress('scenario');
  const [environment, setEnvironment] = useInAddress('environment');
  const query = { metric, ...(scenario === '' ? {} : { scenario }), ...(environment === '' ? {} : { environment }) };
  const asked = useDocument('trend', { query });
  const none = asked.error?.failure.code === 'RUN_UNKNOWN';
  return (
    <Page title="Trend" {...(asked.data === undefined ? {} : { answer: bound(trendSentence(asked.data, leastSessions)) })}>
      <Pickers
        metric={metric}
        scenario={scenario === '' ? (asked.data?.scenario ?? '') : scenario}
        environment={environment === '' ? (asked.data?.environment ?? '') : environment}
        onMetric={setMetric}
        onScenario={setScenario}
        onEnvironment={setEnvironment}
      />
      {none ? (
        <Empty
          title={asked.error?.failure.message ?? ''}
          hint={`A history is made of whole, valid runs of one scenario in one environment. From ${leastSessions} of them on it can be told when a metric moved.`}
          command="headroom run"
        />
      ) : (
        <Shown asked={asked}>{(trend) => <History trend={trend} />}</Shown>
      )}
    </Page>
  );
}
