import { elapsedMs } from './execution.ts';

/** An answer that takes longer than this is none. */
const answerTimeoutMs = 5_000;

/** Pings that are under way on one line. */
export interface RoundTrips {
  /** The id of a ping that is sent now. */
  begin(): number;
  /** Milliseconds since the ping of that id was sent; null when none is under way. */
  end(id: number): number | null;
  /** How many pings have waited too long; they are forgotten. */
  takeOverdue(): number;
  /** Forgets all: the line they went over is gone. */
  clear(): void;
}

export function createRoundTrips(): RoundTrips {
  const sentMs = new Map<number, number>();
  let lastId = 0;
  return {
    begin() {
      lastId += 1;
      sentMs.set(lastId, elapsedMs());
      return lastId;
    },
    end(id) {
      const at = sentMs.get(id);
      sentMs.delete(id);
      return at === undefined ? null : elapsedMs() - at;
    },
    takeOverdue() {
      const overdue = [...sentMs].filter(([, at]) => elapsedMs() - at > answerTimeoutMs);
      for (const [id] of overdue) sentMs.delete(id);
      return overdue.length;
    },
    clear: () => sentMs.clear(),
  };
}
