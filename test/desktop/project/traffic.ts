import type { LoadStep } from '../../../engine/model/load.ts';
import type { Measurement, Series, Tags } from '../../../engine/model/measurement.ts';
import { createRandom, type Random } from '../../../engine/stats/random.ts';
import { type EndpointTraffic, freightEndpoints } from './endpoints.ts';
import { around, counted, gauge, normal, type Place, placesOf, trend } from './series.ts';

/** Requests that fail: which, when, how many of them, with what. */
export interface Outage {
  readonly endpoint: string;
  readonly fromS: number;
  readonly toS: number;
  readonly share: number;
  readonly status: number;
}

export interface TrafficWanted {
  readonly seed: number;
  readonly startedAt: number;
  readonly steps: readonly LoadStep[];
  /** Width of the windows of requests. */
  readonly widthS?: number;
  readonly thinkMs?: number;
  /** Users at which latency has no end: it grows as one over what is left of it. */
  readonly limitUsers?: number;
  /** How many times slower everything is, or one endpoint at a moment. */
  readonly slower?: (endpoint: string, atS: number) => number;
  /** How many times the queries of an endpoint. */
  readonly queries?: (endpoint: string) => number;
  readonly outages?: readonly Outage[];
  readonly latenessMs?: number;
  /** The run was stopped here. */
  readonly untilS?: number;
  readonly endpoints?: readonly EndpointTraffic[];
  readonly tags?: Tags;
}

/** Users at a moment, along the ramps. In the second opinion as many as in the step before it. */
export function usersAt(steps: readonly LoadStep[], atS: number): number {
  const index = steps.findIndex(({ fromS, toS }) => fromS <= atS && atS < toS);
  const step = steps[index];
  const before = steps.slice(0, Math.max(0, index)).findLast(({ users }) => users !== null)?.users ?? 0;
  if (step === undefined) return 0;
  if (step.users === null) return before;
  return step.kind === 'plateau' ? step.users : before + ((step.users - before) * (atS - step.fromS)) / (step.toS - step.fromS);
}

/** A measurement of journeys over the freight application, as the recorder makes one; the same seed gives the same numbers. */
export function measuredTraffic(wanted: TrafficWanted): Measurement {
  const { steps, startedAt, untilS = Number.POSITIVE_INFINITY, endpoints = freightEndpoints, tags = {} } = wanted;
  const random = createRandom(wanted.seed);
  const places = placesOf(steps, wanted.widthS ?? 5, untilS);
  const seconds = placesOf(steps, 1, untilS);
  const journeys = [...new Set(endpoints.map(({ journey }) => journey))];
  return {
    startedAt,
    durationS: Math.min(steps.at(-1)?.toS ?? 0, untilS),
    steps,
    series: [
      ...endpoints.flatMap((endpoint) => requestSeries(endpoint, wanted, places, random)),
      ...journeys.flatMap((journey) => journeySeries(journey, wanted, places, random)),
      ...gauge('users', tags, seconds, ({ atS, widthS }) => Math.round(usersAt(steps, atS + widthS / 2))),
      ...trend('generatorLateness', tags, placesOf(steps, 5, untilS), ({ widthS }) =>
        Array.from({ length: 100 * widthS }, () => (wanted.latenessMs ?? 1.4) * Math.exp(0.15 * normal(random))),
      ),
    ],
  };
}

const inSecondOpinion = (steps: readonly LoadStep[], { step }: Place): boolean => steps[step]?.role === 'second-opinion';

/** Journeys a second: a user passes one in its thinking and its requests. */
function passesAt(
  { steps, thinkMs = 6000, endpoints = freightEndpoints }: TrafficWanted,
  journey: string,
  place: Place,
  slow: number,
): number {
  const own = endpoints.filter((each) => each.journey === journey);
  const requestsMs = own.reduce((sum, { each, medianMs, deviation }) => sum + each * medianMs * Math.exp(deviation ** 2 / 2), 0);
  const share = journey === 'session' ? 0.06 : 0.94;
  return (1000 * share * usersAt(steps, place.atS + place.widthS / 2)) / (thinkMs + requestsMs * slow);
}

function slownessAt({ steps, limitUsers = 3000, slower }: TrafficWanted, endpoint: string, place: Place): number {
  const middle = place.atS + place.widthS / 2;
  const free = Math.max(0.05, 1 - usersAt(steps, middle) / limitUsers);
  const wave = 1 + 0.04 * Math.sin(middle / 17);
  return (wave * (slower?.(endpoint, middle) ?? 1) * (inSecondOpinion(steps, place) ? 1.15 : 1)) / free;
}

