import type { ApiFailure } from '../model/api/failure.ts';

/** What the server itself refuses: a missing session, a wrong Host, a second job. Everything else that can be wrong is a HeadroomError. */
export class Refusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413;
  readonly failure: ApiFailure;

  constructor(status: Refusal['status'], code: string, message: string, hint: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.failure = { code, message, hint };
  }
}
