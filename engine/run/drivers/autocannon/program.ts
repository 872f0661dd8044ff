import { runGenerator } from '../generator/frame.ts';
import { createEvents } from './events.ts';
import { createLoad } from './load.ts';
import type { AutocannonOrder } from './plan.ts';
import { assertTrusted } from './tls.ts';

await runGenerator<AutocannonOrder>(async (plan, record) => {
  await assertTrusted(plan);
  return createLoad(plan, createEvents(plan, record));
});
