/**
 * The fixed control workload, a process of its own so that nobody's heap matters: prints the milliseconds of each repetition as one JSON array. Hashing and an
 * integer loop, on one buffer, without allocating: what is left to vary is the machine. Changing anything here makes stored values incomparable.
 */
import { createHash } from 'node:crypto';

const repetitions = 200;
/** Until the loop is compiled and the clock of the core is up. */
const discarded = 5;
const buffer = new Uint8Array(1 << 14);
for (let index = 0; index < buffer.length; index++) buffer[index] = (index * 31) & 0xff;

function integers(bytes: Uint8Array): number {
  let sum = 1;
  for (let pass = 0; pass < 64; pass++)
    for (let index = 0; index < bytes.length; index++) sum = (Math.imul(sum, 1_664_525) + (bytes[index] ?? 0) + 1_013_904_223) | 0;
  return sum;
}

const timesMs: number[] = [];
let kept = 0;
for (let repetition = 0; repetition < repetitions + discarded; repetition++) {
  const began = process.hrtime.bigint();
  const hash = createHash('sha256');
  for (let pass = 0; pass < 64; pass++) hash.update(buffer);
  kept ^= integers(buffer) ^ (hash.digest()[0] ?? 0);
  if (repetition >= discarded) timesMs.push(Number(process.hrtime.bigint() - began) / 1e6);
}
process.stdout.write(JSON.stringify({ timesMs, kept }));
