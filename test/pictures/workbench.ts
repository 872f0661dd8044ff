import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../desktop/open-workbench.ts';
import { settled, views } from '../desktop/views.ts';

const mostHighPx = 1300;
const widths = [1440, 420] as const;
const colours = ['light', 'dark'] as const;
const liveSeconds = 25;

/** Pictures of every view of the recorded project, wide and narrow, light and dark, and the paper that shows them. */
export async function takeWorkbenchPictures(docs: string, pageFolder?: string): Promise<void> {
  const folder = path.join(docs, 'pictures/workbench');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.png')) rmSync(path.join(folder, name));
  const workbench = await openWorkbench({ at: '/settings', ...(pageFolder === undefined ? {} : { pageFolder }) });
  for (const { name, address } of views) {
    await workbench.page.goto(`${workbench.server.url}${address}`);
    await takeAll(workbench.page, path.join(folder, name));
  }
  await takeLive(workbench, path.join(folder, 'live'));
  await workbench.close();
  writeFileSync(path.join(docs, 'workbench.md'), paper());
}

async function takeAll(page: Page, place: string, still = true): Promise<void> {
  for (const width of widths)
    for (const colorScheme of colours) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      if (still) await settled(page);
      const high = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(high, mostHighPx) };
      await page.screenshot({ path: `${place}-${width}-${colorScheme}.png`, fullPage: true, clip });
    }
}

/** A run that goes on while it is pictured, stopped afterwards. */
async function takeLive({ page, server }: Workbench, place: string): Promise<void> {
  const body = JSON.stringify({ kind: 'run', scenario: 'load', users: 60, duration: '60s' });
  const post = async (address: string, text = '{}') =>
    await page.evaluate(
      async ([to, sent]) => {
        const answer = await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent });
        return (await answer.json()) as { id: string };
      },
      [address, text] as const,
    );
  const { id } = await post('/api/jobs', body);
  await page.goto(`${server.url}/jobs/${id}`);
  await page.locator('main canvas').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1000 * liveSeconds);
  await takeAll(page, place, false);
  await post(`/api/jobs/${id}/stop`);
  await page.locator('.live-open').waitFor({ timeout: 60_000 });
}

function paper(): string {
  const all = [...views, { name: 'live', title: 'A run that goes on' }];
  const row = (name: string, title: string, width: number) =>
    `| ${colours.map((colour) => `![${title}, ${width} px wide, ${colour}](pictures/workbench/${name}-${width}-${colour}.png)`).join(' | ')} |`;
  const sections = all.map(
    ({ name, title }) => `## ${title}\n\n| Light | Dark |\n|---|---|\n${widths.map((width) => row(name, title, width)).join('\n')}\n`,
  );
  return [
    '# The workbench, view by view\n',
    `\`headroom ui\` opens it in a browser, \`headroom desktop\` in a window of its own. Every picture shows a recorded project, at 1,440 and at 420 pixels; what is longer than ${mostHighPx} pixels is cut there. \`npm run pictures workbench\` makes them and this page anew.\n`,
    ...sections,
  ].join('\n');
}
