import http from 'k6/http';
import { setTimeout } from 'k6/timers';
import { serviceUrl } from '../../../scenarios/lib/context.ts';
import { randomFor } from '../../../scenarios/lib/streams.ts';

declare const __ENV: Readonly<Record<string, string>>;

/** Mean number of requests in one pass of the journey, and the seconds over which they are spread. */
const requests = Number(__ENV.POISSON_REQUESTS);
const windowS = Number(__ENV.POISSON_WINDOW_S);

/**
 * One pass is a stretch of a Poisson process: gaps are exponential until the window is over, and nobody waits for an answer before the next request. k6 begins passes at
 * equal distances; where the window is a whole number of them, the passes together are a Poisson process of constant rate at every time scale, whatever their phase.
 */
export default async function poisson(): Promise<void> {
  const random = randomFor('poisson');
  const url = `${serviceUrl('api')}/`;
  const answers: Promise<unknown>[] = [];
  for (let atS = gap(random.next()); atS < windowS; atS += gap(random.next())) answers.push(requestAt(atS, url));
  await Promise.all(answers);
}

const gap = (uniform: number) => (-Math.log(1 - uniform) * windowS) / requests;

function requestAt(atS: number, url: string): Promise<unknown> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(http.asyncRequest('GET', url, null, { tags: { name: 'GET /' } })), atS * 1000);
  });
}
