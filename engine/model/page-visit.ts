import { z } from 'zod';

/** One resource of a page, as the browser timed it; ms since the navigation began. */
export const pageResourceSchema = z.object({
  /** Path and query as templated, host only where it is another than the page's; secrets masked. */
  name: z.string(),
  type: z.enum(['document', 'script', 'style', 'image', 'font', 'request', 'other']),
  startMs: z.number(),
  /** First byte and last; null where the browser does not tell. */
  responseMs: z.number().nullable(),
  endMs: z.number(),
  transferBytes: z.number(),
  bodyBytes: z.number(),
  status: z.int().nullable(),
  fromCache: z.boolean(),
});
export type PageResource = z.infer<typeof pageResourceSchema>;

/** What a vital is owed to, as web-vitals attributes it: the element, the interaction, the shifted node; and its parts, ms. */
export const vitalAttributionSchema = z.object({
  metric: z.string(),
  value: z.number(),
  /** CSS selector of the element it is owed to; null where there is none. */
  element: z.string().nullable(),
  parts: z.record(z.string(), z.number()),
});
export type VitalAttribution = z.infer<typeof vitalAttributionSchema>;

export const pageVisitSchema = z.object({
  /** Name of the page: `GET /dispatch`. */
  page: z.string(),
  profile: z.string(),
  /** `first`: nothing cached · `repeat`: a visit after one like it, with its cache. */
  view: z.enum(['first', 'repeat']),
  /** Seconds since the load began. */
  atS: z.number(),
  failed: z.string().nullable(),
  vitals: z.array(vitalAttributionSchema),
  loadMs: z.number().nullable(),
  scriptBytes: z.number(),
  largestScript: z.object({ name: z.string(), bytes: z.number() }).nullable(),
  transferBytes: z.number(),
  resources: z.array(pageResourceSchema),
  /** Name of its picture in the run folder: `dispatch-mobile-first.png`; null where none was taken. */
  picture: z.string().nullable(),
});
export type PageVisit = z.infer<typeof pageVisitSchema>;

/** `pages.json` of a run of the page lab. */
export const pageVisitsSchema = z.object({ schemaVersion: z.literal(1), visits: z.array(pageVisitSchema) });
export type PageVisits = z.infer<typeof pageVisitsSchema>;
