import type { Browser } from 'playwright-core';
import type { Observation } from '../../../measure/observe.ts';
import type { PageVisit } from '../../../model/page-visit.ts';
import { templateMessage } from '../../../model/templating.ts';
import type { Complaint } from '../driver.ts';
import type { Load } from '../generator/load.ts';
import { bookVisit, isForbidden } from './book.ts';
import { observerScript } from './observer.ts';
import { createPagesFile, pictureName } from './pages-file.ts';
import type { PlannedVisit, PlaywrightOrder } from './plan.ts';
import { resourcesOf } from './resources.ts';
import { type Visited, visit } from './visit.ts';

/** The visits of a plan, one after the other, profiles in turn: what drifts on the machine then meets all of them. */
export function createLab(order: PlaywrightOrder, browser: Browser, record: (observation: Observation) => void): Load {
  const pages = createPagesFile(order.folder);
  const complaints = new Map<string, Complaint>();
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  let ended = false;
  let beganMs: number | null = null;
  const planned = order.visits * order.profiles.length * (order.repeat ? 2 : 1);
  let made = 0;

  const complain = (message: string) => {
    const before = complaints.get(message);
    complaints.set(message, { level: 'warning', message, count: (before?.count ?? 0) + 1 });
  };
  const keep = (plan: PlannedVisit, visited: Visited) => {
    if (ended) return;
    made += 1;
    const told = visitOf(order, plan, visited, visited.startedMs - (beganMs ?? 0));
    bookVisit(order, plan, { visit: told, visited }, record);
    pages.add(told, visited.picture);
    if (visited.failed !== null) complain(`${order.name}, ${plan.profile.name}, ${plan.view} view: ${visited.failed}`);
    const refused = new Set(visited.exchanges.filter((exchange) => isForbidden(exchange, order)).map(({ url }) => new URL(url).host));
    for (const host of refused) complain(`Requests of the page to ${host} never left: this environment does not allow that host.`);
  };
  const run = async () => {
    beganMs = Date.now();
    const observer = await observerScript();
    for (let round = 0; round < order.visits; round++)
      for (const profile of order.profiles) {
        if (ended) return;
        const context = await freshContext(order, browser, profile, observer);
        keep({ round, profile, view: 'first' }, await visit(context, order, { round, profile, view: 'first' }));
        if (order.repeat && !ended) {
          const again = { round, profile, view: 'repeat' } as const;
          keep(again, await visit(context, order, again));
        }
        await context.close();
        pages.write();
      }
  };
  return {
    finished,
    madeElsewhere: true,
    hold(users) {
      if (users < 1 || beganMs !== null || ended) return;
      run().then(finish, (error: unknown) => {
        if (ended) return;
        complain(`The browser was lost: ${templateMessage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))}`);
        finish();
      });
    },
    active: () => (ended || beganMs === null ? 0 : 1),
    async end() {
      ended = true;
      if (made > 0) pages.write();
      if (made < planned) complain(`${made} of ${planned} visits were made.`);
      await browser.close();
    },
    obstacle: () => null,
    complaints: () => [...complaints.values()].sort((a, b) => b.count - a.count),
  };
}

async function freshContext(order: PlaywrightOrder, browser: Browser, profile: PlannedVisit['profile'], observer: string) {
  const { width, height, deviceScale, mobile } = profile;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: deviceScale,
    isMobile: mobile,
    hasTouch: mobile,
    ignoreHTTPSErrors: !order.verify,
    serviceWorkers: 'block',
    ...(Object.keys(order.headers).length === 0 ? {} : { extraHTTPHeaders: { ...order.headers } }),
  });
  await context.addInitScript({ content: observer });
  return context;
}

function visitOf(order: PlaywrightOrder, { profile, view }: PlannedVisit, visited: Visited, sinceMs: number): PageVisit {
  const { seen, exchanges, whileLoading, failed, picture } = visited;
  const { origin } = new URL(order.url);
  const resources = resourcesOf(exchanges, { origin, templating: order.templating, bodies: seen?.bodies ?? new Map() });
  const loading = resources.slice(0, whileLoading);
  const scripts = loading.filter(({ type }) => type === 'script').sort((a, b) => b.bodyBytes - a.bodyBytes);
  const [largest] = scripts;
  return {
    page: order.name,
    profile: profile.name,
    view,
    atS: Math.max(0, sinceMs / 1000),
    failed,
    vitals: [...(seen?.vitals ?? [])],
    loadMs: seen?.loadMs ?? null,
    scriptBytes: scripts.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0),
    largestScript: largest === undefined ? null : { name: largest.name, bytes: largest.bodyBytes },
    transferBytes: loading.reduce((sum, { transferBytes }) => sum + transferBytes, 0),
    resources,
    picture: picture === null ? null : pictureName(order.url, profile.name, view),
  };
}
