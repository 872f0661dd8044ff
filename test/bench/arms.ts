import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createFold } from '../../engine/measure/fold.ts';
import { quantileOf } from '../../engine/measure/histogram.ts';
import { pool } from '../../engine/measure/pool.ts';
import { k6Driver } from '../../engine/run/drivers/k6/index.ts';
import type { K6Tools } from '../../engine/run/drivers/k6/tools.ts';

/** What one execution of the saturated script gave. */
export interface ArmResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p95Ms: number;
  /** Bytes written to disk by the output, 0 without one. */
  readonly bytes: number;
}

export type Arm = (target: string) => Promise<ArmResult>;

const script = path.join(import.meta.dirname, 'saturated.js');
const scriptS = 4;

/** Starts the target, gives its address to `work`, and stops it. */
export async function withTarget<Value>(work: (url: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-target-'));
  const binary = path.join(folder, 'target');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: path.join(import.meta.dirname, 'target') });
  const server = spawn(binary, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const url = await new Promise<string>((resolve) => server.stdout.once('data', (chunk) => resolve(String(chunk).trim())));
    return await work(url);
  } finally {
    server.stdin.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `k6 run` of the script with these further arguments; numbers from k6's own summary. `output` is the file an output writes. */
export function bareArm(tools: K6Tools, args: (folder: string) => readonly string[] = () => [], output: string | null = null): Arm {
  return async (target) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-bench-'));
    const summary = path.join(folder, 'summary.json');
    const child = spawn(tools.k6.path, ['run', '--quiet', '--no-usage-report', `--summary-export=${summary}`, ...args(folder), script], {
      env: { ...process.env, TARGET: target },
      stdio: 'ignore',
    });
    await new Promise((resolve) => child.once('exit', resolve));
    const { metrics } = JSON.parse(readFileSync(summary, 'utf8'));
    const bytes = output === null ? 0 : statSync(path.join(folder, output)).size;
    rmSync(folder, { recursive: true, force: true });
    return {
      requests: metrics.http_reqs.count,
      requestsPerSecond: metrics.http_reqs.count / scriptS,
      p95Ms: metrics.http_req_duration['p(95)'],
      bytes,
    };
  };
}

/** The script as Headroom runs it: recorder in k6, this process following and folding every line. */
export function headroomArm(tools: K6Tools, lean: boolean): Arm {
  return async (target) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-bench-'));
    const run = await k6Driver.start({
      binary: tools.k6,
      folder,
      workingFolder: folder,
      work: { kind: 'script', file: script, lean, forbiddenRanges: [] },
      network: { forbiddenRanges: [], allowedNames: [], proxy: null, hostAddresses: {}, localAddresses: null, tls: null },
      browser: null,
      secrets: { TARGET: target },
      mask: (text) => text,
      templating: [],
      userAgent: 'Headroom/bench',
    });
    const fold = createFold({ steps: [] });
    for await (const line of run.lines) fold.add(line);
    const { error } = await run.finished;
    if (error !== null) throw error;
    const bytes = statSync(path.join(folder, 'windows.ndjson')).size;
    rmSync(folder, { recursive: true, force: true });
    const measurement = fold.measurement();
    const requests = pool(measurement, { metric: 'requests' }).sum;
    const { histogram, scale } = pool(measurement, { metric: 'latency' });
    return {
      requests,
      requestsPerSecond: requests / scriptS,
      p95Ms: histogram === null ? Number.NaN : quantileOf(histogram, 0.95) / scale,
      bytes,
    };
  };
}
