import type { Session } from '../auth/sessions.ts';
import type { RequestWork } from './request-work.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What this request has cost so far. */
    work: RequestWork;
    /** The session of an authorised request. */
    session: Session | null;
  }
}
