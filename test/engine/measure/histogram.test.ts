import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram as Reference } from 'hdr-histogram-js';
import { describe, expect, it } from 'vitest';
import { beyond, bucketIndexOf, lowestOf, middleOf, widthOf } from '../../../engine/measure/buckets.ts';
import {
  decodeHistogram,
  emptyHistogram,
  encodeHistogram,
  histogramOf,
  mergeHistograms,
  orderStatistic,
  quantileOf,
} from '../../../engine/measure/histogram.ts';
import { HeadroomError } from '../../../engine/model/error.ts';

const highest = 600_000_000;
const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: highest })), {
  minLength: 1,
  maxLength: 300,
});

function reference(recorded: readonly number[]): Reference {
  const histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: highest,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 64,
  });
  for (const value of recorded) histogram.recordValue(value);
  return histogram;
}

/** Our payload in the deflated form, the only one that hdr-histogram-js reads. */
function deflated(payload: Uint8Array): string {
  const body = deflateSync(payload);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(0x1c849314, 0);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]).toString('base64');
}

const inflated = (text: string): Uint8Array => inflateSync(Buffer.from(text, 'base64').subarray(8));

describe('buckets', () => {
  it('hold each value between their ends, at most 1/1024 of it wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (value) => {
        const index = bucketIndexOf(value);
        expect(lowestOf(index)).toBeLessThanOrEqual(value);
        expect(lowestOf(index) + widthOf(index)).toBeGreaterThan(value);
        expect(widthOf(index)).toBeLessThanOrEqual(Math.max(1, value / 1024));
      }),
    );
  });

  it('are numbered as HdrHistogram numbers them', () => {
    // highestIndex in the recorder's layout, which its Go tests check against hdrhistogram-go.
    expect(bucketIndexOf(highest)).toBe(20_600);
    expect(bucketIndexOf(2047)).toBe(2047);
    expect(bucketIndexOf(2048)).toBe(2048);
    expect(bucketIndexOf(2050)).toBe(2049);
    expect(middleOf(2048)).toBe(2048.5);
    expect(middleOf(beyond)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('decodeHistogram and encodeHistogram', () => {
  it('read what hdr-histogram-js writes', () => {
    fc.assert(
      fc.property(values, (recorded) => {
        expect(decodeHistogram(inflated(encodeIntoCompressedBase64(reference(recorded))))).toEqual(histogramOf(recorded));
      }),
      { numRuns: 50 },
    );
  });

  it('write what hdr-histogram-js reads', () => {
    fc.assert(
      fc.property(values, (recorded) => {
        const theirs = decodeFromCompressedBase64(deflated(encodeHistogram(histogramOf(recorded))));
        const expected = reference(recorded);
        expect(theirs.totalCount).toBe(recorded.length);
        for (const percentile of [1, 50, 90, 99, 100]) {
          expect(theirs.getValueAtPercentile(percentile)).toBe(expected.getValueAtPercentile(percentile));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('keep counts of many requests', () => {
    const histogram = {
      indices: Int32Array.of(0, 1, 3, 20_600),
      counts: Float64Array.of(1, 10_000_000, 2 ** 50, 63),
      total: 2 ** 50 + 10_000_064,
    };
    expect(decodeHistogram(encodeHistogram(histogram))).toEqual(histogram);
    expect(decodeHistogram(encodeHistogram(emptyHistogram))).toEqual(emptyHistogram);
  });

  it.each([
    ['cut off within a count', [0x82]],
    ['cut off within a wide count', [0x82, 0x80]],
    ['of a count that no double holds', new Array<number>(9).fill(0xff)],
    ['of more buckets than the range has, skipped', [0xff, 0xff, 0x7f]],
    // 21,503 is the last bucket of a highest value of 600,000,000.
    ['of a bucket beyond the range', [0xff, 0xcf, 0x02, 0x02]],
  ])('refuse a payload %s', (_, body) => {
    const payload = Uint8Array.from([...encodeHistogram(emptyHistogram), ...body]);
    new DataView(payload.buffer).setUint32(4, body.length);
    expect(() => decodeHistogram(payload)).toThrow(expect.objectContaining({ code: 'WINDOWS_DAMAGED' }));
  });

  it('never crash on damaged payloads', () => {
    const payload = encodeHistogram(histogramOf([1, 1, 5, 700, 2_000_000]));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(payload.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(payload.length),
        (edits, length) => {
          const hostile = payload.slice(0, length);
          for (const [at, byte] of edits) hostile[at] = byte;
          try {
            const { indices, counts, total } = decodeHistogram(hostile);
            expect(indices.length).toBe(counts.length);
            expect(total).toBeGreaterThanOrEqual(0);
          } catch (error) {
            expect(error).toBeInstanceOf(HeadroomError);
            expect((error as HeadroomError).code).toBe('WINDOWS_DAMAGED');
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('mergeHistograms', () => {
  it('gives the histogram of all values, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 5 }), (parts) => {
        const all = histogramOf(parts.flat());
        expect(mergeHistograms(parts.map(histogramOf))).toEqual(all);
        expect(mergeHistograms(parts.map(histogramOf).reverse())).toEqual(all);
      }),
      { numRuns: 100 },
    );
  });

  it('of nothing is empty', () => {
    expect(mergeHistograms([])).toBe(emptyHistogram);
    expect(quantileOf(emptyHistogram, 0.5)).toBeNaN();
  });
});

describe('quantileOf', () => {
  it('interpolates between ranks as k6 does', () => {
    // The values that k6 v2.2.0 expects of itself, metrics/sink_test.go, TestTrendSink.
    const unsorted = histogramOf([0, 100, 30, 80, 70, 60, 50, 40, 90, 20]);
    expect([0, 0.5, 0.9, 0.95, 0.99, 1].map((q) => Number(quantileOf(unsorted, q).toFixed(9)))).toEqual([0, 55, 91, 95.5, 99.1, 100]);
    expect(quantileOf(histogramOf([5, 10]), 0.5)).toBe(7.5);
    expect(quantileOf(histogramOf([0]), 0.95)).toBe(0);
  });

  it('lies within 0.05 % of the exact values', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (recorded, q) => {
        const sorted = [...recorded].sort((a, b) => a - b);
        const position = q * (sorted.length - 1);
        const lower = sorted[Math.floor(position)] ?? 0;
        const upper = sorted[Math.ceil(position)] ?? 0;
        const exact = lower + (upper - lower) * (position - Math.floor(position));
        expect(Math.abs(quantileOf(histogramOf(recorded), q) - exact)).toBeLessThanOrEqual(exact * 0.0005 + 1e-9);
      }),
    );
  });

  it('takes its order statistics from the bucket that getValueAtPercentile names', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (recorded, percentile) => {
        const rank = Math.ceil((percentile * recorded.length) / 100);
        const ours = orderStatistic(histogramOf(recorded), rank);
        expect(bucketIndexOf(Math.floor(ours))).toBe(bucketIndexOf(reference(recorded).getValueAtPercentile(percentile)));
      }),
      { numRuns: 50 },
    );
  });

  it('has no value where it falls among what never came to an end', () => {
    const answered = histogramOf([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    const failed = { indices: Int32Array.of(beyond), counts: Float64Array.of(1), total: 1 };
    expect(quantileOf(mergeHistograms([answered, failed]), 0.5)).toBe(55);
    expect(quantileOf(mergeHistograms([answered, failed]), 0.95)).toBe(Number.POSITIVE_INFINITY);
    expect(quantileOf(failed, 0.5)).toBe(Number.POSITIVE_INFINITY);
  });
});
