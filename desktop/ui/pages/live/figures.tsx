import type { LiveState } from '../../../../engine/model/api/live.ts';
import { count } from '../../../../reports/words/digits.ts';
import type { Figure } from '../../../../reports/words/figures.ts';
import { liveLimit } from '../../../../reports/words/live.ts';
import { limit, quantity } from '../../../../reports/words/quantity.ts';
import { Figures } from '../../parts/figures.tsx';

function figuresOf(live: LiveState): Figure[] {
  const { users, requestsPerSecond, p95Ms, errorRate, requests, unit, steps, step } = live;
  const limitMs = liveLimit(live);
  const planned = step === null ? null : (steps[step]?.users ?? null);
  const over = limitMs !== null && p95Ms !== null && p95Ms > limitMs;
  return [
    {
      label: unit === 'user' ? 'Users' : 'Connections',
      value: count(users),
      range: '',
      beside: planned === null ? [] : [`planned ${count(planned)} at the end of this step`],
      tone: 'neutral',
    },
    {
      label: 'Throughput',
      value: `${quantity(requestsPerSecond, 'count')} per second`,
      range: '',
      beside: [`${count(requests)} so far`],
      tone: 'neutral',
    },
    {
      label: 'p95, last 10 s',
      value: quantity(p95Ms, 'ms'),
      range: '',
      beside: limitMs === null ? [] : [`target ${limit(limitMs, 'ms')}`],
      tone: over ? 'bad' : 'neutral',
    },
    {
      label: 'Failed, last 10 s',
      value: quantity(errorRate, 'fraction'),
      range: '',
      beside: [],
      tone: (errorRate ?? 0) > 0 ? 'bad' : 'neutral',
    },
  ];
}

/** Users, throughput, p95 and failures as they are now. */
export function LiveFigures({ live }: { readonly live: LiveState }) {
  return <Figures figures={figuresOf(live)} />;
}
