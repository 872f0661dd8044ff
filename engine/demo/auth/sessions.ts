import { randomBytes } from 'node:crypto';

/** Who a session belongs to. */
export type SessionUser = { id: number; email: string; name: string };

export type Right = 'read' | 'write';

/** A signed-in session. `deviceId` is null for the guest of the dispatch page, which any browser may be. */
export type Session = {
  id: string;
  user: SessionUser;
  rights: readonly Right[];
  deviceId: string | null;
  accessToken: string;
  accessEndsAtMs: number;
  refreshToken: string;
  usedRefreshToken: string | null;
  endsAtMs: number;
};

/** Lifetime of an access token and of a session, in seconds. */
export const ACCESS_SECONDS = 3600;
export const SESSION_SECONDS = 24 * 3600;

/** More sessions than this and the oldest goes, so that an endless load test cannot fill the memory. */
const MOST_SESSIONS = 50_000;

/** What a refresh found. A refresh token used twice means that somebody else has it: the session ends. */
export type RefreshOutcome = { session: Session } | { refused: 'refresh-unknown' | 'refresh-reused' | 'device-mismatch' };

/** The sessions of this process, by id, access token and refresh token. Tokens are 24 random bytes, opaque. */
export class SessionStore {
  readonly #now: () => number;
  readonly #byId = new Map<string, Session>();
  readonly #byAccess = new Map<string, Session>();
  readonly #byRefresh = new Map<string, Session>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get size(): number {
    return this.#byId.size;
  }

  open(user: SessionUser, rights: readonly Right[], deviceId: string | null): Session {
    const now = this.#now();
    const session: Session = {
      id: token(),
      user,
      rights,
      deviceId,
      accessToken: token(),
      accessEndsAtMs: now + ACCESS_SECONDS * 1000,
      refreshToken: token(),
      usedRefreshToken: null,
      endsAtMs: now + SESSION_SECONDS * 1000,
    };
    if (this.#byId.size >= MOST_SESSIONS) {
      const oldest = this.#byId.values().next().value;
      if (oldest) this.close(oldest);
    }
    this.#byId.set(session.id, session);
    this.#index(session);
    return session;
  }

  byAccessToken(accessToken: string): Session | undefined {
    const session = this.#byAccess.get(accessToken);
    return session && session.accessEndsAtMs > this.#now() ? session : undefined;
  }

  byId(id: string): Session | undefined {
    const session = this.#byId.get(id);
    if (session && session.endsAtMs <= this.#now()) {
      this.close(session);
      return undefined;
    }
    return session;
  }

  /** Exchanges a refresh token for new tokens; the old ones are void from then on. */
  refresh(refreshToken: string, deviceId: string | null): RefreshOutcome {
    const session = this.#byRefresh.get(refreshToken);
    if (!session || !this.byId(session.id)) return { refused: 'refresh-unknown' };
    if (session.usedRefreshToken === refreshToken) {
      this.close(session);
      return { refused: 'refresh-reused' };
    }
    if (session.deviceId !== deviceId) return { refused: 'device-mismatch' };
    this.#byAccess.delete(session.accessToken);
    if (session.usedRefreshToken) this.#byRefresh.delete(session.usedRefreshToken);
    session.usedRefreshToken = session.refreshToken;
    session.refreshToken = token();
    session.accessToken = token();
    session.accessEndsAtMs = Math.min(this.#now() + ACCESS_SECONDS * 1000, session.endsAtMs);
    this.#index(session);
    return { session };
  }

  close(session: Session): void {
    this.#byId.delete(session.id);
    this.#byAccess.delete(session.accessToken);
    this.#byRefresh.delete(session.refreshToken);
    if (session.usedRefreshToken) this.#byRefresh.delete(session.usedRefreshToken);
  }

  #index(session: Session): void {
    this.#byAccess.set(session.accessToken, session);
    this.#byRefresh.set(session.refreshToken, session);
  }
}

function token(): string {
  return randomBytes(24).toString('base64url');
}
