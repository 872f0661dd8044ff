import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordOf } from '../demo/record-of.ts';
import { type Reference, referenceOf, referenceSchema } from '../demo/reference.ts';
import { faults, faultySides, plain } from '../demo/sides.ts';
import { type Bar, definePart } from '../part.ts';
import { signedPercent } from '../rate.ts';
import { gateOnDemo } from './demo-gates.ts';

const blocks = 60;
const budgetS = 3600;

/** What each fault does to the p95, measured by a duet so long that nothing is left to chance: the gates are held to this, not to the work added. */
export const demoReference = definePart({
  name: 'demo-reference',
  what: `The injected shifts themselves, each measured by one duet of ${blocks} blocks without looks or early end`,
  trials: faults.length,
  loadsMachine: true,
  sources: ['engine/compare/duet/series.ts'],
  outcome: referenceSchema,
  trial: async (context): Promise<Reference> => {
    const fault = faults[context.index % faults.length] ?? 'shift-3';
    const done = await gateOnDemo({ base: plain, head: faultySides[fault], budgetS, how: 'reference', blocks }, context);
    const records = done.blocks.map(({ measurement }) => ({ base: recordOf(measurement, 'base'), head: recordOf(measurement, 'head') }));
    writeFileSync(path.join(context.cache(), `${context.index}.json`), `${JSON.stringify(records)}\n`);
    return referenceOf(fault, records, done.report.spentS);
  },
  bars: (references) =>
    references.map(
      ({ fault, blocks: made, p95, p50 }): Bar => ({
        what: `${fault}: shift of the p95, by ${made} blocks`,
        bar: '',
        measured: `${signedPercent(p95.value)} [${signedPercent(p95.low)}, ${signedPercent(p95.high)}]; p50 ${signedPercent(p50.value)}`,
        holds: null,
      }),
    ),
});
