/** What to add to an instant (UTC ms) to get what the clocks of a zone show, as though that were UTC. */
export type Offset = (at: number) => number;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** No zone has ever been further from UTC than this (Manila, before 1845: 15 h 56 min). */
const reachMs = 16 * hourMs;

/** Making a formatter takes 100 µs and 40 kB, asking it takes 1 µs. Zone in lower case → its offset. */
const offsets = new Map<string, Offset>();

/** The offset of an IANA zone, in whatever case and under an older name too (Asia/Calcutta); undefined when this
 *  machine's time zone data does not know it. */
export function offsetOf(zone: string): Offset | undefined {
  const key = zone.toLowerCase();
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const formatter = formatterOf(zone);
  if (formatter === undefined) return undefined;
  const offset = remembered((at) => readOffset(formatter.format(at)));
  offsets.set(key, offset);
  return offset;
}

/** Whether this machine's time zone data knows the zone. */
export const isZone = (name: string): boolean => offsetOf(name) !== undefined;

/** The first instant at which the clocks show `wall` (a local time in ms, as though it were UTC) or have gone past it.
 *  So a time that the clocks show twice is the first of the two, and one that they leap over is the end of the leap. */
export function firstInstant(offset: Offset, wall: number): number {
  // At most one change lies between the two: from 1800 to 2100 no zone changes twice within three days.
  const [before, after] = [offset(wall - reachMs), offset(wall + reachMs)];
  let early = wall - Math.max(before, after);
  if (early + offset(early) >= wall) return early;
  let late = wall - Math.min(before, after);
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (middle + offset(middle) >= wall) late = middle;
    else early = middle;
  }
  return late;
}

/** Remembers what an offset is at each midnight. A day between two midnights of one offset has that offset throughout,
 *  so that only the days of a change are asked again. */
function remembered(offset: Offset): Offset {
  const midnights = new Map<number, number>();
  const midnight = (day: number): number => {
    const known = midnights.get(day);
    if (known !== undefined) return known;
    if (midnights.size === 1_000) midnights.clear();
    const found = offset(day * dayMs);
    midnights.set(day, found);
    return found;
  };
  return (at) => {
    const day = Math.floor(at / dayMs);
    const found = midnight(day);
    return found === midnight(day + 1) ? found : offset(at);
  };
}

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  // Newer versions of Node take "+05:30" too; that is no zone, for it knows no summer time.
  if (!/^[a-z]/i.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
}

/** Reads the end of "1/31/2027, GMT-03:30". Offsets before 1972 may have seconds; plain "GMT" is none. */
function readOffset(text: string): number {
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (found === null) throw new RangeError(`There is no offset at the end of "${text}".`);
  const [, sign, hours = 0, minutes = 0, seconds = 0] = found;
  const size = Number(hours) * hourMs + Number(minutes) * 60_000 + Number(seconds) * 1_000;
  return sign === "-" ? -size : size;
}
