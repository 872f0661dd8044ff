import ipaddr from 'ipaddr.js';

/** A range of addresses of one family, both ends included. */
interface Range {
  readonly bits: 32 | 128;
  readonly from: bigint;
  readonly to: bigint;
}

/** `10.0.0.0/8`, `::1` or `192.0.2.7` as a range; null when it is none of these. */
export function parseRange(text: string): Range | null {
  const bare = text.replace(/^\[|\]$/g, '');
  const [address = '', prefix] = bare.split('/');
  if (!ipaddr.isValid(address) || (ipaddr.IPv4.isIPv4(address) && !ipaddr.IPv4.isValidFourPartDecimal(address))) return null;
  const parsed = ipaddr.parse(address);
  const bits = parsed.kind() === 'ipv4' ? 32 : 128;
  const length = prefix === undefined ? bits : Number(prefix);
  if (!Number.isInteger(length) || length < 0 || length > bits) return null;
  const value = parsed.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const size = 1n << BigInt(bits - length);
  const from = (value / size) * size;
  return { bits, from, to: from + size - 1n };
}

/** CIDR blocks that cover every address outside of the given ranges, both families: what a generator must never dial. */
export function complement(ranges: readonly string[]): string[] {
  const parsed = ranges.map(parseRange).filter((range) => range !== null);
  return [...gaps(parsed, 32), ...gaps(parsed, 128)].flatMap(blocksOf);
}

function gaps(ranges: readonly Range[], bits: 32 | 128): Range[] {
  const ours = ranges.filter((range) => range.bits === bits).sort((a, b) => (a.from < b.from ? -1 : 1));
  const found: Range[] = [];
  let next = 0n;
  for (const range of ours) {
    if (range.from > next) found.push({ bits, from: next, to: range.from - 1n });
    if (range.to >= next) next = range.to + 1n;
  }
  const last = (1n << BigInt(bits)) - 1n;
  if (next <= last) found.push({ bits, from: next, to: last });
  return found;
}

/** The fewest CIDR blocks that make up a range: at each step the largest block that is aligned and fits. */
function blocksOf(range: Range): string[] {
  const blocks: string[] = [];
  let from = range.from;
  while (from <= range.to) {
    let free = 0;
    while (free < range.bits && from % (1n << BigInt(free + 1)) === 0n && from + (1n << BigInt(free + 1)) - 1n <= range.to) free++;
    blocks.push(`${format(from, range.bits)}/${range.bits - free}`);
    from += 1n << BigInt(free);
  }
  return blocks;
}

function format(value: bigint, bits: 32 | 128): string {
  const bytes = Array.from({ length: bits / 8 }, (_, index) => Number((value >> BigInt(bits - 8 * (index + 1))) & 0xffn));
  return ipaddr.fromByteArray(bytes).toString();
}
