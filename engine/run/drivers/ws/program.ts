import { runGenerator } from '../generator/frame.ts';
import { createLoad } from './load.ts';
import type { WsPlan } from './plan.ts';

await runGenerator<WsPlan>(createLoad);
