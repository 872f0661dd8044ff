import { z } from 'zod';
import { headers, path, service } from './endpoint.ts';

/** Device and connection that a page is visited with. */
export const pageProfileSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'expected a name of small letters, digits and dashes'),
  /** The processor is taken to be so many times slower; 1 leaves it as it is. */
  cpuSlowdown: z.number().min(1).max(50).default(1),
  /** Round trip and throughput of the connection; null for as fast as it goes. */
  connection: z.strictObject({ rttMs: z.number().min(0), downKbps: z.number().positive(), upKbps: z.number().positive() }).nullable(),
  /** CSS pixels. */
  width: z.int().min(100).max(4000),
  height: z.int().min(100).max(4000),
  deviceScale: z.number().min(0.5).max(4).default(1),
  /** A phone: touch, and the layout of the viewport's meta element. */
  mobile: z.boolean().default(false),
});
export type PageProfile = z.infer<typeof pageProfileSchema>;

const phone = { width: 412, height: 823, deviceScale: 1.75, mobile: true } as const;

/** Connections and slowdowns of Lighthouse 12 (core/config/constants.js: mobileSlow4G, mobileRegular3G, desktopDense4G) with its screens; `desktop` is throttled by nothing. */
export const pageProfiles = {
  desktop: { name: 'desktop', cpuSlowdown: 1, connection: null, width: 1350, height: 940, deviceScale: 1, mobile: false },
  cable: {
    name: 'cable',
    cpuSlowdown: 1,
    connection: { rttMs: 40, downKbps: 10_240, upKbps: 10_240 },
    ...{ width: 1350, height: 940, deviceScale: 1, mobile: false },
  },
  mobile: { name: 'mobile', cpuSlowdown: 4, connection: { rttMs: 150, downKbps: 1638.4, upKbps: 750 }, ...phone },
  '3g': { name: '3g', cpuSlowdown: 4, connection: { rttMs: 300, downKbps: 700, upKbps: 700 }, ...phone },
} as const satisfies Record<string, PageProfile>;
export type PageProfileName = keyof typeof pageProfiles;

const profileNames = Object.keys(pageProfiles) as [PageProfileName, ...PageProfileName[]];
const profile = z.union([z.enum(profileNames).transform((name): PageProfile => pageProfiles[name]), pageProfileSchema]);

const selector = z.string().min(1).max(500);
/** What a visitor does once the page has come to rest, with real input: the time to the next paint is INP. */
export const pageInteractionSchema = z.union([
  z.strictObject({ click: selector }),
  /** Chooses by value. */
  z.strictObject({ select: selector, value: z.string().min(1) }),
  z.strictObject({ type: selector, value: z.string().min(1).max(200) }),
]);
export type PageInteraction = z.infer<typeof pageInteractionSchema>;

const size = z.string().regex(/^\d+(\.\d+)? ?(B|KB|MB|KiB|MiB)$/, 'expected a size such as 500 KB');
/** Sizes that no visit may exceed: each becomes a target. */
export const pageBudgetsSchema = z.strictObject({ bundle: size.optional(), chunk: size.optional(), transferred: size.optional() });
export type PageBudgets = z.infer<typeof pageBudgetsSchema>;

/** A page, visited again and again by one real browser: how it feels to those who open it. */
export const pageSchema = z.strictObject({
  service: service.default('web'),
  path,
  /** Its name in results; `GET` and the templated path when not given. */
  name: z.string().min(1).max(120).optional(),
  /** First visits with each profile, each in a browser that has cached nothing. A p75 needs 11, a median 5, its interval 6. */
  visits: z.int().min(1).max(200).default(7),
  /** Whether each first visit is followed by one that finds its cache. */
  repeat: z.boolean().default(true),
  profiles: z
    .array(profile)
    .min(1)
    .max(8)
    .default([pageProfiles.desktop, pageProfiles.mobile])
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'expected profiles of different names'),
  interactions: z.array(pageInteractionSchema).max(20).default([]),
  headers: headers.default({}),
  budgets: pageBudgetsSchema.optional(),
});
export type Page = z.infer<typeof pageSchema>;

/** What of a page decides how it is visited. */
type Visiting = Pick<Page, 'visits' | 'repeat' | 'profiles' | 'interactions'>;

/** A browser's own time for a visit, and for one interaction with it, s: opening, settling, taking leave. */
const usualVisitS = 1.4;
const usualInteractionS = 0.35;
/** How many times its usual time a visit may take. */
const patience = 5;

/** Seconds that the visits of a page usually take all together. */
export function usualPageSeconds({ visits, repeat, profiles, interactions }: Visiting): number {
  const views = repeat ? 2 : 1;
  const each = profiles.map(({ connection, cpuSlowdown }) => {
    const waitingS = connection === null ? 0 : (connection.rttMs * 6 + 1_600_000 / connection.downKbps) / 1000;
    return usualVisitS + waitingS + Math.sqrt(cpuSlowdown) * (0.2 + usualInteractionS * interactions.length);
  });
  return Math.ceil(each.reduce((sum, seconds) => sum + seconds * views * visits, 0));
}

/** Seconds after which the visits of a page are over, whether they are done or not. */
export function mostPageSeconds(page: Visiting): number {
  return patience * usualPageSeconds(page) + 60;
}

/** The targets that budgets are. */
export function budgetTargets({ budgets = {} }: Pick<Page, 'budgets'>): string[] {
  return Object.entries(budgets).flatMap(([metric, most]) => (most === undefined ? [] : [`${metric} max < ${most}`]));
}
