import { expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { deliveryMs } from "../../src/store/tips.ts";
import {
  asha,
  claim,
  claimOne,
  day,
  here,
  idsOf,
  minute,
  next,
  now,
  settlement,
  subscribed,
  terms,
  tomorrow,
  wanted,
} from "./subscribing.ts";

/** The part of the contract that is about claiming tips that are due, and settling them. */
export function holdsClaims(store: () => Store): void {
  const record = (...changes: Parameters<Store["record"]>[2]) => store().record(asha, here, changes, now);
  const dueAt = (at: number) => ({ ...next, at });

  it("claims what is due on a platform, longest due first, whole, and nothing else", async () => {
    await record(
      subscribed("late", {}, dueAt(now - minute)),
      subscribed("now"),
      subscribed("soon", {}, dueAt(now + 1)),
      subscribed("oldest", {}, dueAt(now - day)),
      subscribed("slack", { to: "slack:T1/C1" }),
      subscribed("paused", {}, null),
    );
    const claims = await claim(store());
    expect(idsOf(claims)).toEqual(["oldest", "late", "now"]);
    expect(claims[2]).toMatchObject({
      subscription: { ...wanted("now"), next, failures: 0 },
      lease: now + 2 * minute,
    });
    expect((await store().claim("slack", terms)).tips).toHaveLength(1);
    expect((await store().claim("terminal", terms)).tips).toEqual([]);
  });
  it("claims so many at most, and the others next time", async () => {
    await record(...Array.from({ length: 5 }, (_, n) => subscribed(`${n}`, {}, dueAt(now - 5 + n))));
    expect(idsOf(await claim(store(), { limit: 3 }))).toEqual(["0", "1", "2"]);
    expect(idsOf(await claim(store(), { limit: 3 }))).toEqual(["3", "4"]);
    expect(await claim(store(), { limit: 0 })).toEqual([]);
  });
  it("lets nobody else claim a tip before its lease ends, and then gives it a later one", async () => {
    await record(subscribed("a"));
    const { lease } = await claimOne(store());
    expect(await claim(store(), { now: lease - 1 })).toEqual([]);
    expect((await claimOne(store(), { now: lease })).lease).toBe(lease + 2 * minute);
  });
  it("gives each of many to one of many that claim at the same time", async () => {
    await record(...Array.from({ length: 200 }, (_, n) => subscribed(`${n}`, {}, dueAt(now - (n % 7)))));
    const rounds = await Promise.all(Array.from({ length: 40 }, () => claim(store(), { limit: 9 })));
    const ids = rounds.flatMap(idsOf);
    ids.push(...idsOf(await claim(store(), { limit: 200 })));
    expect(ids).toHaveLength(200);
    expect(new Set(ids).size).toBe(200);
  });
  it("keeps to the pace of a platform, whoever claims", async () => {
    await record(...Array.from({ length: 100 }, (_, n) => subscribed(`${n}`)));
    const paced = { ...terms, perSecond: 10, limit: 20 };
    const first = await store().claim("discord", paced);
    const second = await store().claim("discord", paced);
    expect([first.from, first.tips.length]).toEqual([now, 20]);
    expect([second.from, second.tips.length]).toEqual([now + 2_000, 20]);
    expect(await store().claim("discord", paced)).toMatchObject({ from: now + 4_000, tips: { length: 10 } });
    expect((await store().claim("discord", paced)).tips).toEqual([]);
    const later = { ...paced, now: now + 10_000 };
    expect(await store().claim("discord", later)).toMatchObject({ from: now + 10_000, tips: { length: 20 } });
  });
  it("is not held up by a clock that was wrong", async () => {
    await record(subscribed("a"), subscribed("b", {}, dueAt(now + day)));
    await claim(store(), { now: now + 2 * day, limit: 1, perSecond: 1 });
    await record(subscribed("c"));
    expect(await store().claim("discord", { ...terms, perSecond: 1 })).toMatchObject({
      from: now,
      tips: { length: 1 },
    });
  });
  it("counts attempts at a tip, and names the tip of the first", async () => {
    const attempt = { subscription: "a", date: next.date, tip: "one", ends: now + minute };
    expect(await store().begin([attempt, { ...attempt, subscription: "b" }], now)).toEqual([
      { tip: "one", attempt: 1, since: now },
      { tip: "one", attempt: 1, since: now },
    ]);
    const again = { ...attempt, tip: "two", ends: now + 2 * minute };
    expect(await store().begin([again], now + minute)).toEqual([{ tip: "one", attempt: 2, since: now }]);
    expect(await store().begin([{ ...again, date: tomorrow.date }], now + minute)).toEqual([
      { tip: "two", attempt: 1, since: now + minute },
    ]);
    expect(await store().begin([], now)).toEqual([]);
  });
  it("begins no attempt before the one under way is over, and one of many at once", async () => {
    const attempt = { subscription: "a", date: next.date, tip: "one", ends: now + minute };
    const all = await Promise.all(Array.from({ length: 10 }, () => store().begin([attempt], now)));
    expect(all.flat().filter((begun) => begun !== undefined)).toHaveLength(1);
    expect(await store().begin([{ ...attempt, ends: now + day }], now + minute - 1)).toEqual([undefined]);
    expect(await store().begin([attempt], now + minute)).toMatchObject([{ attempt: 2 }]);
  });
  it("knows a delivery for a week", async () => {
    const attempt = { subscription: "a", date: next.date, tip: "one", ends: now };
    await store().begin([attempt], now);
    await store().record(asha, here, [], now + deliveryMs - day);
    expect(await store().begin([attempt], now)).toMatchObject([{ attempt: 2 }]);
    await store().record(asha, here, [], now + deliveryMs + day);
    expect(await store().begin([attempt], now)).toMatchObject([{ attempt: 1 }]);
  });
}

/** The part of the contract that is about what became of claims. */
export function holdsSettlements(store: () => Store): void {
  const record = (...changes: Parameters<Store["record"]>[2]) => store().record(asha, here, changes, now);

  it("keeps what became of a tip, and brings the next one when it is due", async () => {
    await record(subscribed("a"), subscribed("b"));
    expect(await store().settle((await claim(store())).map((claimed) => settlement(claimed)))).toEqual([]);
    const [a] = await store().subscriptions([here]);
    expect(a).toEqual({
      ...wanted("a"),
      next: tomorrow,
      lastDate: next.date,
      told: { round: 0, sent: ["first-tip"] },
      failures: 0,
    });
    expect(await claim(store(), { now: tomorrow.at - 1 })).toEqual([]);
    expect(idsOf(await claim(store(), { now: tomorrow.at }))).toEqual(["a", "b"]);
  });
  it("pauses a subscription, and ends a pause", async () => {
    const paused = { why: "asked", until: next.date } as const;
    await record(subscribed("a", { paused }), subscribed("b"));
    const [a, b] = await claim(store());
    if (a === undefined || b === undefined) throw new Error("Two are due.");
    const { next: _, ...ended } = settlement(b, { failures: 3, paused: { why: "unreachable" } });
    await store().settle([settlement(a), ended]);
    const [first, second] = await store().subscriptions([here]);
    expect(first?.paused).toBeUndefined();
    expect(second).toMatchObject({ paused: { why: "unreachable" }, failures: 3 });
    expect(idsOf(await claim(store(), { now: tomorrow.at + day }))).toEqual(["a"]);
  });
  it("keeps nothing of whoever has lost the lease, and says so", async () => {
    await record(subscribed("a"), subscribed("b"));
    const [late] = await claim(store(), { limit: 1 });
    const [b] = await claim(store(), { now: now + minute });
    if (late === undefined || b === undefined) throw new Error("Two are due.");
    const current = await claimOne(store(), { now: late.lease });
    expect(await store().settle([settlement(late), settlement(b)])).toEqual(["a"]);
    expect((await store().subscriptions([here]))[0]).toEqual({ ...wanted("a"), next, failures: 0 });
    expect(await store().settle([settlement(current)])).toEqual([]);
    expect(await store().settle([settlement(current)])).toEqual(["a"]);
    expect((await store().subscriptions([here]))[0]?.next).toEqual(tomorrow);
  });
  it("gives a claim back, to be taken from another time on", async () => {
    await record(subscribed("a"), subscribed("b"));
    const claims = await claim(store());
    await store().putOff(claims.map((claimed, index) => ({ claimed, until: now + (index + 1) * minute })));
    expect(await claim(store(), { now: now + minute - 1 })).toEqual([]);
    expect(idsOf(await claim(store(), { now: now + minute }))).toEqual(["a"]);
    expect(idsOf(await claim(store(), { now: now + 2 * minute }))).toEqual(["b"]);
    await store().putOff(claims.map((claimed) => ({ claimed, until: now })));
    expect(await claim(store(), { now: now + 2 * minute })).toEqual([]);
  });
  it("lets a change during sending stand, and knows what was sent all the same", async () => {
    await record(subscribed("a"));
    const claimed = await claimOne(store());
    const later = { at: now + 60 * minute, date: next.date };
    await record(subscribed("a", { time: "15:30" }, later));
    expect(await store().settle([settlement(claimed, { failures: 1 })])).toEqual([]);
    expect(await store().subscriptions([here])).toEqual([
      {
        ...wanted("a", { time: "15:30" }),
        next: later,
        lastDate: next.date,
        told: { round: 0, sent: ["first-tip"] },
        failures: 0,
      },
    ]);
    expect(await claim(store(), { now: later.at - 1 })).toEqual([]);
    expect((await claimOne(store(), { now: later.at })).subscription.lastDate).toBe(next.date);
  });
  it("brings a tip again that was being sent when its days changed, to find the next by the new ones", async () => {
    await record(subscribed("a"));
    const claimed = await claimOne(store());
    await record(subscribed("a", { weekdays: [1, 3] }));
    expect(await claim(store())).toEqual([]);
    expect(await store().settle([settlement(claimed)])).toEqual([]);
    const again = await claimOne(store());
    expect(again.subscription).toMatchObject({ weekdays: [1, 3], lastDate: next.date, next });
  });
  it("passes over what was due by settings that changed while it was put off", async () => {
    await record(subscribed("a"));
    await store().putOff([{ claimed: await claimOne(store()), until: now + minute }]);
    await record(subscribed("a", {}, tomorrow));
    expect(await claim(store(), { now: now + minute })).toEqual([]);
    expect(idsOf(await claim(store(), { now: tomorrow.at }))).toEqual(["a"]);
  });
  it("claims a changed tip once, though it is there twice", async () => {
    await record(subscribed("a"));
    await store().putOff([{ claimed: await claimOne(store()), until: now + minute }]);
    await record(subscribed("a", {}, { ...next, at: now + 1 }));
    expect(idsOf(await claim(store(), { now: now + day }))).toEqual(["a"]);
    expect(await claim(store(), { now: now + day })).toEqual([]);
  });
  it("does not bring back what was stopped while it was being sent", async () => {
    await record(subscribed("a"));
    const claimed = await claimOne(store());
    await record({ kind: "unsubscribe", id: "a" });
    await store().settle([settlement(claimed)]);
    expect(await store().subscriptions([here])).toEqual([]);
    expect(await claim(store(), { now: tomorrow.at })).toEqual([]);
  });
}
