import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Claimed } from "../../src/store/tips.ts";
import { nextOf, slotAfter, todayIn, withNext } from "../../src/tips/next.ts";
import type { Subscribed } from "../../src/tips/subscription.ts";
import { judge, lateMs, retryAt } from "../../src/tips/verdict.ts";
import { hour, knowledge, minute, start } from "./couriering.ts";

const subscription: Subscribed & Pick<Claimed["subscription"], "next"> = {
  id: "a",
  to: "discord:1/2",
  by: "discord:asha",
  zone: "Asia/Kolkata",
  time: "14:30",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  levels: [],
  themes: [],
  failures: 0,
  next: { at: start, date: "2027-01-04" },
};
const claimed = (rest: Partial<Claimed["subscription"]> = {}): Claimed => ({
  subscription: { ...subscription, ...rest },
  lease: start + 2 * minute,
  version: 1,
});

describe("what is due", () => {
  it("is sent", () => {
    expect(judge(claimed(), knowledge, start + minute)).toMatchObject({ kind: "send", told: { round: 0 } });
    expect(judge(claimed(), knowledge, start + lateMs)).toMatchObject({ kind: "send" });
  });
  it("is over where the date has had its tip", () => {
    expect(judge(claimed({ lastDate: "2027-01-04" }), knowledge, start)).toMatchObject({
      because: "over",
      settlement: { lastDate: "2027-01-04", next: { date: "2027-01-05" } },
    });
  });
  it("waits where the clocks turn out to be set otherwise than was thought when it was worked out", () => {
    expect(
      judge(claimed({ next: { at: start - hour, date: "2027-01-04" } }), knowledge, start - hour),
    ).toMatchObject({
      because: "moved",
      settlement: { next: { at: start + 97, date: "2027-01-04" } },
    });
  });
  it("is late after three hours", () => {
    expect(judge(claimed(), knowledge, start + lateMs + 1)).toMatchObject({
      because: "late",
      settlement: { lastDate: "2027-01-04", failures: 0, next: { date: "2027-01-05" } },
    });
  });
  it("ends the pause it was waited for in", () => {
    const paused = { why: "asked", until: "2027-01-04" } as const;
    expect(judge(claimed({ paused }), knowledge, start).kind).toBe("send");
    const { settlement } = {
      settlement: undefined,
      ...judge(claimed({ paused }), knowledge, start + 4 * hour),
    };
    expect(settlement?.paused).toBeUndefined();
  });
});

describe("trying again", () => {
  it("begins after the first rest, then doubles up to thirty times as much", () => {
    const rests = [1, 2, 3, 4, 5, 6, 9].map(
      (attempt) => (retryAt(claimed(), attempt, start, 1_000) ?? 0) - start,
    );
    expect(rests).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });
  it("ends when it would be too late", () => {
    expect(retryAt(claimed(), 1, start + lateMs - 1_000, 1_000)).toBe(start + lateMs);
    expect(retryAt(claimed(), 1, start + lateMs - 999, 1_000)).toBeUndefined();
  });
});

describe("the tip to come", () => {
  it("is within the minute of its slot, and for everybody at a moment of their own", () => {
    const slot = { kind: "slot", at: start, localDate: "2027-01-04" } as const;
    const moments = Array.from({ length: 500 }, (_, n) => nextOf({ id: `id${n * 7_919}` }, slot).at - start);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...moments)).toBeLessThan(55_000);
    expect(new Set(moments.map((at) => Math.floor(at / 5_000))).size).toBe(11);
  });
  it("comes on the return date of a pause, or on the first day after it that is wanted", () => {
    const paused = { why: "asked", until: "2027-01-09" } as const;
    expect(slotAfter({ ...subscription, paused }, start)).toMatchObject({ localDate: "2027-01-09" });
    expect(slotAfter({ ...subscription, weekdays: [1], paused }, start)).toMatchObject({
      localDate: "2027-01-11",
    });
    expect(slotAfter({ ...subscription, lastDate: "2027-01-10", paused }, start)).toMatchObject({
      localDate: "2027-01-11",
    });
    expect(slotAfter({ ...subscription, paused: { why: "asked" } }, start)).toEqual({ kind: "paused" });
  });
  it("that is due but has not come yet still counts when something else changes", () => {
    const due = { ...subscription, next: { at: start + 97, date: "2027-01-04" } };
    expect(withNext({ ...due, levels: ["foundation"] }, start + minute).next).toEqual(due.next);
    expect(withNext({ ...due, time: "14:00" }, start + minute).next?.date).toBe("2027-01-05");
    expect(withNext({ ...due, time: "15:00" }, start + minute).next).toEqual({
      at: start + 30 * minute + 97,
      date: "2027-01-04",
    });
  });
  it("does not come where the zone is unknown, and that is said", () => {
    expect(withNext({ ...subscription, zone: "Mars/Olympus" }, start)).toMatchObject({
      paused: { why: "zone" },
    });
    expect(withNext({ ...subscription, zone: "Mars/Olympus" }, start).next).toBeUndefined();
    expect(todayIn("Mars/Olympus", start)).toBeUndefined();
    expect(todayIn("Asia/Kolkata", start + 9.5 * hour)).toBe("2027-01-05");
  });
  it("is always later than the last, whatever changes", () => {
    const zone = fc.constantFrom(
      "Asia/Kolkata",
      "America/Nuuk",
      "Pacific/Apia",
      "Europe/Berlin",
      "America/New_York",
    );
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => String(n).padStart(2, "0")).join(":"));
    const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
    const change = fc.record({ zone, time, weekdays, afterMs: fc.nat(40 * hour) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        let now = Date.UTC(2027, 2, 20);
        let current: Subscribed = { ...subscription, failures: 0 };
        for (const { afterMs, ...rest } of changes) {
          now += afterMs;
          current = withNext({ ...current, ...rest }, now);
          const { next, lastDate } = current;
          if (next === undefined || (lastDate !== undefined && next.date <= lastDate)) return false;
          if (next.at > now) continue;
          current = withNext({ ...current, lastDate: next.date }, now);
        }
        return true;
      }),
    );
  });
});
