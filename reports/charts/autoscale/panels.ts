import type { ScalingSeries } from '../../../engine/model/autoscale.ts';
import { count, significant, trimmed } from '../../words/digits.ts';
import { quantity } from '../../words/quantity.ts';
import type { Panel } from '../panel.ts';
import { fromZero } from '../scale.ts';

/** Thousands as such, so that a mark stays short. */
const short = (value: number): string => (value >= 10_000 ? `${trimmed(value / 1000)}k` : trimmed(value));

const most = (...lists: readonly (readonly number[])[]): number =>
  lists.reduce((top, list) => list.reduce((a, b) => Math.max(a, b), top), 0);

/** The ceiling of this page: what ready replicas can do, and the demand under it. */
export function demandPanel({ demand, capacity }: ScalingSeries, title: string, height: number): Panel {
  return {
    title,
    height,
    lines: [
      { name: 'demand', className: 'demand', values: demand },
      { name: 'capacity', className: 'capacity', values: capacity },
    ],
    filled: true,
    scale: fromZero(most(demand, capacity) * 1.05, 4),
    tick: short,
    readout: (index) => `demand ${significant(demand[index] ?? 0)}, capacity ${significant(capacity[index] ?? 0)} req/s`,
  };
}

export function replicasPanel({ replicas, ready }: ScalingSeries): Panel {
  return {
    title: 'Replicas',
    height: 80,
    lines: [
      { name: 'ready', className: 'ready', values: ready },
      { name: 'paid for', className: 'replicas', values: replicas },
    ],
    filled: false,
    scale: fromZero(most(replicas) * 1.1, 3),
    tick: trimmed,
    readout: (index) => `${count(replicas[index] ?? 0)} paid for, ${count(ready[index] ?? 0)} ready`,
  };
}

/** Requests that wait; null where none ever does. */
export function backlogPanel({ backlog }: ScalingSeries): Panel | null {
  const top = most(backlog);
  if (top === 0) return null;
  return {
    title: 'Requests waiting',
    height: 80,
    lines: [{ name: '', className: 'backlog', values: backlog }],
    filled: true,
    scale: fromZero(top, 2),
    tick: short,
    readout: (index) => `${quantity(Math.round(backlog[index] ?? 0), 'count')} waiting`,
  };
}
