import { z } from 'zod';
import { durationSchema } from './duration.ts';
import { body, headers, path, service, tokenSchema } from './endpoint.ts';

const period = durationSchema.refine((seconds) => seconds >= 0.01, 'expected at least 10ms');

/**
 * One WebSocket address, held open by so many connections: how many there can be, and how fast messages go. In a message the text `{id}` becomes a number of its
 * own, `{now}` unix milliseconds.
 */
export const socketSchema = z.strictObject({
  service: service.default('ws'),
  path,
  name: z.string().min(1).optional(),
  headers: headers.default({}),
  protocols: z.array(z.string().min(1)).default([]),
  /** Sent once a connection is open. */
  greeting: z.array(body).default([]),
  /** Sent in turn by every connection, one each time. */
  messages: z.array(body).default([]),
  every: period.default(10),
  /** Field in which an answer carries the `{id}` of its message: the round trip. */
  answerField: z.string().min(1).default('id'),
  /** Field of a message from the target with the unix ms at which it was sent: the delivery. */
  sentAtField: z.string().min(1).default('sentAt'),
  /** How long a connection, or an answer to a message, may take. */
  timeout: period.default(10),
  /** The rule of RFC 6455 pings that keeps a connection alive, on both sides of it. */
  heartbeat: z
    .strictObject({
      /** Each connection pings this often, beside answering the target's pings. */
      every: period.default(30),
      /** A side that heard nothing for so long ends the connection. */
      silence: period.default(60),
      /** Connections beside the load that never say anything: the target must end them after the silence. */
      silent: z.int().min(0).max(100).default(0),
      /** Seconds of the heartbeat in a second of the clock: 60 lives through a minute of it in a second, with a target whose heartbeat runs as fast. */
      clock: z.number().positive().max(1000).default(1),
    })
    .prefault({}),
  token: tokenSchema.optional(),
});
export type Socket = z.infer<typeof socketSchema>;
