/** What clocks show, read off field by field: another way than the code under test goes. */

const walls = new Map<string, (at: number) => string>();

/** What the clocks of a zone show at an instant: `2027-03-28 09:00`. */
export function wallIn(zone: string): (at: number) => string {
  const known = walls.get(zone);
  if (known) return known;
  const two = "2-digit";
  const formatter = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle: "h23",
  });
  const wall = (at: number) => formatter.format(at);
  walls.set(zone, wall);
  return wall;
}

/** The dates of a year that the calendars of a zone have shown, in order. */
export function datesOf(zone: string, year: number): string[] {
  const wall = wallIn(zone);
  const dates = new Set<string>();
  for (let at = Date.UTC(year, 0, 0); at < Date.UTC(year + 1, 0, 2); at += hourMs)
    dates.add(wall(at).slice(0, 10));
  return [...dates].filter((date) => date.startsWith(`${year}-`)).sort();
}

const hourMs = 3_600_000;
