import { z } from 'zod';
import { apiFailureSchema } from '../../engine/model/api/failure.ts';

/** Where the engine listens, and what it wants to hear. Never leaves this process. */
export const engineAddressSchema = z.strictObject({
  url: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
  token: z.string().min(16),
});
export type EngineAddress = z.infer<typeof engineAddressSchema>;

/** What the shell tells the engine's process. */
export const engineOrderSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    /** Of the project. */
    folder: z.string().min(1),
    /** Of the built page. */
    pageFolder: z.string().min(1),
    /** The packaged k6 with its stamp; null where set-up finds one. */
    k6Folder: z.string().min(1).nullable(),
  }),
  z.strictObject({ kind: z.literal('stop') }),
]);
export type EngineOrder = z.infer<typeof engineOrderSchema>;

/** What the engine's process tells the shell. */
export const engineWordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), address: engineAddressSchema }),
  z.strictObject({ kind: z.literal('failed'), failure: apiFailureSchema }),
  z.strictObject({ kind: z.literal('stopped') }),
]);
export type EngineWord = z.infer<typeof engineWordSchema>;
