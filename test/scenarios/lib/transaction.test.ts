import { expect, it } from 'vitest';
import { iterationsEach, runK6 } from '../k6.ts';

const context = { journeys: { main: { thinkTime: { minS: 0.5, maxS: 0.6 }, pacingS: null } } };

it('times a transaction without the think time in it, in plain and in async journeys', async () => {
  const run = await runK6({
    context,
    source: `
      import { sleep } from 'k6';
      import { setTimeout } from 'k6/timers';
      import { think, thinkAsync } from 'scenarios/lib/think.ts';
      import { transaction } from 'scenarios/lib/transaction.ts';
      ${iterationsEach(1, 1)}
      const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      export default async function () {
        const result = transaction('plain', () => { think(); sleep(0.1); return 'result'; });
        const later = await transaction('async', async () => { await rest(100); await thinkAsync(); return 'later'; });
        transaction('outer', () => { think(); transaction('inner', () => { think(); sleep(0.05); }); });
        try { transaction('broken', () => { throw new Error('broken'); }); } catch (error) { console.log('THROWN ' + error.message); }
        try { await transaction('rejected', async () => { throw new Error('rejected'); }); } catch (error) { console.log('THROWN ' + error.message); }
        console.log('GOT ' + result + ' ' + later);
      }`,
  });
  expect(run.exitCode).toBe(0);
  expect(run.output).toContain('GOT result later');
  expect(run.output).toContain('THROWN broken');
  expect(run.output).toContain('THROWN rejected');
  const durationOf = (transaction: string) => run.values('transaction_duration', { transaction });
  for (const [name, leastMs] of [
    ['plain', 99],
    ['async', 99],
    ['inner', 49],
    ['outer', 49],
  ] as const) {
    const [durationMs = 0, ...more] = durationOf(name);
    expect(more, name).toEqual([]);
    expect(durationMs, name).toBeGreaterThanOrEqual(leastMs);
    expect(durationMs, name).toBeLessThan(590);
  }
  expect(durationOf('broken')).toEqual([]);
  expect(durationOf('rejected')).toEqual([]);
});

it('thinks as long as the journey is told, at least as long as it needs, and records it', async () => {
  const run = await runK6({
    context,
    source: `
      import { think } from 'scenarios/lib/think.ts';
      ${iterationsEach(1, 1)}
      export default function () { think(); think(); think(0.8); }`,
  });
  const [first = 0, second = 0, third = 0, ...more] = run.values('think_time');
  expect(more).toEqual([]);
  for (const thought of [first, second]) {
    expect(thought).toBeGreaterThanOrEqual(499);
    expect(thought).toBeLessThan(790);
  }
  expect(third).toBeGreaterThanOrEqual(799);
});

it('thinks as long again with the same seed, and not with another', async () => {
  const thoughts = async (seed: number) => {
    const { output } = await runK6({
      context: { ...context, seed },
      source: `
        import { nextThinkS } from 'scenarios/lib/think.ts';
        ${iterationsEach(1, 3)}
        export default function () { console.log('THINK ' + nextThinkS() + ' ' + nextThinkS()); }`,
    });
    return output.match(/THINK [\d. ]+/g);
  };
  const first = await thoughts(1);
  expect(new Set(first).size).toBe(3);
  expect(await thoughts(1)).toEqual(first);
  expect(await thoughts(2)).not.toEqual(first);
});
