import { metricById } from '../../../../engine/model/metric.ts';
import { capital } from '../../../../reports/words/facts.ts';
import { useDocument } from '../../data/documents.ts';
import { Choice } from '../../parts/field.tsx';

interface Picked {
  readonly metric: string;
  readonly scenario: string;
  readonly environment: string;
  readonly onMetric: (metric: string) => void;
  readonly onScenario: (scenario: string) => void;
  readonly onEnvironment: (environment: string) => void;
}

/** As in the gate's family; whatever else the address names is offered too. */
const metrics = [
  'p95',
  'p50',
  'p99',
  'errorRate',
  'dbTime p95',
  'dbQueries',
  'responseBytes',
  'lcp p75',
  'pageLoad p75',
  'bundle p75',
  'wsRoundTrip p95',
];

const options = (values: readonly string[], chosen: string, words: (value: string) => string = (value) => value) =>
  [...new Set(chosen === '' ? values : [...values, chosen])].map((value) => ({ value, title: words(value) }));

function metricWords(metric: string): string {
  const [first = '', second] = metric.split(' ');
  if (/^p\d/.test(first)) return `${first} latency`;
  return [metricById(first).label, second].filter((part) => part !== undefined).join(' ');
}

/** Which history: metric, scenario, environment. */
export function Pickers({ metric, scenario, environment, onMetric, onScenario, onEnvironment }: Picked) {
  const project = useDocument('project').data;
  return (
    <div className="trend-pickers">
      <Choice label="Metric" options={options(metrics, metric, (each) => capital(metricWords(each)))} value={metric} onChange={onMetric} />
      <Choice
        label="Scenario"
        options={options(project?.scenarios.map(({ name }) => name) ?? [], scenario)}
        value={scenario}
        onChange={onScenario}
      />
      <Choice
        label="Environment"
        options={options(project?.environments.map(({ name }) => name) ?? [], environment)}
        value={environment}
        onChange={onEnvironment}
      />
    </div>
  );
}
