import type { Workbench } from '../desktop/open-workbench.ts';

const quietMs = 1000;

/**
 * Milliseconds from navigation until the page can be used: everything of `marks` is there and nothing in sight waits, and no task of 50 ms or more follows within a
 * second (Time to Interactive, as web.dev defines it, with what is in sight in place of first paint).
 */
export async function firstViewMs({ page: opener, server }: Workbench, address: string, marks: string): Promise<number> {
  const page = await opener.context().newPage();
  await page.addInitScript(() => {
    const ends: number[] = [];
    Object.assign(window, { taskEnds: ends });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) ends.push(startTime + duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`${server.url}${address}`, { waitUntil: 'commit' });
  const reached = await page.evaluate(
    async ([wanted, quiet]) => {
      const inSight = (element: Element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      };
      const isThere = () =>
        wanted.split(',').every((mark) => document.querySelector(mark) !== null) &&
        ![...document.querySelectorAll('main .skeleton')].some(inSight);
      while (!isThere()) await new Promise(requestAnimationFrame);
      let usable = performance.now();
      const { taskEnds } = window as unknown as { taskEnds: number[] };
      for (;;) {
        const waited = performance.now() - usable;
        if (waited >= quiet) return usable;
        await new Promise((resolve) => setTimeout(resolve, 50));
        usable = Math.max(usable, ...taskEnds);
      }
    },
    [marks, quietMs] as const,
  );
  await page.close();
  return reached;
}
