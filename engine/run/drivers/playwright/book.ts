import type { Observation } from '../../../measure/observe.ts';
import { metricById } from '../../../model/metric.ts';
import type { PageVisit } from '../../../model/page-visit.ts';
import { nowMs } from '../generator/load.ts';
import { isAllowed } from './browser.ts';
import type { PlannedVisit, PlaywrightOrder } from './plan.ts';
import { resourceName, shownUrl } from './resources.ts';
import type { Exchange } from './traffic.ts';
import type { Visited } from './visit.ts';

/** k6's code for a host that is not allowed: it ends a run. */
const forbiddenCode = '1110';

/** Books a visit as k6's browser would, with the tags `profile` and `view` beside the page's name. */
export function bookVisit(
  order: PlaywrightOrder,
  { profile, view }: PlannedVisit,
  { visit, visited }: { readonly visit: PageVisit; readonly visited: Visited },
  record: (observation: Observation) => void,
): void {
  const timeMs = nowMs();
  bookNumbers(visit, visited.loaded, timeMs, record);
  for (const exchange of visited.exchanges) bookExchange(order, exchange, { profile: profile.name, view, timeMs }, record);
}

/** What a visit as a whole measured, all of it only where the page loaded. */
export function bookNumbers(visit: PageVisit, loaded: boolean, timeMs: number, record: (observation: Observation) => void): void {
  const tags = { name: visit.page, profile: visit.profile, view: visit.view };
  const put = (metric: string, value: number | null) => {
    if (value === null) return;
    const { k6, kind, unit } = metricById(metric);
    const contains = unit === 'ms' ? 'time' : unit === 'bytes' ? 'data' : 'default';
    record({ metric: k6, kind, contains, value, timeMs, tags });
  };
  record({
    ...{ metric: 'checks', kind: 'rate', contains: 'default', value: visit.failed === null ? 1 : 0, timeMs },
    tags: { ...tags, check: `${visit.page}: the visit goes as planned` },
  });
  if (!loaded) return;
  for (const { metric, value } of visit.vitals) put(metric, value);
  put('pageLoad', visit.loadMs);
  put('bundle', visit.scriptBytes);
  put('chunk', visit.largestScript?.bytes ?? 0);
  put('transferred', visit.transferBytes);
}

interface Where {
  readonly profile: string;
  readonly view: string;
  readonly timeMs: number;
}

function bookExchange(
  order: PlaywrightOrder,
  exchange: Exchange,
  { profile, view, timeMs }: Where,
  record: (observation: Observation) => void,
): void {
  const { status, error, endS, startS, cancelled, method, url } = exchange;
  if (cancelled || (endS === null && error === null)) return;
  const refused = isForbidden(exchange, order);
  // Told beside the numbers: what never left is no failure of the target, unless it is the page itself.
  if (refused && !exchange.isNavigation) return;
  const good = error === null && status !== null && status < 400;
  const name = `${method} ${resourceName(url, new URL(order.url).origin, order.templating)}`;
  const tags = { name, method, profile, view, status: String(status ?? 0), expected_response: String(good) };
  record({
    ...{ metric: 'browser_http_req_duration', kind: 'trend', contains: 'time', value: ((endS ?? startS) - startS) * 1000, timeMs },
    tags,
  });
  const why = error === null ? {} : { error: refused ? 'host not allowed' : error, error_code: refused ? forbiddenCode : '1000' };
  record({
    ...{ metric: 'browser_http_req_failed', kind: 'rate', contains: 'default', value: good ? 0 : 1, timeMs },
    tags: { ...tags, url: shownUrl(url), ...why },
  });
}

/** Whether a request went to the proxy that is not there. */
export function isForbidden({ url, error }: Exchange, { allowedNames }: PlaywrightOrder): boolean {
  return error !== null && !isAllowed(new URL(url).hostname, allowedNames);
}
