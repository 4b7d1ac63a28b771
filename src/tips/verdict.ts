import { dayAt, dayNumber } from "../decide/days.ts";
import type { Knowledge, Tip } from "../knowledge/knowledge.ts";
import type { Claimed, Settlement } from "../store/tips.ts";
import { chooseTip, poolOf, type Told } from "./choose.ts";
import { nextOf, slotAfter } from "./next.ts";
import { nextSlot } from "./schedule.ts";
import type { Pause, Subscribed } from "./subscription.ts";

/** What to do with a tip that is due, and how a subscription stands afterwards. Pure. */

/** Later than this after it was due, a tip is left out. */
export const lateMs = 3 * 3_600_000;

export type Verdict =
  | { readonly kind: "send"; readonly tip: Tip; readonly told: Told }
  /** There is nothing to send. `over`: the date has had its tip · `moved`: the clocks of the zone are set otherwise than was known when
   *  the time was worked out · `late`: nobody was there to send it · `empty`: the knowledge has no such tips · `zone`: it is unknown. */
  | {
      readonly kind: "pass";
      readonly because: "over" | "moved" | "late" | "empty" | "zone";
      readonly settlement: Settlement;
    };

/** What to do with what is due. `rank` puts some tips before others. */
export function judge(
  claimed: Claimed,
  knowledge: Pick<Knowledge, "tips" | "topic">,
  now: number,
  rank?: (tip: Tip) => number,
): Verdict {
  const { subscription } = claimed;
  const { next, lastDate } = subscription;
  if (lastDate !== undefined && lastDate >= next.date)
    return { kind: "pass", because: "over", settlement: settled(claimed, {}, now) };
  const slot = slotOn(subscription, next.date);
  if (slot.kind === "none")
    return { kind: "pass", because: "zone", settlement: settled(claimed, { paused: { why: "zone" } }, now) };
  if (slot.at > now) {
    const settlement = { ...settled(claimed, {}, now), next: nextOf(subscription, slot) };
    return { kind: "pass", because: "moved", settlement };
  }
  if (now - next.at > lateMs) return { kind: "pass", because: "late", settlement: passed(claimed, now) };
  const chosen = chooseTip(poolOf(knowledge, subscription), subscription.id, subscription.told, rank);
  return chosen.kind === "empty"
    ? { kind: "pass", because: "empty", settlement: passed(claimed, now) }
    : { kind: "send", tip: chosen.tip, told: chosen.told };
}

/** The slot of a date by what is known of the zone today. */
function slotOn(subscription: Subscribed, date: string) {
  const day = dayNumber(date) ?? 0;
  return nextSlot(subscription, (day - 2) * 86_400_000, dayAt(day - 1));
}

/** The tip has come. */
export const delivered = (claimed: Claimed, told: Told, now: number): Settlement =>
  settled(claimed, { told, lastDate: claimed.subscription.next.date, failures: 0 }, now);

/** The date gets no tip, and it is nobody's fault. */
export const passed = (claimed: Claimed, now: number): Settlement =>
  settled(claimed, { lastDate: claimed.subscription.next.date }, now);

/** So many in a row, and it is no use to go on. */
const mostFailures = 3;

/** The tip cannot be delivered there. After three in a row, it pauses. */
export function undeliverable(claimed: Claimed, now: number): Settlement {
  const { next, failures: before } = claimed.subscription;
  const failures = before + 1;
  const lastDate = next.date;
  return failures < mostFailures
    ? settled(claimed, { lastDate, failures }, now)
    : settled(claimed, { lastDate, failures, paused: { why: "unreachable" } }, now);
}

/** When to try again what failed for a while, the longer the more attempts there were; undefined when it would be too late. */
export function retryAt(claimed: Claimed, attempt: number, now: number, firstMs: number): number | undefined {
  const at = now + Math.min(firstMs * 2 ** (attempt - 1), 30 * firstMs);
  return at <= claimed.subscription.next.at + lateMs ? at : undefined;
}

/** How a subscription stands after a change, and when its next tip comes. A pause is over when a tip was due. */
function settled(
  claimed: Claimed,
  change: {
    readonly told?: Told;
    readonly lastDate?: string;
    readonly failures?: number;
    readonly paused?: Pause;
  },
  now: number,
): Settlement {
  const { paused: _, ...subscription } = claimed.subscription;
  const {
    told = subscription.told,
    lastDate = subscription.lastDate,
    failures = subscription.failures,
  } = change;
  const changed: Subscribed = {
    ...subscription,
    ...(lastDate === undefined ? {} : { lastDate }),
    ...(change.paused === undefined ? {} : { paused: change.paused }),
  };
  // After days of silence today's tip may still be in time.
  const slot = slotAfter(changed, now - lateMs);
  const paused = slot.kind === "none" ? ({ why: "zone" } as const) : change.paused;
  return {
    claimed,
    failures,
    ...(told === undefined ? {} : { told }),
    ...(lastDate === undefined ? {} : { lastDate }),
    ...(paused === undefined ? {} : { paused }),
    ...(slot.kind === "slot" ? { next: nextOf(subscription, slot) } : {}),
  };
}
