import { z } from 'zod';

/** Failures that share code, request name and message template. */
export const errorGroupSchema = z.object({
  fingerprint: z.string(),
  /** k6 error code, or 0 for a failed check. */
  code: z.int(),
  /** Request name, or the check's name. */
  name: z.string(),
  message: z.string(),
  method: z.string(),
  status: z.int(),
  scenario: z.string(),
  check: z.string().optional(),
  /** `base` or `head`, in a duet. */
  side: z.string().optional(),
  count: z.int().min(1),
  /** Unix ms. */
  firstAt: z.number(),
  lastAt: z.number(),
  /** Curl lines with method and URL, secrets masked. */
  examples: z.array(z.string()),
});
export type ErrorGroup = z.infer<typeof errorGroupSchema>;
