import { expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import {
  asha,
  ben,
  claim,
  claimOne,
  here,
  idsOf,
  next,
  now,
  settlement,
  subscribed,
  there,
  tomorrow,
  wanted,
} from "./subscribing.ts";

/** The part of the contract that is about who gets daily tips. */
export function holdsSubscriptions(store: () => Store): void {
  const record = (...changes: Parameters<Store["record"]>[2]) => store().record(asha, here, changes, now);

  it("knows of no subscription at first", async () => {
    expect(await store().subscriptions([here, asha])).toEqual([]);
    expect(await store().subscriptions([])).toEqual([]);
  });
  it("finds the subscriptions of places and people, whole, oldest first, and no others", async () => {
    const paused = { why: "asked", until: "2027-02-01" } as const;
    await record(subscribed("b"), subscribed("a", { to: asha, paused, themes: ["api"] }, null));
    await record(subscribed("c", { to: there }));
    expect(await store().subscriptions([asha, here])).toEqual([
      { ...wanted("b"), next, failures: 0 },
      { ...wanted("a", { to: asha, paused, themes: ["api"] }), failures: 0 },
    ]);
  });
  it("takes a subscription twice without harm", async () => {
    await record(subscribed("a"), subscribed("a"));
    await record(subscribed("a"));
    expect(await store().subscriptions([here])).toHaveLength(1);
    expect(idsOf(await claim(store()))).toEqual(["a"]);
  });
  it("replaces a subscription, but for what was sent, whom it is for and who set it up", async () => {
    await record(subscribed("a"));
    await store().settle([settlement(await claimOne(store()), { failures: 2 })]);
    await store().record(
      ben,
      here,
      [subscribed("a", { to: there, by: ben, time: "18:00" }, { ...tomorrow, at: tomorrow.at + 1 })],
      now,
    );
    expect(await store().subscriptions([here])).toEqual([
      {
        ...wanted("a", { time: "18:00" }),
        next: { ...tomorrow, at: tomorrow.at + 1 },
        lastDate: next.date,
        told: { round: 0, sent: ["first-tip"] },
        failures: 0,
      },
    ]);
    expect(await claim(store(), { now: tomorrow.at })).toEqual([]);
    expect(idsOf(await claim(store(), { now: tomorrow.at + 1 }))).toEqual(["a"]);
  });
  it("brings nothing while it pauses, and goes on when it is resumed", async () => {
    await record(subscribed("a"));
    await record(subscribed("a", { paused: { why: "asked" } }, null));
    expect(await claim(store(), { now: tomorrow.at })).toEqual([]);
    await record(subscribed("a", {}, tomorrow));
    expect(await claim(store())).toEqual([]);
    expect(idsOf(await claim(store(), { now: tomorrow.at }))).toEqual(["a"]);
  });
  it("brings nothing once it is stopped, and takes stopping twice without harm", async () => {
    await record(subscribed("a"), subscribed("b"));
    await record({ kind: "unsubscribe", id: "a" });
    await record({ kind: "unsubscribe", id: "a" });
    expect((await store().subscriptions([here])).map(({ id }) => id)).toEqual(["b"]);
    expect(idsOf(await claim(store()))).toEqual(["b"]);
  });
  it("shows a person their own subscriptions and those they set up", async () => {
    await record(subscribed("a", { to: asha }), subscribed("b"), subscribed("c", { by: ben }));
    await record(subscribed("d", { to: ben, by: ben }));
    const { subscriptions } = await store().mydata(asha);
    expect(subscriptions).toEqual([
      { ...wanted("a", { to: asha }), next, failures: 0 },
      { ...wanted("b"), next, failures: 0 },
    ]);
  });
  it("forgets a person's own, and keeps what they set up for a channel, without their name", async () => {
    await record(subscribed("a", { to: asha }), subscribed("b"), subscribed("c", { to: ben, by: ben }));
    await store().forget(asha);
    const { by: _, ...nameless } = wanted("b");
    expect(await store().subscriptions([asha, here, ben])).toEqual([
      { ...nameless, next, failures: 0 },
      { ...wanted("c", { to: ben, by: ben }), next, failures: 0 },
    ]);
    expect((await store().mydata(asha)).subscriptions).toEqual([]);
    expect(idsOf(await claim(store())).sort()).toEqual(["b", "c"]);
  });
  it("forgets those of a community it left, its people's where they are known only there, and no other", async () => {
    await record(subscribed("a"), subscribed("b", { to: there }), subscribed("c", { to: asha }));
    await record(
      subscribed("d", { to: "slack:T1/U1", by: "slack:T1/U1" }),
      subscribed("e", { to: "slack:T1/C1", by: "slack:T1/U1" }),
      subscribed("f", { to: "slack:T12/U1", by: "slack:T12/U1" }),
    );
    await store().leave("discord:1");
    await store().leave("slack:T1");
    expect(idsOf(await claim(store())).sort()).toEqual(["b", "c"]);
    const all = await store().subscriptions([
      here,
      there,
      asha,
      "slack:T1/U1",
      "slack:T1/C1",
      "slack:T12/U1",
    ]);
    expect(all.map(({ id }) => id).sort()).toEqual(["b", "c", "f"]);
  });
}
