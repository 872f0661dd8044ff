/** Decimals that give three significant digits, at most four: 212 -> 0, 4.2 -> 2, 0.0412 -> 4. */
export function decimalsOf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const magnitude = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(3)))));
  return Math.min(4, Math.max(0, 2 - magnitude));
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** A decimal number with thousands separated and a real minus sign: `-1234.5` -> `−1,234.5`. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–';
  const text = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = text.split('.');
  const sign = value < 0 && /[1-9]/.test(text) ? '−' : '';
  return `${sign}${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Three significant digits: `212`, `4.20`, `0.0412`, `12,300`. Zero is `0`. */
export function significant(value: number): string {
  return fixed(Number(value.toPrecision(3)), decimalsOf(value));
}

/** Three significant digits at most, without closing zeros: what a person wrote as a limit. */
export function trimmed(value: number): string {
  const text = significant(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A whole number with thousands separated, never rounded: `19,680`. */
export function count(value: number): string {
  return fixed(Math.round(value), 0);
}

/** `1 user`, `1,000 users`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${Math.round(value) === 1 ? one : many}`;
}
