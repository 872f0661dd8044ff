import { describe, expect, it } from 'vitest';
import { Counter, DurationHistogram, exposition, SECONDS_BUCKETS } from '../../../../engine/demo/metrics/registry.ts';

describe('the Prometheus text', () => {
  it('has help, type and one line a sample', () => {
    const counter = new Counter();
    counter.add(2, 'route="/a"');
    counter.add(1, 'route="/b"');
    counter.add(1, 'route="/a"');
    const text = exposition([{ name: 'hits_total', type: 'counter', help: 'Hits.', samples: () => counter.samples() }]);
    expect(text).toBe('# HELP hits_total Hits.\n# TYPE hits_total counter\nhits_total{route="/a"} 3\nhits_total{route="/b"} 1\n');
  });

  it('counts durations up to each bound', () => {
    const histogram = new DurationHistogram();
    for (const seconds of [0.0005, 0.3, 0.31, 99]) histogram.observe(seconds);
    const samples = histogram.samples();
    const upTo = (bound: string) => samples.find((sample) => sample.labels === `le="${bound}"`)?.value;
    expect(['0.0005', '0.2', '0.3', '0.5', '10', '+Inf'].map(upTo)).toEqual([1, 1, 2, 3, 3, 4]);
    expect(samples).toHaveLength(SECONDS_BUCKETS.length + 3);
    expect(samples.at(-1)).toEqual({ suffix: '_count', labels: '', value: 4 });
    expect(samples.at(-2)?.value).toBeCloseTo(99.6105);
  });
});
