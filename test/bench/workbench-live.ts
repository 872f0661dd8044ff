import type { Workbench } from '../desktop/open-workbench.ts';
import type { BenchRow } from './result.ts';

const seconds = 20;
const everyMs = 100;
const historySeconds = 600;

/**
 * Processor time of the page while a run of ten minutes is watched and the engine tells of it ten times a second: what a real run told last is told anew with other
 * numbers, in place of what comes by itself.
 */
export async function shareOfCore({ page, server, browser }: Workbench): Promise<BenchRow> {
  await page.addInitScript(() => {
    const own = Object.assign(window, { told: '', isReplaying: false, redraws: 0 });
    const Real = window.EventSource;
    window.EventSource = class extends Real {
      constructor(address: string | URL) {
        super(address);
        Object.assign(window, { stream: this });
        this.addEventListener('live', (event) => {
          if (!own.isReplaying) own.told = event.data;
          else if (event.isTrusted) event.stopImmediatePropagation();
        });
      }
    };
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      own.redraws++;
      clear.apply(this, box);
    };
  });
  await page.goto(`${server.url}/start`);
  const id = await page.evaluate(async () => {
    const body = JSON.stringify({ kind: 'run', scenario: 'load', users: 20, duration: '60s' });
    const answer = await fetch('/api/jobs', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return ((await answer.json()) as { id: string }).id;
  });
  await page.goto(`${server.url}/jobs/${id}`);
  await page.locator('main canvas').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(10_000);
  const session = await browser.newBrowserCDPSession();
  const used = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const drawing = await page.context().newCDPSession(page);
  await drawing.send('Performance.enable');
  const tasksS = async () => (await drawing.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  const [before, tasksBefore] = [await used(), await tasksS()];
  const { updates, redraws } = await page.evaluate(
    async ([totalMs, stepMs, historyS]) => {
      const own = window as unknown as { told: string; isReplaying: boolean; redraws: number; stream: EventSource };
      own.isReplaying = true;
      const event = JSON.parse(own.told) as { live: { seconds: Record<string, unknown>[] } };
      const last = event.live.seconds.at(-1) ?? {};
      const varied = (atS: number) =>
        Object.fromEntries(
          Object.entries(last)
            .map(([name, value]) => [name, typeof value === 'number' ? value * (0.95 + 0.1 * Math.random()) : value])
            .concat([['atS', atS]]),
        );
      const tell = (seconds: Record<string, unknown>[]) => {
        const data = JSON.stringify({ ...event, live: { ...event.live, seconds } });
        own.stream.dispatchEvent(new MessageEvent('live', { data }));
      };
      tell(Array.from({ length: historyS }, (_, atS) => varied(atS)));
      const [began, redrawn] = [performance.now(), own.redraws];
      let count = 0;
      while (performance.now() - began < totalMs) {
        tell([varied(historyS + Math.floor((count * stepMs) / 1000))]);
        count++;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + count * stepMs - performance.now())));
      }
      return { updates: count, redraws: own.redraws - redrawn };
    },
    [1000 * seconds, everyMs, historySeconds] as const,
  );
  const [share, tasks] = [(await used()) - before, (await tasksS()) - tasksBefore];
  await page.evaluate(async (job) => {
    await fetch(`/api/jobs/${job}/stop`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  }, id);
  await page.locator('.live-open').waitFor({ timeout: 60_000 });
  const percentOf = (usedS: number) => Number(((100 * usedS) / seconds).toFixed(1));
  const [percent, mainThreadPercent] = [percentOf(share), percentOf(tasks)];
  return {
    what: 'live view at 10 updates a second, share of one core',
    bar: '< 30 %',
    measured: { percent, mainThreadPercent, updates, redraws, seconds, historySeconds },
    holds: Math.max(percent, mainThreadPercent) < 30,
  };
}
