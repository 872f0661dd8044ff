import { findK6Tools } from '../../engine/run/drivers/k6/tools.ts';
import { type Arm, type ArmResult, bareArm, headroomArm, withTarget } from './arms.ts';
import { median, pairedRatio } from './ratio.ts';
import { type BenchRow, writeResult } from './result.ts';

/** The recorder, and k6's own outputs, against bare `k6 run` of the same script, in interleaved pairs. */
const pairs = Number(process.env.HEADROOM_BENCH_PAIRS ?? 24);
const pairsOfOutputs = 8;

const tools = await findK6Tools();
const bare = bareArm(tools);

await withTarget(async (target) => {
  await bare(target);
  const lean = await compare('recorder, as our journeys run (k6 sinks off)', headroomArm(tools, true), target, pairs);
  const whole = await compare('recorder beside a script’s own summary and thresholds', headroomArm(tools, false), target, pairs);
  const csv = await compare(
    'k6 --out csv',
    bareArm(tools, (folder) => ['--out', `csv=${folder}/out.csv`], 'out.csv'),
    target,
    pairsOfOutputs,
  );
  const json = await compare(
    'k6 --out json',
    bareArm(tools, (folder) => ['--out', `json=${folder}/out.json`], 'out.json'),
    target,
    pairsOfOutputs,
  );
  const rows: BenchRow[] = [
    {
      what: 'requests/s, recorder / bare k6',
      bar: 'median >= 0.98',
      measured: { ...lean.throughput, baseRequestsPerSecond: lean.base },
      holds: lean.throughput.median >= 0.98,
    },
    { what: 'p95, recorder / bare k6', bar: 'median <= 1.03', measured: { ...lean.p95 }, holds: lean.p95.median <= 1.03 },
    { what: 'bytes a request, recorder, saturated', bar: '<= 1', measured: { bytesPerRequest: lean.bytes }, holds: lean.bytes <= 1 },
    {
      what: 'requests/s, recorder beside k6 sinks / bare k6',
      bar: 'shown',
      measured: { ...whole.throughput, p95: whole.p95 },
      holds: true,
    },
    {
      what: 'requests/s, k6 csv / bare k6',
      bar: 'shown',
      measured: { ...csv.throughput, p95: csv.p95, bytesPerRequest: csv.bytes },
      holds: true,
    },
    {
      what: 'requests/s, k6 json / bare k6',
      bar: 'shown',
      measured: { ...json.throughput, p95: json.p95, bytesPerRequest: json.bytes },
      holds: true,
    },
  ];
  writeResult('recorder', rows, { k6: tools.version });
});

/** Order alternates from pair to pair, so that a drift of the machine favours nobody. */
async function compare(name: string, arm: Arm, target: string, count: number) {
  const results: { readonly base: ArmResult; readonly head: ArmResult }[] = [];
  for (let pair = 0; pair < count; pair++) {
    const first = await (pair % 2 === 0 ? bare : arm)(target);
    const second = await (pair % 2 === 0 ? arm : bare)(target);
    results.push(pair % 2 === 0 ? { base: first, head: second } : { base: second, head: first });
    process.stderr.write(`${name}: pair ${pair + 1} of ${count}\n`);
  }
  return {
    throughput: pairedRatio(results.map(({ base, head }) => head.requestsPerSecond / base.requestsPerSecond)),
    p95: pairedRatio(results.map(({ base, head }) => head.p95Ms / base.p95Ms)),
    bytes: median(results.map(({ head }) => head.bytes / head.requests)),
    base: median(results.map(({ base }) => base.requestsPerSecond)),
  };
}
