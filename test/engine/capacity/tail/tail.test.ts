import { describe, expect, it } from 'vitest';
import { fitQueue, queueMsAt } from '../../../../engine/capacity/tail/queue.ts';
import { tailOf } from '../../../../engine/capacity/tail/tail.ts';
import { loadBandWithin, msBandAt } from '../../../../engine/capacity/tail/tail-band.ts';
import { p95Points } from '../../../../engine/capacity/targets/tail-of-target.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { exactly, loadPoint, p95Below } from '../load-points.ts';
import { p95MsOf, queueLadder, trueCapacity } from './queue-ladder.ts';

const target = p95Below(200);
const rates = [20, 40, 70, 100, 125, 145, 160, 170];
const tailFor = (points: Parameters<typeof p95Points>[0]) => {
  const tail = tailOf(p95Points(points), 0.95, createRandom(1));
  if (tail === null) throw new Error('no tail');
  return tail;
};

describe('the tail model', () => {
  it('finds the servers, the service and the offset of an exact queue', () => {
    const queue = fitQueue(p95Points(queueLadder(rates, target, 0)), 0.95, 170);
    expect(queue.servers).toBeCloseTo(4, 2);
    expect(queue.serviceMs).toBeCloseTo(20, 1);
    expect(queue.offsetMs).toBeCloseTo(5, 1);
    expect(queueMsAt(queue, 0.95, 190)).toBeCloseTo(p95MsOf(190), 0);
  });

  it('finds fractional servers', () => {
    const points = [1, 20, 60, 90, 110].map((rate) => {
      const ms = queueMsAt({ servers: 2.5, serviceMs: 20, offsetMs: 0 }, 0.95, rate);
      return loadPoint(rate, rate, {
        p95Ms: exactly(ms),
        meanMs: exactly(queueMsAt({ servers: 2.5, serviceMs: 20, offsetMs: 0 }, 'mean', rate)),
      });
    });
    expect(fitQueue(p95Points(points), 0.95, 110).servers).toBeCloseTo(2.5, 2);
  });

  it('is kept where it predicts the held-out plateaus, and its bands hold what comes', () => {
    const tail = tailFor(queueLadder(rates, target));
    expect(tail.fit).toMatchObject({ kept: true, reasons: [], holdOut: { held: 2 } });
    expect(tail.fit.servers).toBeCloseTo(4, 0);
    const load = loadBandWithin(tail, 200);
    expect(load?.low).toBeLessThan(trueCapacity(200));
    expect(load?.high).toBeGreaterThan(trueCapacity(200));
    const ms = msBandAt(tail, 178);
    expect(ms.low).toBeLessThan(p95MsOf(178));
    expect(ms.high ?? Number.POSITIVE_INFINITY).toBeGreaterThan(p95MsOf(178));
  });

  it('is not kept where the last plateaus are nothing like the ones before', () => {
    const broken = queueLadder(rates, target).map((point, at) =>
      at < 6 ? point : { ...point, p95Ms: exactly(1500), meanMs: exactly(700) },
    );
    const { fit } = tailFor(broken);
    expect(fit.kept).toBe(false);
    expect(fit.reasons).toMatchObject([{ code: 'hold-out-missed', facts: { held: 2, tolerated: 0.15 } }]);
  });

  it('is not kept without plateaus to hold out, and none for two loads', () => {
    expect(tailFor(queueLadder([50, 100, 150], target)).fit).toMatchObject({
      kept: false,
      holdOut: null,
      reasons: [{ code: 'too-few-to-hold-out' }],
    });
    expect(tailOf(p95Points(queueLadder([50, 100], target)), 0.95, createRandom(1))).toBeNull();
  });

  it('leaves out plateaus that do not count and those without p95', () => {
    const points = queueLadder(rates, target);
    const out = { ...points[7], excluded: [{ code: 'little', facts: {} }], p95Ms: exactly(9999) } as (typeof points)[number];
    expect(p95Points([...points.slice(0, 7), out, loadPoint(1, 1)])).toHaveLength(7);
  });

  it('is open above where nothing has bent yet', () => {
    const load = loadBandWithin(tailFor(queueLadder([5, 10, 20, 30, 40, 50], target)), 200);
    expect(load === null || load.high === null || load.high > 2 * 50).toBe(true);
  });
});
