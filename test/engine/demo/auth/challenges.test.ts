import { describe, expect, it } from 'vitest';
import { ChallengeStore } from '../../../../engine/demo/auth/challenges.ts';

const user = { id: 1, email: 'ada@demo.headroom.test', name: 'Ada' };

describe('ChallengeStore', () => {
  it('keeps a challenge until it is settled or five minutes old', () => {
    let now = 0;
    const store = new ChallengeStore(() => now);
    const [settled, left] = [store.issue(user, 'A'), store.issue(user, 'B')];
    expect(store.find(settled.id)).toBe(settled);
    store.settle(settled);
    expect(store.find(settled.id)).toBeUndefined();
    now = 5 * 60_000;
    expect(store.find(left.id)).toBeUndefined();
  });

  it('drops the oldest when there are too many', () => {
    const store = new ChallengeStore(() => 0);
    const first = store.issue(user, 'A');
    for (let count = 1; count <= 10_000; count += 1) store.issue(user, 'A');
    expect(store.find(first.id)).toBeUndefined();
  });
});
