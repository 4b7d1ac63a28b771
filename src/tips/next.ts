import { dayAt, dayNumber } from "../decide/days.ts";
import { type NoSlot, nextSlot, type Slot } from "./schedule.ts";
import type { Next, Subscribed, Subscription } from "./subscription.ts";
import { offsetOf } from "./zone.ts";

/** The slot that comes after an instant (UTC ms), or why there is none. A pause with a return date is over by itself. */
export function slotAfter(
  subscription: Pick<Subscribed, "zone" | "time" | "weekdays" | "paused" | "lastDate">,
  after: number,
): Slot | NoSlot | { readonly kind: "paused" } {
  const { paused, lastDate } = subscription;
  if (paused === undefined) return nextSlot(subscription, after, lastDate);
  const until = paused.until === undefined ? undefined : dayNumber(paused.until);
  if (until === undefined) return { kind: "paused" };
  const before = dayAt(until - 1);
  return nextSlot(subscription, after, lastDate === undefined || lastDate < before ? before : lastDate);
}

/** A subscription whose settings have changed, with the tip to come. One that is due but has not come yet still counts. */
export function withNext({ next: before, ...changed }: Subscribed, now: number): Subscribed {
  const waiting = before !== undefined && before.at <= now ? before.at - spreadOf(changed.id) - 1 : now;
  const slot = slotAfter(changed, waiting);
  switch (slot.kind) {
    case "slot":
      return { ...changed, next: nextOf(changed, slot) };
    case "paused":
      return changed;
    case "none":
      return { ...changed, paused: { why: "zone" } };
  }
}

/** The tip of a slot. Everybody wants theirs at a full hour: within its minute, each has a moment of its own. */
export const nextOf = ({ id }: Pick<Subscription, "id">, slot: Slot): Next => ({
  at: slot.at + spreadOf(id),
  date: slot.localDate,
});

/** The local date, `YYYY-MM-DD`; undefined when this machine's time zone data does not know the zone. */
export function todayIn(zone: string, now: number): string | undefined {
  const offset = offsetOf(zone);
  return offset === undefined ? undefined : dayAt(Math.floor((now + offset(now)) / 86_400_000));
}

/** The same for every process: 0 to 54 seconds, in milliseconds. */
function spreadOf(id: string): number {
  let spread = 0;
  for (const letter of id) spread = (spread * 31 + letter.charCodeAt(0)) % 55_000;
  return spread;
}