function requestSeries(endpoint: EndpointTraffic, wanted: TrafficWanted, places: readonly Place[], random: Random): Series[] {
  const { name, journey, each, medianMs, deviation, databaseMs, queries, bytes } = endpoint;
  const { steps, outages = [], tags = {} } = wanted;
  const open = (place: Place) => inSecondOpinion(steps, place);
  const counts = new Map<Place, { readonly good: number; readonly failed: number }>();
  const outage = outages.find((one) => one.endpoint === name);
  for (const place of places) {
    const slow = slownessAt(wanted, '', place);
    const all = around(passesAt(wanted, journey, place, slow) * each * place.widthS, random);
    const out = outage !== undefined && outage.fromS <= place.atS && place.atS < outage.toS;
    const failed = out ? Math.min(all, around(all * outage.share, random)) : 0;
    counts.set(place, { good: all - failed, failed });
  }
  const method = name.split(' ')[0] ?? 'GET';
  const good = { ...tags, name, method, status: method === 'POST' && name.includes('orders') ? '201' : '200', expected_response: 'true' };
  const bad = { ...tags, name, method, status: String(outage?.status ?? 500), expected_response: 'false' };
  const latencies = (place: Place, count: number) => {
    const slow = slownessAt(wanted, name, place);
    return Array.from({ length: count }, () => medianMs * slow * Math.exp(deviation * normal(random)));
  };
  const times = wanted.queries?.(name) ?? 1;
  return [false, true].flatMap((isOpen) => {
    const own = places.filter((place) => open(place) === isOpen);
    const scenario = isOpen ? `${journey}__open` : journey;
    const both = [
      { labels: { ...good, scenario }, part: 'good' },
      { labels: { ...bad, scenario }, part: 'failed' },
    ] as const;
    return [
      ...both.flatMap(({ labels, part }) => {
        const count = (place: Place) => counts.get(place)?.[part] ?? 0;
        return [
          ...trend('latency', labels, own, (place) => latencies(place, count(place))),
          ...counted('requests', labels, own, (place) => ({ count: count(place), sum: count(place) })),
          ...counted('errorRate', labels, own, (place) => ({ count: count(place), sum: part === 'failed' ? count(place) : 0 })),
        ];
      }),
      ...trend('dbTime', { ...tags, name, scenario }, own, (place) => {
        const slow = slownessAt(wanted, name, place);
        const count = databaseMs === 0 ? 0 : (counts.get(place)?.good ?? 0);
        return Array.from({ length: count }, () => databaseMs * slow * Math.exp(0.5 * normal(random)));
      }),
      ...trend('dbQueries', { ...tags, name, scenario }, own, (place) =>
        new Array<number>(counts.get(place)?.good ?? 0).fill(queries * times),
      ),
      ...trend('responseBytes', { ...tags, name, scenario }, own, (place) =>
        Array.from({ length: counts.get(place)?.good ?? 0 }, () => Math.round(bytes * (0.99 + 0.02 * random()))),
      ),
    ];
  });
}

function journeySeries(journey: string, wanted: TrafficWanted, places: readonly Place[], random: Random): Series[] {
  const { steps, thinkMs = 6000, endpoints = freightEndpoints, tags = {}, outages = [] } = wanted;
  const own = endpoints.filter((each) => each.journey === journey);
  const requestsMs = own.reduce((sum, { each, medianMs, deviation }) => sum + each * medianMs * Math.exp(deviation ** 2 / 2), 0);
  const failing = (place: Place) =>
    outages.some(({ endpoint, fromS, toS }) => own.some(({ name }) => name === endpoint) && fromS <= place.atS && place.atS < toS);
  return [false, true].flatMap((isOpen) => {
    const within = places.filter((place) => inSecondOpinion(steps, place) === isOpen);
    const labels = { ...tags, scenario: isOpen ? `${journey}__open` : journey };
    const passes = new Map(
      within.map((place) => [place, around(passesAt(wanted, journey, place, slownessAt(wanted, '', place)) * place.widthS, random)]),
    );
    const thought = (place: Place) => Array.from({ length: passes.get(place) ?? 0 }, () => thinkMs * (0.5 + random()));
    return [
      ...counted('iterations', labels, within, (place) => ({ count: passes.get(place) ?? 0, sum: passes.get(place) ?? 0 })),
      ...trend('iterationTime', labels, within, (place) => thought(place).map((ms) => ms + requestsMs * slownessAt(wanted, '', place))),
      ...trend('thinkTime', labels, within, thought),
      ...trend('transactionTime', { ...labels, transaction: journey === 'session' ? 'sign in' : 'find an order' }, within, (place) =>
        Array.from(
          { length: passes.get(place) ?? 0 },
          () => 0.7 * requestsMs * slownessAt(wanted, '', place) * Math.exp(0.3 * normal(random)),
        ),
      ),
      ...counted('checks', { ...labels, check: journey === 'session' ? 'the user is signed in' : 'the list is whole' }, within, (place) => {
        const count = passes.get(place) ?? 0;
        return { count, sum: failing(place) ? Math.floor(0.97 * count) : count };
      }),
      ...(journey === 'session' && !isOpen
        ? counted('signIns', labels, within, (place) => ({ count: passes.get(place) ?? 0, sum: passes.get(place) ?? 0 }))
        : []),
    ];
  });
}
