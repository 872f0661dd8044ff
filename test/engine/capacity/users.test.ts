import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeysForUsers, usersAt, usersForJourneys } from '../../../engine/capacity/users.ts';
import type { Projection } from '../../../engine/model/projection.ts';

const oneRequest = { requests: 1, thinkMs: 5000, pacingS: null };
const steady = () => 200;

describe('journeysForUsers', () => {
  it('gives 192.3 req/s for 1,000 users with 5 s of thinking and 200 ms of response', () => {
    expect(journeysForUsers({ users: 1000, meanMsAt: steady, journey: oneRequest })).toBeCloseTo(192.3077, 4);
  });

  it('lets pacing wait for what is left of it, and for nothing once the journey is longer', () => {
    const paced = (pacingS: number) => journeysForUsers({ users: 1000, meanMsAt: steady, journey: { ...oneRequest, pacingS } });
    // 1,000 / 10 s; then 1,000 / 5.2 s, since the journey alone lasts longer than 4 s.
    expect(paced(10)).toBeCloseTo(100, 6);
    expect(paced(4)).toBeCloseTo(192.3077, 4);
  });

  it('counts every request of a journey and its thinking once', () => {
    // 10 requests of 0.2 s and 18 s of thinking: 20 s a journey.
    const journey = { requests: 10, thinkMs: 18_000, pacingS: null };
    expect(journeysForUsers({ users: 1000, meanMsAt: steady, journey })).toBeCloseTo(50, 6);
    expect(usersForJourneys({ journeysPerSecond: 50, meanMsAt: steady, journey })).toBeCloseTo(1000, 6);
  });

  it('finds the fixed point where the response time rises with the rate', () => {
    // R = 1 / (20 - X) s: an M/M/1 of 20/s. With Z = 1 s and X = 10, R = .1 s, so 10 x 1.1 = 11 users.
    const mm1 = (rate: number) => (rate < 20 ? 1000 / (20 - rate) : null);
    const journey = { requests: 1, thinkMs: 1000, pacingS: null };
    expect(journeysForUsers({ users: 11, meanMsAt: mm1, journey })).toBeCloseTo(10, 8);
    // Substituting x <- N / (Z + R(x)) from 19.9 would give 9.9 and swing; 400 users press it to just below 20/s and never beyond.
    const full = journeysForUsers({ users: 400, meanMsAt: mm1, journey }) ?? Number.NaN;
    expect(full).toBeGreaterThan(19.9);
    expect(full).toBeLessThan(20);
  });

  it('has no answer where nobody knows the response time', () => {
    const until100 = (rate: number) => (rate <= 100 ? 200 : null);
    expect(journeysForUsers({ users: 520, meanMsAt: until100, journey: oneRequest })).toBeCloseTo(100, 4);
    expect(journeysForUsers({ users: 521, meanMsAt: until100, journey: oneRequest })).toBeNull();
    expect(usersForJourneys({ journeysPerSecond: 101, meanMsAt: until100, journey: oneRequest })).toBeNull();
  });

  it('stops at a step of the response time that jumps over the users', () => {
    const stepped = (rate: number) => (rate < 100 ? 200 : 400);
    expect(journeysForUsers({ users: 530, meanMsAt: stepped, journey: oneRequest })).toBeCloseTo(100, 6);
  });

  it('makes nothing of nobody', () => {
    expect(journeysForUsers({ users: 0, meanMsAt: steady, journey: oneRequest })).toBe(0);
  });
});

const systems = fc
  .record({
    light: fc.double({ min: 1, max: 500, noNaN: true }),
    capacity: fc.double({ min: 10, max: 5000, noNaN: true }),
    requests: fc.integer({ min: 1, max: 20 }),
    thinkMs: fc.double({ min: 0, max: 60_000, noNaN: true }),
    pacingS: fc.option(fc.double({ min: 0.1, max: 60, noNaN: true })),
  })
  .map(({ light, capacity, requests, thinkMs, pacingS }) => ({
    meanMsAt: (rate: number) => (rate < capacity ? (light * capacity) / (capacity - rate) : null),
    journey: { requests, thinkMs, pacingS },
  }));

describe('users and journeys', () => {
  it('are each the other way round of the other', () => {
    fc.assert(
      fc.property(systems, fc.double({ min: 0.5, max: 20_000, noNaN: true }), ({ meanMsAt, journey }, users) => {
        const journeysPerSecond = journeysForUsers({ users, meanMsAt, journey });
        if (journeysPerSecond === null) return;
        const again = usersForJourneys({ journeysPerSecond, meanMsAt, journey }) ?? Number.NaN;
        expect(Math.abs(again / users - 1)).toBeLessThan(1e-4);
      }),
    );
  });

  it('rise together', () => {
    const users = fc.double({ min: 0.5, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(systems, users, users, ({ meanMsAt, journey }, first, second) => {
        const [fewer, more] = [Math.min(first, second), Math.max(first, second)].map((each) =>
          journeysForUsers({ users: each, meanMsAt, journey }),
        );
        if (fewer !== null && more !== null) expect(fewer).toBeLessThanOrEqual((more ?? 0) * (1 + 1e-9));
      }),
    );
  });
});

describe('usersAt', () => {
  const throughput: Projection = { value: 100, low: 90, high: 120, confidence: 0.95, label: 'projected', ratio: 1.1, reasons: [] };

  it('keeps range and label', () => {
    expect(usersAt(throughput, oneRequest, steady)).toEqual({ ...throughput, value: 520, low: 468, high: 624 });
  });

  it('opens the range where the response time is not known, and refuses the number for it', () => {
    const until = (most: number) => (rate: number) => (rate <= most ? 200 : null);
    expect(usersAt(throughput, oneRequest, until(110))).toEqual({ ...throughput, value: 520, low: 468, high: null });
    expect(usersAt(throughput, oneRequest, until(95))).toMatchObject({
      value: null,
      low: null,
      label: 'refused',
      reasons: [{ code: 'no-latency' }],
    });
  });

  it('makes no number of a refused one', () => {
    const refused: Projection = { ...throughput, value: null, label: 'refused' };
    expect(usersAt(refused, oneRequest, steady)).toMatchObject({ value: null, low: null, high: null, label: 'refused' });
  });
});
