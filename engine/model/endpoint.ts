import { z } from 'zod';
import { durationSchema } from './duration.ts';

export const service = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);
export const path = z.string().regex(/^\/[^\s#]*$/, 'a path that begins with /');
export const headers = z.record(z.string(), z.string());
/** A text, sent as it is, or anything else, sent as JSON. */
export const body = z.json();

/**
 * Something that is asked for once before the load, and stands wherever path, headers, body or messages say `{token}`. Credentials that are known beforehand
 * belong into the headers of the environment.
 */
export const tokenSchema = z.strictObject({
  service: service.optional(),
  method: z.enum(['GET', 'POST']).default('GET'),
  path,
  headers: headers.default({}),
  body: body.optional(),
  /** Field of the JSON answer: `accessToken`, or `data.token`. */
  field: z.string().min(1).default('accessToken'),
});
export type TokenRequest = z.infer<typeof tokenSchema>;

/** One endpoint, asked again and again over so many connections without a pause: how much it takes. */
export const endpointSchema = z.strictObject({
  service: service.default('api'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']).default('GET'),
  path,
  /** Its name in results; method and templated path when not given. */
  name: z.string().min(1).optional(),
  headers: headers.default({}),
  body: body.optional(),
  /** Requests a connection sends before it waits for an answer. */
  pipelining: z.int().min(1).max(100).default(1),
  /** Most requests per second, all connections together; as many as it takes when not given. */
  rate: z.int().min(1).optional(),
  /** After this an answer counts as failed. */
  timeout: durationSchema.refine((seconds) => seconds >= 1, 'expected at least 1s').default(10),
  token: tokenSchema.optional(),
});
export type Endpoint = z.infer<typeof endpointSchema>;
