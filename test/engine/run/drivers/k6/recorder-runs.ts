import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { decodeFromCompressedBase64 } from 'hdr-histogram-js';
import type { WindowFileLine, WindowLine } from '../../../../../engine/model/window-file.ts';
import { findK6Tools } from '../../../../../engine/run/drivers/k6/tools.ts';

/** A k6 process and what it writes. */
export interface RecordedRun {
  readonly child: ChildProcess;
  readonly windows: string;
  readonly log: () => string;
  readonly ended: Promise<number | null>;
}

export interface RunOptions {
  readonly windows?: string;
  readonly stdin?: 'pipe' | 'ignore';
  readonly env?: NodeJS.ProcessEnv;
  readonly summary?: boolean;
}

/** k6 with our recorder against a server on loopback that notes what it is asked. */
export async function openRecorder() {
  const { k6 } = await findK6Tools();
  const folder = mkdtempSync(join(tmpdir(), 'headroom-recorder-'));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    setTimeout(() => response.writeHead(request.url === '/broken' ? 500 : 200).end('ok'), 1 + (asked.length % 7));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    folder,
    asked,
    command: (name: string, script: string, options: RunOptions = {}) => {
      const file = join(folder, `${name}.js`);
      writeFileSync(file, `import http from 'k6/http';\nimport { check, sleep } from 'k6';\nconst target = '${target}';\n${script}`);
      const windows = options.windows ?? join(folder, `${name}.ndjson`);
      const summary = options.summary ? [] : ['--summary-mode=disabled'];
      return { path: k6.path, args: ['run', '--no-usage-report', '--quiet', ...summary, '--out', `headroom=${windows}`, file], windows };
    },
    run(name: string, script: string, options: RunOptions = {}): RecordedRun {
      const { path, args, windows } = this.command(name, script, options);
      const child = spawn(path, args, {
        cwd: folder,
        env: { ...process.env, HEADROOM_STDIN: '1', ...options.env },
        stdio: [options.stdin ?? 'pipe', 'pipe', 'pipe'],
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk) => {
          text += chunk;
        });
      }
      return { child, windows, log: () => text, ended: once(child, 'close').then(([code]) => code as number | null) };
    },
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The whole lines of a window file; a torn last one is left out. */
export function linesOf(path: string): WindowFileLine[] {
  if (!existsSync(path)) return [];
  const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line));
}

/** Waits until so many windows are written. */
export async function underWay({ windows }: RecordedRun, count = 1) {
  while (linesOf(windows).filter((line) => 't' in line).length < count) await sleep(20);
}

/** Whether a process ends within the limit. */
export async function endsWithin(pid: number, limitMs: number) {
  for (const begun = Date.now(); Date.now() - begun < limitMs; await sleep(20)) {
    try {
      process.kill(pid, 0);
    } catch {
      return true; // no such process
    }
  }
  return false;
}

/** All windows of a metric's plain series, or of those with this selector. */
export function windowsOf(lines: readonly WindowFileLine[], metric: string, selector?: string): WindowLine[] {
  const ids = new Set(
    lines.flatMap((line) => ('tags' in line && line.metric === metric && line.selector === selector ? [line.series] : [])),
  );
  return lines.filter((line): line is WindowLine => 't' in line && 'n' in line && ids.has(line.series));
}

/** Histogram integers per unit of a metric. */
export const scaleOf = (lines: readonly WindowFileLine[], metric: string) =>
  lines.flatMap((line) => ('scale' in line && line.metric === metric ? [line.scale] : []))[0] ?? Number.NaN;

export const total = (windows: readonly WindowLine[], field: 'n' | 'sum') => windows.reduce((sum, window) => sum + (window[field] ?? 0), 0);

/** A quantile of merged windows by k6's rule: between two ranks it interpolates. In integers of the histogram. */
export function quantile(windows: readonly WindowLine[], fraction: number): number {
  const values: number[] = [];
  for (const { h = '' } of windows) {
    const histogram = decodePlain(h);
    for (let rank = 1; rank <= histogram.totalCount; rank++)
      values.push(histogram.getValueAtPercentile((100 * (rank - 0.5)) / histogram.totalCount));
    histogram.destroy();
  }
  values.sort((a, b) => a - b);
  const place = fraction * (values.length - 1);
  const below = values[Math.floor(place)] ?? Number.NaN;
  const above = values[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The npm decoder reads the compressed form only: wraps the recorder's plain bytes into it. */
export function decodePlain(h: string) {
  const deflated = deflateSync(Buffer.from(h, 'base64'));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(0x1c849304, 0);
  head.writeUInt32BE(deflated.length, 4);
  return decodeFromCompressedBase64(Buffer.concat([head, deflated]).toString('base64'));
}
