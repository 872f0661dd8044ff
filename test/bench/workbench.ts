import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createProgress } from '../../engine/setup/progress.mjs';
import { resolveWorkbenchPage } from '../../engine/setup/workbench-page.mjs';
import { openWorkbench, type Workbench } from '../desktop/open-workbench.ts';
import { type BenchRow, writeResult } from './result.ts';
import { firstViewMs } from './workbench-first-view.ts';
import { shareOfCore } from './workbench-live.ts';

/** How soon a big run can be used, what a live view costs, and how much of the page is loaded. */
const repeats = 7;
const big = '/runs/2026-03-12T08-00-00-places-demo';
const pageFolder = await resolveWorkbenchPage({ progress: createProgress() });

function bytes(): { main: number; greatestRoute: number } {
  const index = readFileSync(path.join(pageFolder, 'index.html'), 'utf8');
  const scripts = readdirSync(path.join(pageFolder, 'assets')).filter((name) => name.endsWith('.js'));
  const sizeOf = (name: string) => statSync(path.join(pageFolder, 'assets', name)).size;
  const isMain = (name: string) => index.includes(name);
  const routes = scripts.filter((name) => !isMain(name)).map(sizeOf);
  return { main: scripts.filter(isMain).reduce((sum, name) => sum + sizeOf(name), 0), greatestRoute: Math.max(...routes) };
}

async function viewed(what: string, workbench: Workbench, address: string, marks: string): Promise<BenchRow> {
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) times.push(await firstViewMs(workbench, address, marks));
  // The server reads a run when it is first asked for it, and remembers what it read.
  const firstMs = Math.round(times[0] ?? 0);
  const sorted = times
    .slice(1)
    .toSorted((a, b) => a - b)
    .map(Math.round);
  const [medianMs = 0, worstMs = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return { what, bar: '<= 1,000 ms', measured: { firstMs, medianMs, worstMs, repeats }, holds: medianMs <= 1000 };
}

const { main, greatestRoute } = bytes();
const workbench = await openWorkbench({ big: true, pageFolder, at: '/settings' });
const series = await workbench.page.evaluate(async (address) => {
  const { series } = (await (await fetch(`/api${address}/series`)).json()) as { series: { series: number }[] };
  return series.map((each) => each.series).slice(0, 100);
}, big);
const rows = [
  await viewed('first view of a run with 100 series x 2,000 windows, interactive', workbench, big, 'main h1, main .figures'),
  await viewed(
    'the same with all of its 100 series drawn in the explorer',
    workbench,
    `${big}?series=${series.join(',')}`,
    '#chart-explorer canvas',
  ),
  await shareOfCore(workbench),
];
await workbench.close();
writeResult('workbench', [
  ...rows,
  { what: 'main chunk, bytes', bar: '<= 500,000', measured: { bytes: main }, holds: main <= 500_000 },
  { what: 'greatest chunk of a route, bytes', bar: '<= 200,000', measured: { bytes: greatestRoute }, holds: greatestRoute <= 200_000 },
]);
