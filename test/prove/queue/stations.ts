/** One visit to the queue: times of any one clock, ms. */
export interface Visit {
  readonly arrivedAt: number;
  /** When a server takes it on, and when it is done with it. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * So many equal servers behind one line, first come, first served: Kiefer and Wolfowitz's recursion (Transactions of the American Mathematical Society 78, 1955).
 * Who arrives is taken on by the server that is free first. Arrivals are told in order of time; what is late in telling or in answering never moves the queue itself.
 */
export function createStations(servers: number): (arrivedAt: number, serviceMs: number) => Visit {
  const freeAt = new Array<number>(servers).fill(Number.NEGATIVE_INFINITY);
  return (arrivedAt, serviceMs) => {
    let first = 0;
    for (let server = 1; server < servers; server++) if ((freeAt[server] ?? 0) < (freeAt[first] ?? 0)) first = server;
    const startsAt = Math.max(arrivedAt, freeAt[first] ?? arrivedAt);
    const endsAt = startsAt + serviceMs;
    freeAt[first] = endsAt;
    return { arrivedAt, startsAt, endsAt };
  };
}
