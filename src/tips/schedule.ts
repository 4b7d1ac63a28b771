import { dayAt, dayNumber } from "../decide/days.ts";
import { firstInstant, type Offset, offsetOf } from "./zone.ts";

/** When a subscription wants its tips: at a time of the clock on the wall, wherever the subscribers are. */
export interface Schedule {
  /** IANA time zone. */
  readonly zone: string;
  /** `HH:mm`, from 00:00 to 23:59. */
  readonly time: string;
  /** 1 is Monday, 7 is Sunday; at least one. */
  readonly weekdays: readonly number[];
}

/** One tip is due. */
export interface Slot {
  readonly kind: "slot";
  /** UTC ms. */
  readonly at: number;
  /** The date in the schedule's zone that this slot is for, `YYYY-MM-DD`. */
  readonly localDate: string;
}

/** There is no slot: what is wrong with the schedule. `zone`: this machine's time zone data does not know it. */
export interface NoSlot {
  readonly kind: "none";
  readonly because: "zone" | "time" | "weekdays";
}

/** The next slot after an instant (UTC ms). A local date of one of the weekdays has exactly one slot, at the schedule's
 *  time. A time that the clocks leap over moves to the next minute they show, which may be the first of the next date;
 *  one that they show twice is the first of the two. A date that the zone left out (Apia, 30 December 2011) has none.
 *
 *  `lastDate` is the local date of the last slot that fired. Only later dates count, so that neither a new time nor a
 *  new zone brings a second tip for a date. */
export function nextSlot(schedule: Schedule, after: number, lastDate?: string): Slot | NoSlot {
  const offset = offsetOf(schedule.zone);
  if (offset === undefined) return { kind: "none", because: "zone" };
  const time = timeMs(schedule.time);
  if (time === undefined) return { kind: "none", because: "time" };
  if (!weekdays.some((day) => schedule.weekdays.includes(day))) return { kind: "none", because: "weekdays" };

  const today = Math.floor((after + offset(after)) / dayMs);
  const fired = lastDate === undefined ? undefined : dayNumber(lastDate);
  for (let day = Math.max(today, (fired ?? today - 1) + 1); ; day += 1) {
    if (!schedule.weekdays.includes(weekdayOf(day))) continue;
    const at = slotOn(day, time, offset);
    if (at !== undefined && at > after) return { kind: "slot", at, localDate: dayAt(day) };
  }
}

/** Names the slot of a subscription on a local date: the same for every process, every attempt and every time of day. */
export const slotKey = (subscription: string, localDate: string): string => `${subscription}/${localDate}`;

/** Whether it is a time of day, `HH:mm`. */
export const isTime = (time: string): boolean => timeMs(time) !== undefined;

const dayMs = 86_400_000;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Milliseconds since midnight. */
function timeMs(time: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined ? undefined : (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Day 0, 1 January 1970, was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The instant of a day's slot; undefined when the zone has no such day. */
function slotOn(day: number, time: number, offset: Offset): number | undefined {
  const shows = (at: number) => Math.floor((at + offset(at)) / dayMs);
  const at = firstInstant(offset, day * dayMs + time);
  if (shows(at) === day) return at;
  // The clocks leapt past midnight: over the end of the day, as Nuuk does every spring, or over all of it.
  return shows(firstInstant(offset, day * dayMs)) === day ? at : undefined;
}
