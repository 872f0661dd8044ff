import { pool } from '../measure/pool.ts';
import { metricById } from '../model/metric.ts';
import type { Report } from '../model/report.ts';
import { percentilesOf, rankedOf } from './percentiles.ts';
import { judgedPart, type View } from './view.ts';

const webSocketMetrics = ['wsConnectTime', 'wsRoundTrip', 'wsDelivery', 'wsErrorRate', 'wsSessions', 'wsSent', 'wsReceived'] as const;

/** WebSocket numbers over the judged steps. A counter has its total as samples. */
export function webSocketRows(view: View): Report['websocket'] {
  const { measurement } = view;
  return webSocketMetrics.flatMap((metric) => {
    const selection = judgedPart(view, metric);
    const { count, sum } = pool(measurement, selection);
    if (count === 0) return [];
    const { kind } = metricById(metric);
    const { p50, p95 } = kind === 'trend' ? percentilesOf(rankedOf(measurement, selection)) : { p50: null, p95: null };
    return [{ metric, samples: kind === 'counter' ? Math.round(sum) : count, p50, p95, rate: kind === 'rate' ? sum / count : null }];
  });
}
