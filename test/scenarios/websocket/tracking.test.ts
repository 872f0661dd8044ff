import { expect, it } from 'vitest';
import { failedChecks, journeyScript, startDemoForJourneys, tagValues } from '../journeys.ts';
import { runK6 } from '../k6.ts';

it('follows orders on their way until the run ends: subscribes, receives positions, and has its pings answered', async () => {
  const demo = await startDemoForJourneys({ tracking: { positionMs: 200 } });
  try {
    const run = await runK6({
      context: demo.context('tracking'),
      source: journeyScript('websocket/tracking.ts', 'tracking', `executor: 'constant-vus', vus: 3, duration: '6s', gracefulStop: '3s'`),
    });
    expect(run.exitCode).toBe(0);
    expect(failedChecks(run)).toEqual([]);
    expect(tagValues(run, 'checks', 'check')).toEqual(
      expect.arrayContaining(['answers a ping', 'connects', 'positions arrive', 'subscribes'].map((what) => `WS /ws/tracking: ${what}`)),
    );
    expect(run.values('ws_failed', { name: 'WS /ws/tracking' }).every((failed) => failed === 0)).toBe(true);
    expect(run.values('ws_round_trip', { name: 'WS /ws/tracking' }).length).toBeGreaterThanOrEqual(3);
    expect(run.values('ws_delivery', { name: 'WS /ws/tracking' }).length).toBeGreaterThan(45);
    // The look at the map is longer than this run: it ends itself with the scenario, so the iteration is whole.
    expect(run.values('iterations')).toHaveLength(3);
    expect(run.values('sign_ins')).toEqual([1, 1, 1]);
  } finally {
    await demo.stop();
  }
});
