import { months, shortDay } from './day.ts';

/** `12 March 2026, 09:14 UTC` of an ISO date and time in UTC; the text itself when it is none. */
export function moment(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(iso);
  const month = months[Number(parts?.[2]) - 1];
  return parts && month ? `${Number(parts[3])} ${month} ${parts[1]}, ${parts[4]} UTC` : iso;
}

/** `12 Mar 2026, 09:14`, for places that are narrow and say UTC themselves. */
export function shortMoment(iso: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(iso);
  return parts ? `${shortDay(parts[1] ?? '')}, ${parts[2]}` : iso;
}
