import { z } from 'zod';

/** What every route answers when it cannot do what was asked: the fields of a HeadroomError. HTTP status: 400 bad input, 401 no token, 403 wrong Host or Origin, 404 unknown, 409 not now, 500 our bug. */
export const apiFailureSchema = z.object({ code: z.string(), message: z.string(), hint: z.string() });
export type ApiFailure = z.infer<typeof apiFailureSchema>;
