export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `12 March 2026` of `2026-03-12`; the text itself when it is none. */
export function day(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const month = months[Number(parts?.[2]) - 1];
  return parts && month ? `${Number(parts[3])} ${month} ${parts[1]}` : iso;
}

/** `12 Mar 2026`, for places that are narrow. */
export function shortDay(iso: string): string {
  return day(iso).replace(/(?<=\d )([A-Z][a-z]{2})[a-z]*(?= \d)/, '$1');
}
