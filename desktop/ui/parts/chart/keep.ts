import { csvOf } from '../csv.ts';
import { saveFile } from '../save.ts';
import type { ChartNumbers } from './chart-table.tsx';

/** Every number of a chart as CSV, gaps empty, the unit of storage in the heading. */
export function saveNumbers(name: string, { panels, atS }: ChartNumbers): Promise<void> {
  const lines = panels.flatMap((panel) => panel.lines.map((line) => ({ line, title: `${panel.title}: ${line.name} (${panel.unit})` })));
  const rows = Array.from({ length: atS.length }, (_, row) => [atS[row] ?? null, ...lines.map(({ line }) => line.values[row] ?? null)]);
  return saveFile(`${name}.csv`, csvOf(['Second', ...lines.map(({ title }) => title)], rows));
}

/** The panels as one PNG, as they are seen. */
export async function savePicture(name: string, place: HTMLElement, titles: readonly string[]): Promise<void> {
  const plots = [...place.querySelectorAll('canvas')];
  const ratio = devicePixelRatio;
  const headPx = 24 * ratio;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, ...plots.map(({ width }) => width));
  canvas.height = plots.reduce((sum, { height }) => sum + height + headPx, 0);
  const context = canvas.getContext('2d');
  if (context === null) return;
  const style = getComputedStyle(document.body);
  context.fillStyle = style.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = `600 ${13 * ratio}px system-ui, sans-serif`;
  let top = 0;
  plots.forEach((plot, index) => {
    context.fillStyle = style.color;
    context.fillText(titles[index] ?? '', 8 * ratio, top + 16 * ratio);
    context.drawImage(plot, 0, top + headPx);
    top += plot.height + headPx;
  });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) await saveFile(`${name}.png`, new Uint8Array(await blob.arrayBuffer()));
}
