import { pool } from '../measure/pool.ts';
import { metricById } from '../model/metric.ts';
import type { Report } from '../model/report.ts';
import { percentilesOf } from './percentiles.ts';
import type { View } from './view.ts';

const webSocketMetrics = ['wsConnectTime', 'wsRoundTrip', 'wsDelivery', 'wsErrorRate', 'wsSessions', 'wsSent', 'wsReceived'] as const;

/** WebSocket numbers over the judged steps. A counter has its total as samples. */
export function webSocketRows({ measurement, judged }: View): Report['websocket'] {
  return webSocketMetrics.flatMap((metric) => {
    const selection = { metric, steps: judged.steps };
    const { count, sum } = pool(measurement, selection);
    if (count === 0) return [];
    const { kind } = metricById(metric);
    const { p50, p95 } = kind === 'trend' ? percentilesOf(measurement, selection) : { p50: null, p95: null };
    return [{ metric, samples: kind === 'counter' ? Math.round(sum) : count, p50, p95, rate: kind === 'rate' ? sum / count : null }];
  });
}
