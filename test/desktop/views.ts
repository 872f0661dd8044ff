import type { Page } from 'playwright-core';
import { pages } from '../../desktop/ui/frame/pages.ts';

/** A page of the workbench as the recorded project fills it. */
export interface View {
  readonly name: string;
  readonly title: string;
  /** Wouter's notation of the page it shows. */
  readonly place: string;
  readonly address: string;
}

const before = '2025-12-15T07-30-00-load-demo';
const after = '2026-03-11T07-30-00-load-demo';
const gate = '2026-03-04T14-05-00-gate-demo';

/** Every page but that of a job, which has to go on; those that several things can be shown on, several times. */
export const views: readonly View[] = [
  { name: 'home', title: 'Home', place: '/', address: '/' },
  { name: 'start', title: 'Start', place: '/start', address: '/start?scenario=demo' },
  { name: 'start-capacity', title: 'Start: search for the capacity', place: '/start', address: '/start?kind=capacity' },
  { name: 'runs', title: 'Runs', place: '/runs', address: '/runs' },
  { name: 'run', title: 'A run', place: '/runs/:run', address: `/runs/${after}` },
  { name: 'run-failed', title: 'A run that failed', place: '/runs/:run', address: '/runs/2026-03-03T10-00-00-demo-demo' },
  {
    name: 'run-invalid',
    title: 'A run whose generator was out of breath',
    place: '/runs/:run',
    address: '/runs/2026-03-05T16-20-00-demo-demo',
  },
  { name: 'run-page-lab', title: 'A run of the page lab', place: '/runs/:run', address: '/runs/2026-02-26T10-00-00-vitals-demo' },
  { name: 'run-series', title: 'A run: any of its series', place: '/runs/:run', address: `/runs/${after}?series=0,1,2,3` },
  { name: 'compare', title: 'Two runs compared', place: '/compare', address: `/compare?base=${before}&head=${after}` },
  {
    name: 'compare-page-lab',
    title: 'Two runs of the page lab compared',
    place: '/compare',
    address: '/compare?base=2026-02-26T09-00-00-vitals-demo&head=2026-02-26T10-00-00-vitals-demo',
  },
  { name: 'campaigns', title: 'Campaigns', place: '/campaigns', address: '/campaigns' },
  { name: 'campaign-gate', title: 'A gate', place: '/campaigns/:campaign', address: `/campaigns/${gate}` },
  {
    name: 'campaign-schedule',
    title: 'A schedule',
    place: '/campaigns/:campaign',
    address: '/campaigns/2026-02-09T06-00-00-monthly-demo',
  },
  { name: 'trend', title: 'Trend', place: '/trend', address: '/trend?scenario=load&environment=demo' },
  { name: 'baselines', title: 'Baselines', place: '/baselines', address: '/baselines' },
  { name: 'capacity', title: 'Capacity', place: '/capacity', address: '/capacity' },
  { name: 'capacity-changed', title: 'Capacity: what if', place: '/capacity', address: '/capacity?users=1500&think-time=4' },
  { name: 'autoscale', title: 'Autoscale', place: '/autoscale', address: '/autoscale' },
  { name: 'plan', title: 'Plan', place: '/plan', address: '/plan' },
  { name: 'settings', title: 'Settings', place: '/settings', address: '/settings' },
];

/** Places of the frame that no view shows, beside that of a job. */
export function placesWithoutView(): string[] {
  return pages.map(({ place }) => place).filter((place) => place !== '/jobs/:job' && !views.some((view) => view.place === place));
}

/** Waits until everything the page asked for is there and drawn, and has stood still for a moment. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(
    () => {
      const busy = document.querySelector('main .skeleton, main [aria-busy=true]') !== null;
      const now = busy ? '' : `${document.querySelector('main')?.textContent?.length} ${document.documentElement.scrollHeight}`;
      const own = window as unknown as { seen?: { now: string; since: number } };
      if (own.seen === undefined || own.seen.now !== now) own.seen = { now, since: performance.now() };
      return !busy && performance.now() - own.seen.since > 250;
    },
    undefined,
    { polling: 50 },
  );
}

/** What is cut off or sticks out of the window, by the places of it. */
export async function clipped(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.querySelectorAll<HTMLElement>('main, main *')].filter((element) => {
      const style = getComputedStyle(element);
      const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
      return (
        hides &&
        style.position !== 'absolute' &&
        element.clientWidth > 1 &&
        element.scrollWidth > element.clientWidth + 1 &&
        (element.textContent ?? '').trim() !== ''
      );
    });
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in a window of ${clientWidth}`] : []),
      ...wide.map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 80)}`),
    ];
  });
}

