/**
 * The closed queue without think time: so many clients, each of which asks again as soon as it is answered, at `servers` servers with exponential service. All clients are always in the queue; who
 * comes back finds all the others there. With clients enough for every server that is a wait for clients - servers ends of service (an Erlang distribution of rate servers / service time) and then the own
 * service; with fewer there is no wait. (Arrival theorem: Sevcik and Mitrani, Journal of the ACM 28, 1981; Lavenberg and Reiser, Journal of Applied Probability 17, 1980.)
 */
export interface ClosedQueue {
  readonly clients: number;
  readonly servers: number;
  readonly serviceMs: number;
}

export const closedMean = ({ clients, servers, serviceMs }: ClosedQueue): number => serviceMs * Math.max(1, clients / servers);

export const closedUtilisation = ({ clients, servers }: ClosedQueue): number => Math.min(1, clients / servers);

/** The time that a share `q` of the responses do not exceed, in the unit of the service time. */
export function closedQuantile(q: number, queue: ClosedQueue): number {
  let [low, high] = [0, queue.serviceMs];
  while (closedTail(high, queue) > 1 - q) high *= 2;
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (closedTail(middle, queue) > 1 - q) low = middle;
    else high = middle;
  }
  return high;
}

/** P(response > t). With m stages of rate a before one of rate b = a / servers: the Erlang tail, plus its convolution with the last stage's tail. */
export function closedTail(t: number, { clients, servers, serviceMs }: ClosedQueue): number {
  const stages = Math.max(0, clients - servers);
  const b = 1 / serviceMs;
  if (stages === 0) return Math.exp(-b * t);
  const a = servers * b;
  if (servers === 1) return erlangTail(stages + 1, a * t);
  // P(W + S > t) = P(W > t) + integral of f_W(w) e^(-b(t-w)), and the integral is e^(-bt) (a/(a-b))^m times an Erlang distribution of rate a-b.
  return erlangTail(stages, a * t) + Math.exp(-b * t) * (a / (a - b)) ** stages * (1 - erlangTail(stages, (a - b) * t));
}

/** P(a sum of m exponential times of rate 1 > x): at most m-1 Poisson events by x. */
function erlangTail(stages: number, x: number): number {
  let term = Math.exp(-x);
  let sum = term;
  for (let events = 1; events < stages; events++) {
    term *= x / events;
    sum += term;
  }
  return sum;
}
