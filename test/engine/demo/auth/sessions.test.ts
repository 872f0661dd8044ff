import { beforeEach, describe, expect, it } from 'vitest';
import { ACCESS_SECONDS, SESSION_SECONDS, type Session, SessionStore } from '../../../../engine/demo/auth/sessions.ts';

const user = { id: 1, email: 'ada@demo.headroom.test', name: 'Ada' };

describe('SessionStore', () => {
  let now: number;
  let store: SessionStore;
  const open = (): Session => ({ ...store.open(user, ['read'], 'device') });

  beforeEach(() => {
    now = 0;
    store = new SessionStore(() => now);
  });

  it('finds a session by access token until it runs out', () => {
    const { accessToken, id } = open();
    expect(store.byAccessToken(accessToken)?.id).toBe(id);
    now = ACCESS_SECONDS * 1000;
    expect(store.byAccessToken(accessToken)).toBeUndefined();
    expect(store.byId(id)?.id).toBe(id);
    now = SESSION_SECONDS * 1000;
    expect(store.byId(id)).toBeUndefined();
    expect(store.size).toBe(0);
  });

  it('rotates the tokens: the old ones are void', () => {
    const before = open();
    const outcome = store.refresh(before.refreshToken, 'device');
    const after = 'session' in outcome ? outcome.session : undefined;
    expect(after?.refreshToken).not.toBe(before.refreshToken);
    expect(store.byAccessToken(before.accessToken)).toBeUndefined();
    expect(store.byAccessToken(after?.accessToken ?? '')?.id).toBe(before.id);
  });

  it('ends the session when a refresh token comes a second time', () => {
    const { refreshToken, id } = open();
    store.refresh(refreshToken, 'device');
    expect(store.refresh(refreshToken, 'device')).toEqual({ refused: 'refresh-reused' });
    expect(store.byId(id)).toBeUndefined();
  });

  it('refuses an unknown token, an ended session and another device', () => {
    const session = open();
    expect(store.refresh('nonsense', 'device')).toEqual({ refused: 'refresh-unknown' });
    expect(store.refresh(session.refreshToken, 'other')).toEqual({ refused: 'device-mismatch' });
    store.close(store.byId(session.id) ?? session);
    expect(store.refresh(session.refreshToken, 'device')).toEqual({ refused: 'refresh-unknown' });
  });

  it('drops the oldest when there are too many', () => {
    const first = open();
    for (let count = 1; count <= 50_000; count += 1) store.open(user, ['read'], null);
    expect(store.size).toBe(50_000);
    expect(store.byAccessToken(first.accessToken)).toBeUndefined();
  });
});
