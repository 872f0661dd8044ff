import { rm } from 'node:fs/promises';
import { runGenerator } from '../generator/frame.ts';
import { launchBrowser } from './browser.ts';
import { createLab } from './lab.ts';
import type { PlaywrightOrder } from './plan.ts';

let scratch: string | null = null;
await runGenerator<PlaywrightOrder>(async (plan, record) => {
  scratch = plan.scratch;
  return createLab(plan, await launchBrowser(plan), record);
});
if (scratch !== null) await rm(scratch, { recursive: true, force: true });
