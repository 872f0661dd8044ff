/** Running totals for `/metrics`: what is there now, and its integral over time. */
export interface Tally {
  readonly arrive: (atMs: number) => void;
  readonly leave: (atMs: number) => void;
  readonly page: (atMs: number) => string;
}

/** With servers that never rest while somebody waits, as many work as are in flight, up to all of them. */
export function createTally(servers: number): Tally {
  let inFlight = 0;
  let [arrived, left] = [0, 0];
  let [inFlightSeconds, busySeconds] = [0, 0];
  let lastMs: number | null = null;
  const busy = () => Math.min(inFlight, servers);
  const advance = (atMs: number) => {
    const seconds = Math.max(0, atMs - (lastMs ?? atMs)) / 1000;
    inFlightSeconds += inFlight * seconds;
    busySeconds += busy() * seconds;
    lastMs = atMs;
  };
  return {
    arrive: (atMs) => {
      advance(atMs);
      arrived++;
      inFlight++;
    },
    leave: (atMs) => {
      advance(atMs);
      left++;
      inFlight--;
    },
    page: (atMs) => {
      advance(atMs);
      return [
        ['http_requests_in_flight', 'gauge', 'Requests being answered.', inFlight],
        ['http_requests_in_flight_seconds_total', 'counter', 'Integral of the requests in flight over time.', inFlightSeconds],
        ['queue_servers', 'gauge', 'Servers of the queue.', servers],
        ['queue_servers_busy', 'gauge', 'Servers at work.', busy()],
        ['queue_servers_busy_seconds_total', 'counter', 'Integral of the servers at work over time.', busySeconds],
        ['queue_arrivals_total', 'counter', 'Requests that came.', arrived],
        ['http_requests_total', 'counter', 'Requests answered.', left],
      ]
        .map(([name, type, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`)
        .join('');
    },
  };
}
