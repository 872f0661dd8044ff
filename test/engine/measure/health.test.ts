import { describe, expect, it } from 'vitest';
import { type HealthInput, judgeHealth } from '../../../engine/measure/health.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import { Lines, step } from './lines.ts';

const tags = { scenario: 'orders', name: 'list' };
const ticks = (late: number) => [...new Array<number>(98).fill(0.1), late, late];

interface Shape {
  readonly seconds?: number;
  readonly lateMs?: number;
  readonly users?: number;
  readonly dropped?: number;
}

function lines({ seconds = 20, lateMs = 1, users = 10, dropped = 0 }: Shape = {}): Lines {
  const lines = new Lines();
  for (let second = 0; second < seconds; second++) {
    lines.trend(second, 'http_req_duration', tags, [100, 100]);
    lines.trend(second, 'think_time', { scenario: 'orders' }, [800]);
    lines.trend(second, 'iteration_duration', { scenario: 'orders' }, [1000]);
    lines.counter(second, 'iterations', { scenario: 'orders' }, 1);
    lines.trend(second, 'headroom_lateness', {}, ticks(lateMs));
    lines.gauge(second, 'vus', {}, users);
    if (dropped > 0) lines.counter(second, 'dropped_iterations', { scenario: 'orders' }, dropped);
  }
  return lines;
}

function health(from: Lines, change: Partial<HealthInput> = {}, steps: readonly LoadStep[] = [step(0, 0, 20)]) {
  const measurement = from.fold(steps).measurement();
  return judgeHealth({ measurement, judgedSteps: [0], coLocated: true, recording: 'recorder', cpu: null, arrival: null, ...change });
}

const codes = ({ reasons }: ReturnType<typeof judgeHealth>) => reasons.map(({ code, invalidates }) => `${code}${invalidates ? '!' : ''}`);

