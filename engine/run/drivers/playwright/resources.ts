import type { PageResource } from '../../../model/page-visit.ts';
import { maskUrl, type TemplatingRule, templateUrl } from '../../../model/templating.ts';
import type { Exchange } from './traffic.ts';

const longestName = 300;

/** The name of a request in results: templated, so that it holds no secret, and without the host where that is the page's own. */
export function resourceName(url: string, origin: string, templating: readonly TemplatingRule[]): string {
  const named = templateUrl(url, templating);
  const own = named.startsWith(`${origin}/`) ? named.slice(origin.length) : named;
  return own.slice(0, longestName);
}

/** What became of requests, by the clock of the navigation that the first of them is. */
export function resourcesOf(
  exchanges: readonly Exchange[],
  page: { readonly origin: string; readonly templating: readonly TemplatingRule[]; readonly bodies: ReadonlyMap<string, number> },
): PageResource[] {
  const beganS = exchanges.find(({ isNavigation }) => isNavigation)?.startS ?? exchanges[0]?.startS ?? 0;
  const lastS = Math.max(beganS, ...exchanges.map(({ endS, responseS, startS }) => endS ?? responseS ?? startS));
  const ms = (atS: number) => Math.max(0, Math.round((atS - beganS) * 10_000) / 10);
  return exchanges.map((exchange) => ({
    name: resourceName(exchange.url, page.origin, page.templating),
    type: exchange.type,
    startMs: ms(exchange.startS),
    responseMs: exchange.responseS === null ? null : ms(exchange.responseS),
    endMs: ms(exchange.endS ?? lastS),
    transferBytes: exchange.fromCache ? 0 : Math.max(0, exchange.transferBytes),
    bodyBytes: bodyOf(exchange, page.bodies),
    status: exchange.status,
    fromCache: exchange.fromCache,
  }));
}

/** Chromium tells no data of what it has in memory; the page's own timing does. */
function bodyOf({ bodyBytes, url }: Exchange, bodies: ReadonlyMap<string, number>): number {
  return Math.max(bodyBytes, bodies.get(url) ?? 0);
}

/** A URL for examples of errors: secrets masked. */
export const shownUrl = (url: string): string => maskUrl(url);
