import type { Histogram } from '../model/measurement.ts';
import { beyond, bucketsUpTo, highestValue, lowestValue, significantDigits } from './buckets.ts';
import { damaged } from './damaged.ts';

/** HdrHistogram's V2 encoding, not deflated (`AbstractHistogram.encodeIntoByteBuffer`). Some writers set a word size in the second-lowest hexadecimal digit. */
const cookie = 0x1c849303;
const wordSizeMask = 0xf0;
const headerLength = 40;
/** A byte of an integer: seven bits, and whether more follow. */
const low = 0x7f;
const more = 0x80;
const greatestShift = 49;
/** Bytes of a run of empty buckets and the count after it, at most. */
const longestPair = 12;

/** Non-empty buckets of the histogram being decoded, kept from call to call: making them anew each time costs more than the decoding. */
const indices = new Int32Array(beyond);
const counts = new Float64Array(beyond);

/**
 * Reads HdrHistogram's V2 encoding (plain, not deflated): 40 bytes of header, then zig-zag LEB128
 * counts in which a negative number skips that many empty buckets.
 *
 * @throws HeadroomError WINDOWS_DAMAGED for anything that is not such an encoding with a lowest value of 1 and three digits.
 */
export function decodeHistogram(payload: Uint8Array): Histogram {
  const { end, buckets } = readHeader(payload);
  let at = headerLength;
  let index = 0;
  let length = 0;
  let total = 0;
  while (at < end) {
    let zigZag = payload[at++] ?? 0;
    if (zigZag >= more) {
      const next = payload[at++] ?? 0;
      zigZag = (zigZag & low) | ((next & low) << 7);
      if (next >= more) ({ zigZag, at } = readWide(payload, at, zigZag));
      if (at > end) throw damaged('a histogram ends within a count');
    }
    // Small integers stay integers on this path: it runs for every bucket of every window.
    if ((zigZag & 1) === 1) {
      index += (zigZag + 1) / 2;
      if (index > buckets) throw damaged('a histogram has more buckets than its range');
      continue;
    }
    if (index >= buckets) throw damaged('a histogram has more buckets than its range');
    if (zigZag > 0) {
      indices[length] = index;
      counts[length++] = zigZag / 2;
      total += zigZag / 2;
    }
    index++;
  }
  return { indices: indices.slice(0, length), counts: counts.slice(0, length), total };
}

/** The third and further bytes of an integer. */
function readWide(payload: Uint8Array, from: number, lowest: number): { zigZag: number; at: number } {
  let at = from;
  let zigZag = lowest;
  for (let shift = 14, byte = more; byte >= more; shift += 7) {
    if (shift > greatestShift) throw damaged('a histogram has a count beyond 2^55');
    byte = payload[at++] ?? 0;
    zigZag += (byte & low) * 2 ** shift;
  }
  return { zigZag, at };
}

function readHeader(payload: Uint8Array): { end: number; buckets: number } {
  if (payload.length < headerLength) throw damaged('a histogram is shorter than its header');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  if ((view.getUint32(0) & ~wordSizeMask) >>> 0 !== cookie) throw damaged('a histogram is not in HdrHistogram V2 encoding');
  const length = view.getUint32(4);
  if (length !== payload.length - headerLength) throw damaged('a histogram is longer or shorter than it says');
  const lowest = view.getUint32(16) * 2 ** 32 + view.getUint32(20);
  if (view.getUint32(12) !== significantDigits || lowest !== lowestValue) {
    throw damaged('a histogram does not have a lowest value of 1 and three significant digits');
  }
  const highest = view.getUint32(24) * 2 ** 32 + view.getUint32(28);
  if (highest < 2 || bucketsUpTo(highest) > beyond) throw damaged('a histogram has an impossible range');
  return { end: headerLength + length, buckets: bucketsUpTo(highest) };
}

/** HdrHistogram's V2 encoding, not deflated, of a histogram. */
export function encodeHistogram(histogram: Histogram): Uint8Array {
  const bytes = new Uint8Array(headerLength + histogram.indices.length * longestPair);
  let at = headerLength;
  const write = (zigZag: number) => {
    let rest = zigZag;
    while (rest >= 0x80) {
      bytes[at++] = 0x80 | (rest % 0x80);
      rest = Math.floor(rest / 0x80);
    }
    bytes[at++] = rest;
  };
  let next = 0;
  for (let position = 0; position < histogram.indices.length; position++) {
    const index = histogram.indices[position] ?? 0;
    const empty = index - next;
    if (empty === 1) write(0);
    else if (empty > 1) write(empty * 2 - 1);
    write((histogram.counts[position] ?? 0) * 2);
    next = index + 1;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(0, cookie);
  view.setUint32(4, at - headerLength);
  view.setUint32(12, significantDigits);
  view.setUint32(20, lowestValue);
  view.setUint32(28, highestValue);
  view.setFloat64(32, 1);
  return bytes.slice(0, at);
}
