import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { templateMessage } from '../../../model/templating.ts';
import { interact, interactionWords } from './interact.ts';
import { painted, type Seen, takeLeave } from './observer.ts';
import type { PlannedVisit, PlaywrightOrder } from './plan.ts';
import { throttle } from './throttle.ts';
import { type Exchange, followTraffic, type Traffic } from './traffic.ts';

/** What one visit showed. */
export interface Visited {
  readonly startedMs: number;
  /** Why it is none, or why something in it could not be done; null when all went well. */
  readonly failed: string | null;
  /** The page came: its numbers count, whatever failed later. */
  readonly loaded: boolean;
  readonly seen: Seen | null;
  readonly exchanges: readonly Exchange[];
  /** How many of them belong to loading the page; the rest to what was done with it. */
  readonly whileLoading: number;
  readonly picture: Buffer | null;
}

const loadPatienceMs = 60_000;
const quietMs = 400;
const mostQuietMs = 10_000;
const mostAfterMs = 5_000;

/** Visits the page once, in a tab of its own: load, rest, interactions, good-bye. Throws only when the browser is gone. */
export async function visit(context: BrowserContext, order: PlaywrightOrder, planned: PlannedVisit): Promise<Visited> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    const traffic = await followTraffic(session);
    await throttle(session, planned.profile);
    return await made({ page, session, traffic }, order, planned);
  } finally {
    await page.close();
  }
}

interface Tab {
  readonly page: Page;
  readonly session: CDPSession;
  readonly traffic: Traffic;
}

async function made({ page, session, traffic }: Tab, order: PlaywrightOrder, planned: PlannedVisit): Promise<Visited> {
  const startedMs = Date.now();
  const failed = await opened(page, order.url);
  await traffic.quiet(quietMs, failed === null ? mostQuietMs : 0);
  const whileLoading = traffic.exchanges.length;
  const told = { startedMs, loaded: failed === null, whileLoading };
  if (failed !== null) return { ...told, failed, seen: null, exchanges: [...traffic.exchanges], picture: null };
  const picture = planned.round === 0 ? await pictured(page) : null;
  const undone = await doAll({ page, session, traffic }, order);
  const seen = await takeLeave(session);
  const untold = seen === null ? 'the page did not let itself be observed' : null;
  return { ...told, failed: undone ?? untold, seen, exchanges: [...traffic.exchanges], picture };
}

async function opened(page: Page, url: string): Promise<string | null> {
  try {
    const response = await page.goto(url, { waitUntil: 'load', timeout: loadPatienceMs });
    return response === null || response.ok() ? null : `answered ${response.status()}`;
  } catch (error) {
    return reasonOf(error);
  }
}

async function doAll({ page, session, traffic }: Tab, { interactions }: PlaywrightOrder): Promise<string | null> {
  for (const interaction of interactions) {
    try {
      await interact(page, interaction);
    } catch (error) {
      return `${interactionWords(interaction)}: ${reasonOf(error)}`;
    }
    await painted(session);
    await traffic.quiet(quietMs / 2, mostAfterMs);
    await painted(session);
  }
  return null;
}

const mostPictureBytes = 1_500_000;

/** What can be seen without scrolling; none where it would be too large to keep. */
async function pictured(page: Page): Promise<Buffer | null> {
  try {
    const picture = await page.screenshot({ type: 'png', scale: 'css', animations: 'disabled', timeout: mostQuietMs });
    return picture.byteLength <= mostPictureBytes ? picture : null;
  } catch (error) {
    // A page that cannot be drawn in time has no picture; its numbers stand.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The first line of what went wrong, without what changes from visit to visit. */
function reasonOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return templateMessage(first.replace(/^\w+\.\w+: /, ''));
}
