import type { ObstacleCode } from '../../../model/obstacle.ts';
import type { Obstacle } from '../driver.ts';
import { describeError } from './connect-errors.ts';

/** What kept the load below its plan, told apart by kind. */
export interface Obstacles {
  /** An error of a socket; one that is not this machine's is left out. */
  add(error: unknown, connections: number): void;
  note(code: ObstacleCode, side: Obstacle['side'], detail: string, connections: number): void;
  /** The one met most often; the generator's own before the target's, since with them nothing is known of the target. Null for none. */
  first(): Obstacle | null;
}

export function createObstacles(): Obstacles {
  const met = new Map<ObstacleCode, Obstacle>();
  const note: Obstacles['note'] = (code, side, detail, connections) => {
    const before = met.get(code);
    met.set(code, before === undefined ? { code, side, connections, count: 1, detail } : { ...before, count: before.count + 1 });
  };
  return {
    add(error, connections) {
      const { own, text } = describeError(error);
      if (own !== undefined) note(own, 'generator', text, connections);
    },
    note,
    first() {
      const ranked = [...met.values()].sort((a, b) => (a.side === b.side ? b.count - a.count : a.side === 'generator' ? -1 : 1));
      return ranked[0] ?? null;
    },
  };
}
