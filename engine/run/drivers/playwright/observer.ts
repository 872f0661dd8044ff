import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CDPSession } from 'playwright-core';
import { z } from 'zod';
import type { VitalAttribution } from '../../../model/page-visit.ts';

const text = z.string().transform((long) => long.slice(0, 300));
/** What the page hands over. It is the page's own word, so it is taken for no more than it must be. */
const seenSchema = z.object({
  vitals: z
    .array(
      z.object({
        metric: z.enum(['lcp', 'inp', 'cls', 'fcp', 'ttfb']),
        value: z.number().min(0),
        element: text.nullable(),
        parts: z.record(z.string(), z.number()),
      }),
    )
    .max(5),
  loadMs: z.number().nullable(),
  bodies: z.array(z.tuple([z.string(), z.number().min(0)])).max(1000),
});
export interface Seen {
  readonly vitals: readonly VitalAttribution[];
  /** From the start of the navigation to the end of the load event; null before that. */
  readonly loadMs: number | null;
  /** Bytes of bodies by URL, for those that Chromium's protocol does not tell of. */
  readonly bodies: ReadonlyMap<string, number>;
}

const handOverMs = 200;

/** Runs before any script of the page, whatever its policy is: web-vitals, and the last value of each vital with what it is owed to. */
export async function observerScript(): Promise<string> {
  const library = await readFile(
    fileURLToPath(import.meta.resolve('web-vitals/attribution').replace(/[^/]*$/, 'web-vitals.attribution.iife.js')),
    'utf8',
  );
  return `(() => {
if (window.top !== window) return;
${library}
const seen = new Map();
const numbers = (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => typeof value === 'number'));
const keep = (elementOf, partsOf) => ({ name, value, attribution }) => {
  const metric = name.toLowerCase();
  seen.set(metric, { metric, value, element: elementOf(attribution) || null, parts: numbers(partsOf(attribution)) });
};
const all = { reportAllChanges: true };
webVitals.onLCP(keep(({ target }) => target, ({ timeToFirstByte, resourceLoadDelay, resourceLoadDuration, elementRenderDelay }) => ({ timeToFirstByte, resourceLoadDelay, resourceLoadDuration, elementRenderDelay })), all);
webVitals.onINP(keep(({ interactionTarget }) => interactionTarget, ({ inputDelay, processingDuration, presentationDelay }) => ({ inputDelay, processingDuration, presentationDelay })), all);
webVitals.onCLS(keep(({ largestShiftTarget }) => largestShiftTarget, ({ largestShiftTime, largestShiftValue }) => ({ largestShiftTime, largestShiftValue })), all);
webVitals.onFCP(keep(() => null, ({ timeToFirstByte, firstByteToFCP }) => ({ timeToFirstByte, firstByteToFCP })), all);
webVitals.onTTFB(keep(() => null, ({ waitingDuration, cacheDuration, dnsDuration, connectionDuration, requestDuration }) => ({ waitingDuration, cacheDuration, dnsDuration, connectionDuration, requestDuration })), all);
Object.defineProperty(window, '__headroomPage', { value: () => {
  const [navigation] = performance.getEntriesByType('navigation');
  return JSON.stringify({
    vitals: [...seen.values()],
    loadMs: navigation && navigation.loadEventEnd > 0 ? navigation.loadEventEnd : null,
    bodies: performance.getEntriesByType('resource').slice(0, 1000).map(({ name, decodedBodySize }) => [name, decodedBodySize]),
  });
} });
})();`;
}

const hide = `Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));`;

/** Two frames and a moment: what was done has been painted, and told to the page's observers. */
const paint = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100))))`;

export async function painted(session: CDPSession): Promise<void> {
  await evaluate(session, paint);
}

/** Leaves the page as a reader does who turns to another tab, which makes INP, CLS and LCP final, and reads what was seen. Null where the page tells nothing. */
export async function takeLeave(session: CDPSession): Promise<Seen | null> {
  // The first event makes web-vitals look at interactions it had put off, the second one report them.
  await evaluate(session, hide);
  await evaluate(session, hide);
  await new Promise<void>((resolve) => setTimeout(resolve, handOverMs));
  const told = await evaluate(session, `typeof __headroomPage === 'function' ? __headroomPage() : 'null'`);
  const parsed = seenSchema.safeParse(typeof told === 'string' ? jsonOf(told) : null);
  if (!parsed.success) return null;
  const { vitals, loadMs, bodies } = parsed.data;
  const most = new Map<string, number>();
  for (const [url, bytes] of bodies) most.set(url, Math.max(bytes, most.get(url) ?? 0));
  return { vitals, loadMs, bodies: most };
}

/** The browser's own evaluation, which no policy of the page forbids. */
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  return result.value;
}

function jsonOf(told: string): unknown {
  try {
    return JSON.parse(told);
  } catch {
    // A page that replaced what we asked has told nothing.
    return null;
  }
}
