import { memo, useMemo } from 'react';
import type { LiveSecond, LiveState } from '../../../../engine/model/api/live.ts';
import { limit } from '../../../../reports/words/quantity.ts';
import { type Settings, useSettings } from '../../data/settings.ts';
import { type Panel, TimeChart } from '../../parts/chart/time-chart.tsx';

interface Charts extends Pick<LiveState, 'seconds' | 'steps' | 'step' | 'limits' | 'unit'> {}
type Numbers = Exclude<keyof LiveSecond, 'atS'>;

const times: ReadonlySet<string> = new Set(['latency', 'wsRoundTrip']);
/** Of a run that goes on, a second has these alone. */
const told = ['p50', 'p95', 'p99'] as const;
const failures: ReadonlySet<string> = new Set(['errorRate', 'wsErrorRate']);

function panelsOf({ seconds, limits, unit }: Pick<Charts, 'seconds' | 'limits' | 'unit'>, percentiles: Settings['percentiles']): Panel[] {
  const column = (name: Numbers): (number | null)[] => seconds.map((second) => second[name]);
  const chosen = told.filter((each) => percentiles.includes(each));
  const roofs = limits.filter(({ metric }) => times.has(metric)).map(({ text, expected }) => ({ name: text, value: expected }));
  const shares = limits
    .filter(({ metric }) => failures.has(metric))
    .map(({ expected }) => ({ name: `target ${limit(expected, 'fraction')}`, value: expected }));
  return [
    {
      title: unit === 'user' ? 'Latency' : 'Answer time',
      unit: 'ms',
      lines: (chosen.length === 0 ? told : chosen).map((style) => ({ name: style, values: column(style), style })),
      ...(roofs.length === 0 ? {} : { limits: roofs }),
    },
    {
      title: 'Per second',
      unit: 'perSecond',
      lines: [{ name: 'throughput', values: column('requestsPerSecond'), style: 'throughput' }],
      fromZero: true,
    },
    {
      title: unit === 'user' ? 'Users' : 'Connections',
      unit: 'users',
      lines: [{ name: `${unit}s`, values: column('users'), style: 'users' }],
      fromZero: true,
    },
    {
      title: 'Failed',
      unit: 'fraction',
      lines: [{ name: 'failed', values: column('errorRate'), style: 'errors' }],
      fromZero: true,
      ...(shares.length === 0 ? {} : { limits: shares }),
    },
  ];
}

/** Latency, throughput, users and failures, second by second, as they come. Drawn anew only where a second was added. */
export const LiveCharts = memo(
  ({ seconds, steps, step, limits, unit }: Charts) => {
    const { percentiles } = useSettings();
    const panels = useMemo(() => panelsOf({ seconds, limits, unit }, percentiles), [seconds, limits, unit, percentiles]);
    const atS = useMemo(() => seconds.map((second) => second.atS), [seconds]);
    return (
      <TimeChart
        id="live"
        title="Latency, throughput and load"
        description="Latency percentiles, throughput, load and failures, second by second, as they come."
        panels={panels}
        atS={atS}
        steps={[...steps]}
        judgedStep={step}
        live
      />
    );
  },
  (before, after) =>
    before.seconds.length === after.seconds.length &&
    before.seconds.at(-1)?.atS === after.seconds.at(-1)?.atS &&
    before.step === after.step,
);
