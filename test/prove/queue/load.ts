/** How the queue is loaded: open, by so many requests a second that come as a Poisson process; or closed, by clients that ask again as soon as they are answered. */
export type QueueLoad =
  | { readonly driver: 'k6'; readonly requestsPerSecond: number }
  | { readonly driver: 'autocannon'; readonly clients: number };