/** Words that lie on other words by more than a hair both ways, in HTML and in drawings. What is lifted out of the page, such as a menu, may cover it. */
export async function overlapping(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const hairPx = 2;
    const isLifted = (element: Element | null): boolean =>
      element !== null && (/^(absolute|fixed|sticky)$/.test(getComputedStyle(element).position) || isLifted(element.parentElement));
    /** What of a box is seen through the boxes that scroll or cut around it. */
    const seen = (box: DOMRect, within: Element | null): DOMRect => {
      if (within === null) return box;
      const { overflowX, overflowY } = getComputedStyle(within);
      if (overflowX === 'visible' && overflowY === 'visible') return seen(box, within.parentElement);
      const frame = within.getBoundingClientRect();
      const [left, top] = [Math.max(box.left, frame.left), Math.max(box.top, frame.top)];
      const [right, bottom] = [Math.min(box.right, frame.right), Math.min(box.bottom, frame.bottom)];
      return seen(new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)), within.parentElement);
    };
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    const words: { text: string; box: DOMRect }[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (text === '' || parent === null || !parent.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || isLifted(parent))
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const box = parent instanceof SVGElement ? line : seen(line, parent);
        if (box.width > hairPx && box.height > hairPx) words.push({ text, box });
      }
    }
    words.sort((a, b) => a.box.top - b.box.top);
    return words.flatMap(({ text, box }, at) => {
      const below: string[] = [];
      for (const other of words.slice(at + 1)) {
        if (other.box.top > box.bottom - hairPx) break;
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - other.box.top;
        // Lines of one text may stand closer than their boxes are high.
        if (wide > hairPx && high > box.height / 3) below.push(`“${text.slice(0, 50)}” lies on “${other.text.slice(0, 50)}”`);
      }
      return below;
    });
  });
}

/**
 * Where the parts of a page stand, one a line, by their edges in 24ths of the window: navigation, heading, sections, figures and tables by their names. Heights are left
 * out, since they go with the fonts of a machine.
 */
export async function layoutOf(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const columns = 24;
    const nameOf = (element: Element): string => {
      const by = element.getAttribute('aria-labelledby');
      const label = by === null ? null : document.getElementById(by)?.textContent;
      return (label ?? element.getAttribute('aria-label') ?? (element.tagName === 'H1' ? element.textContent : '') ?? '').trim();
    };
    const depthOf = (element: Element): number => {
      let depth = 0;
      for (let above = element.parentElement; above !== null; above = above.parentElement)
        if (above.matches('main section[aria-labelledby], main figure')) depth += 1;
      return depth;
    };
    const edge = (px: number): number => Math.round((px / document.documentElement.clientWidth) * columns);
    return [...document.querySelectorAll('nav, main h1, main section[aria-labelledby], main figure, main table')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
      .map((element) => {
        const { left, right } = element.getBoundingClientRect();
        const beyond = edge(right) > columns ? 'scrolls' : edge(right);
        const part = `${'  '.repeat(depthOf(element))}${`${element.tagName.toLowerCase()} ${nameOf(element)}`.trim()}`;
        // A heading ends where its font ends it.
        return element.tagName === 'H1' ? `${part}: from ${edge(left)}` : `${part}: ${edge(left)} to ${beyond}`;
      })
      .join('\n');
  });
}

/** What a page has to show and does not. */
export async function missing(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const main = document.querySelector('main');
    const text = main?.innerText ?? '';
    const blank = [...document.querySelectorAll('main section[aria-labelledby]')].filter((section) => section.children.length < 2);
    const failures = [...document.querySelectorAll('main .failure')].map((failure) => `failure: ${failure.textContent?.slice(0, 200)}`);
    return [
      ...(text.length < 120 ? [`hardly any text: ${text}`] : []),
      ...blank.map((section) => `nothing under ${section.textContent}`),
      ...failures,
    ];
  });
}
