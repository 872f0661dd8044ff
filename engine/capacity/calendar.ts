/** A day, `yyyy-mm-dd`. */
export type Day = string;

const dayMs = 86_400_000;

const textOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** A day so many days later; a part of a day is dropped. */
export function addDays(day: Day, days: number): Day {
  return textOf(timeOf(day) + Math.floor(days) * dayMs);
}

/**
 * A day so many months later: whole months keep the day of the month, or take the month's last where it has fewer; the part of a month that is left is
 * that part of the days to the same day a month on, a part of a day being dropped.
 */
export function addMonths(day: Day, months: number): Day {
  const whole = Math.floor(months);
  const from = wholeMonthsLater(day, whole);
  const to = wholeMonthsLater(day, whole + 1);
  return addDays(from, (months - whole) * daysBetween(from, to) + 1e-6);
}

function wholeMonthsLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs);
}

/** Months from one day to another, the other way round of `addMonths`; below zero where `to` is before. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear = 0, fromMonth = 1] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number);
  let whole = (toYear - fromYear) * 12 + toMonth - fromMonth;
  if (wholeMonthsLater(from, whole) > to) whole--;
  const start = wholeMonthsLater(from, whole);
  return whole + daysBetween(start, to) / daysBetween(start, wholeMonthsLater(from, whole + 1));
}
