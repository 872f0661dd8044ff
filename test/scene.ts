import os from 'node:os';
import { z } from 'zod';
import { version } from '../engine/model/version.ts';

/** Where and with what trials were made. */
export const sceneSchema = z.object({
  machine: z.object({ cpu: z.string(), cores: z.number(), memoryGiB: z.number(), kernel: z.string() }),
  versions: z.record(z.string(), z.string()),
});
export type Scene = z.infer<typeof sceneSchema>;

export function sceneHere(): Scene {
  return {
    machine: {
      cpu: os.cpus()[0]?.model ?? 'unknown',
      cores: os.availableParallelism(),
      memoryGiB: Math.round(os.totalmem() / 2 ** 30),
      kernel: os.release(),
    },
    versions: { headroom: version, node: process.version },
  };
}
