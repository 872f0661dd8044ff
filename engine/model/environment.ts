import { z } from 'zod';
import { durationSchema } from './duration.ts';
import { resourceNameSchema } from './load-point.ts';

const url = z.url({ protocol: /^(https?|wss?)$/ });

/** A value that is looked up when it is needed and never printed or stored: `{ env: 'API_TOKEN' }` or `{ file: 'secrets/token' }`. */
export const secretSchema = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })]);
export type SecretReference = z.infer<typeof secretSchema>;

/** A shell command with its own time limit. It gets `HEADROOM_ENVIRONMENT`, `HEADROOM_RUN` and one `HEADROOM_URL_<SERVICE>` a service. */
const commandSchema = z.union([
  z
    .string()
    .min(1)
    .transform((command) => ({ command, timeoutS: 120 })),
  z
    .strictObject({ command: z.string().min(1), timeout: durationSchema.default(120) })
    .transform(({ command, timeout }) => ({ command, timeoutS: timeout })),
]);
export type Command = z.infer<typeof commandSchema>;

const tlsSchema = z.strictObject({
  /** PEM file of the certificate authority to trust. */
  ca: z.string().optional(),
  /** Client certificate and key, PEM files, for mutual TLS. */
  certificate: z.string().optional(),
  key: z.string().optional(),
  keyPassword: secretSchema.optional(),
  verify: z.boolean().default(true),
});

/** Where a resource's use is told. A name that ends in `_total` is a counter of seconds, any other one a gauge that is sampled. */
export const resourceProbeSchema = z.strictObject({
  /** Seconds in use, of all servers together; or how many are in use. */
  busy: z.string().min(1),
  /** How many there are: a number, or the name of a gauge. */
  servers: z.union([z.number().positive(), z.string().min(1)]).default(1),
  /** Seconds waited for it, of all requests together; or how many wait. */
  waiting: z.string().min(1).optional(),
});
export type ResourceProbe = z.infer<typeof resourceProbeSchema>;

const probesSchema = z.strictObject({
  /** Prometheus text page of the target. */
  metrics: url.optional(),
  /** What of that page tells how busy something is, by resource: `{ database: { busy: 'db_seconds_total', servers: 'db_pool_size' } }`. The demo's are known. */
  resources: z.partialRecord(resourceNameSchema, resourceProbeSchema).default({}),
  /** Requests in flight as the target counts them: a counter of seconds in flight (`_total`), or a gauge. For Little's law. */
  inFlight: z.string().min(1).optional(),
  /** Read CPU and memory of the started process tree. */
  process: z.boolean().default(true),
  every: durationSchema.default(1),
});

/** Delays put into the embedded application on purpose, so that a gate can be watched catching them. 0 is none. */
export const demoFaultsSchema = z.strictObject({
  /** Share by which every API request takes longer: 0.05 is 5 % more work in the database and in the application. */
  slowdown: z.number().min(0).max(10).default(0),
  /** An extra wait that only some requests have: the share of them, and its length. */
  tail: z.strictObject({ share: z.number().min(0).max(1), delayMs: z.number().min(0).max(10_000) }).default({ share: 0, delayMs: 0 }),
});
export type DemoFaults = z.infer<typeof demoFaultsSchema>;
export type DemoFaultsInput = z.input<typeof demoFaultsSchema>;

/** The embedded freight-order application, with its switches and faults. */
const demoSchema = z.strictObject({
  switches: z.record(z.string(), z.boolean()).default({}),
  faults: demoFaultsSchema.default({ slowdown: 0, tail: { share: 0, delayMs: 0 } }),
  /** Holds it to its first so many cores, so that a generator on the same machine keeps the others. Linux only; all when not given. */
  cores: z.int().min(1).optional(),
  users: z.int().min(1).default(2000),
  orders: z.int().min(100).default(100_000),
  seed: z.int().default(1),
  /** How many seconds of the tracking sockets' heartbeat pass in a second: for scenarios that try it in less than a minute. */
  heartbeatClock: z.number().positive().max(1000).default(1),
});

/** Where journeys run: named services with base URLs, what may be loaded, and how it is started, watched and left. */
export const environmentSchema = z.strictObject({
  /** Base URL by service: `api`, `auth`, `ws`, `web`, or the user's own names. Not needed with `demo`. */
  services: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), url).default({}),
  demo: demoSchema.optional(),
  /** Hosts, addresses or CIDR ranges that may be loaded. The services' own hosts are not added by themselves. Loopback is always allowed. */
  allowedHosts: z.array(z.string().min(1)).default([]),
  tls: tlsSchema.optional(),
  /** Proxy for every request: allowed hosts are then enforced by name only. */
  proxy: url.optional(),
  headers: z.record(z.string(), z.union([z.string(), secretSchema])).default({}),
  /** No run may use more users than this. */
  maxUsers: z.int().min(1).default(10_000),
  /** How late the generator's clock may run (p99) before a run is invalid; 20 ms, or 50 ms where it shares a machine with its target, when not given. */
  maxLateness: durationSchema.optional(),
  /** Local addresses users are spread over, as k6's `--local-ips`. */
  localAddresses: z.string().optional(),
  /** Started before a run and stopped after it; `health` is polled until it answers 2xx. */
  start: commandSchema.optional(),
  health: z.strictObject({ url, timeout: durationSchema.default(60) }).optional(),
  /** `cleanup` runs after every run, an aborted one too. */
  prepare: commandSchema.optional(),
  cleanup: commandSchema.optional(),
  /** Prints a JSON object with `version`, `replicas`, `rows`, `flags` or anything else that identifies what is loaded. */
  fingerprint: commandSchema.optional(),
  probes: probesSchema.default({ process: true, every: 1, resources: {} }),
  /** Dollars an hour of one replica. */
  unitCost: z.number().min(0).optional(),
  /** Passed to journeys as environment variables of the same name, never in arguments. */
  secrets: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), secretSchema).default({}),
});
export type Environment = z.infer<typeof environmentSchema>;
export type EnvironmentInput = z.input<typeof environmentSchema>;