describe('judgeHealth', () => {
  it('calls a punctual generator that reached its load valid', () => {
    const judged = health(lines());
    expect(judged).toMatchObject({ validity: 'valid', reasons: [], droppedIterations: 0, coLocated: true, cpu: null });
    expect(judged.lateness?.value).toBeCloseTo(1, 2);
    expect(judged.worstLatenessMs).toBeCloseTo(1, 2);
  });

  it('calls a late one invalid, a remote one sooner', () => {
    expect(health(lines({ lateMs: 60 }))).toMatchObject({
      validity: 'invalid',
      reasons: [{ code: 'late-ticker', facts: { limitMs: 50 } }],
    });
    expect(codes(health(lines({ lateMs: 30 })))).toEqual([]);
    expect(codes(health(lines({ lateMs: 30 }), { coLocated: false }))).toEqual(['late-ticker!']);
  });

  it('judges lateness in the judged steps alone', () => {
    const late = lines({ seconds: 10, lateMs: 200 });
    for (let second = 10; second < 20; second++) late.trend(second, 'headroom_lateness', {}, ticks(1)).gauge(second, 'vus', {}, 10);
    const steps = [step(0, 0, 10, { role: 'warm-up' }), step(1, 10, 20)];
    expect(codes(health(late, { judgedSteps: [1] }, steps))).toEqual([]);
  });

  it('does not know without ticks', () => {
    expect(codes(health(lines(), { recording: 'stock' }))).toEqual(['stock-k6']);
    const without = new Lines().trend(0, 'http_req_duration', tags, [1]);
    expect(health(without, {}, [])).toMatchObject({ validity: 'unknown', lateness: null, worstLatenessMs: null });
    expect(codes(health(without, {}, []))).toEqual(['no-lateness-data']);
  });

  it('calls a generator invalid whose one thread was hardly ever idle, beside its target too', () => {
    const busy = (share: number) => {
      const from = lines();
      for (let second = 0; second < 20; second++) from.gauge(second, 'headroom_thread_busy', {}, share);
      return health(from);
    };
    expect(codes(busy(0.85))).toEqual([]);
    expect(busy(0.95)).toMatchObject({ validity: 'invalid', reasons: [{ code: 'generator-busy', facts: { limit: 0.9 } }] });
  });

  it('lets connections that the target would not have be a result, and any other missing ones invalid', () => {
    const detail = 'connection refused';
    const missing = (side: 'generator' | 'target') => health(lines({ users: 7 }), { obstacle: { code: 'refused', side, detail } });
    expect(missing('target')).toMatchObject({
      validity: 'valid',
      reasons: [{ facts: { planned: 10, active: 7, obstacle: 'refused', detail } }],
    });
    expect(codes(missing('generator'))).toEqual(['load-not-reached!']);
    expect(codes(health(lines({ users: 7 })))).toEqual(['load-not-reached!']);
  });

  it('counts CPU only of a generator that has its machine to itself', () => {
    expect(codes(health(lines(), { cpu: 0.97, coLocated: false }))).toEqual(['generator-cpu!']);
    expect(codes(health(lines(), { cpu: 0.97 }))).toEqual([]);
    expect(codes(health(lines(), { cpu: 0.8, coLocated: false }))).toEqual([]);
  });

  it('asks for the planned users in 99 % of the seconds', () => {
    expect(health(lines({ users: 9 })).reasons).toEqual([
      { code: 'load-not-reached', invalidates: true, facts: { planned: 10, active: 9, step: 0 } },
    ]);
    const once = lines({ seconds: 100 }).gauge(50, 'vus', {}, 3);
    expect(codes(health(once, {}, [step(0, 0, 100)]))).toEqual([]);
    expect(codes(health(once.gauge(51, 'vus', {}, 3), {}, [step(0, 0, 100)]))).toEqual(['load-not-reached!']);
    // A run that was stopped early is judged by the seconds it had.
    expect(codes(health(lines(), {}, [step(0, 0, 500)]))).toEqual([]);
  });

  it('calls a run without load invalid', () => {
    const setUp = new Lines().trend(0, 'http_req_duration', { group: '::setup', name: 'health' }, [1]).gauge(0, 'vus', {}, 10);
    expect(codes(health(setUp))).toContain('no-load!');
    expect(codes(health(new Lines()))).toContain('no-load!');
  });

  describe('with open arrivals', () => {
    // Two requests and 0.8 s of thinking a journey: 1.4 s when each takes 300 ms, so that 10 a second need 14 users.
    const open = [step(0, 0, 20, { users: null, arrivalRate: 10 })];
    const arrival = (maxUsers: number, latencyTargetMs: number | null = 300) => ({ arrival: { maxUsers, latencyTargetMs } });

    it('blames the generator for drops when it had too few users even for a target that keeps its promise', () => {
      expect(health(lines({ dropped: 2 }), arrival(13), open).reasons).toEqual([
        { code: 'too-few-users-for-rate', invalidates: true, facts: { dropped: 40, maxUsers: 13, needed: 14 } },
      ]);
    });

    it('blames the target when it had enough', () => {
      expect(health(lines({ dropped: 2 }), arrival(14), open)).toMatchObject({ validity: 'valid', reasons: [], droppedIterations: 40 });
    });

    it('only warns without a latency target, and says nothing without drops', () => {
      expect(codes(health(lines({ dropped: 2 }), arrival(1, null), open))).toEqual(['too-few-users-for-rate']);
      expect(codes(health(lines(), arrival(1), open))).toEqual([]);
    });
  });

  it('warns of samples that could not be recorded', () => {
    const lost = lines().counter(3, 'headroom_dropped_samples', {}, 4, 4).counter(3, 'headroom_clamped_samples', {}, 2, 2);
    expect(health(lost)).toMatchObject({ validity: 'valid', reasons: [{ code: 'samples-dropped', facts: { dropped: 6, clamped: 2 } }] });
  });
});
