/** Calendar days without clock or zone: `YYYY-MM-DD` to the number of days since 1 January 1970, and back. */

const dayMs = 86_400_000;

/** Undefined for what is no day of the calendar, such as 31 February. */
export function dayNumber(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const number = Date.parse(`${day}T00:00:00Z`) / dayMs;
  return Number.isInteger(number) && dayAt(number) === day ? number : undefined;
}

export const dayAt = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
