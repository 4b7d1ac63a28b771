import { beforeEach, describe, expect, it } from "vitest";
import { UnreachableError } from "../../src/errors.ts";
import type { PersonId } from "../../src/message.ts";
import type { Store } from "../../src/store/store.ts";
import { createStage, hour, minute, passTime, type Stage, start, tipIn } from "./couriering.ts";

let stage: Stage;
beforeEach(() => {
  stage = createStage();
});
const day = 24 * hour;
const broken = new Error("503");
const closed = new UnreachableError("forbidden");

describe("a platform that fails for a while", () => {
  it("is tried again, the longer the more often it failed, and the tip is the same", async () => {
    await stage.subscribe("a");
    stage.fate = () => (stage.clock.now < start + hour ? broken : "arrives");
    await passTime(stage, stage.courier(), 3 * hour, 10_000);
    const [first, ...later] = stage.calls.map(({ at }) => at);
    const gaps = later.map((at, index) => Math.round((at - (later[index - 1] ?? first ?? 0)) / 1_000));
    expect(gaps).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    expect(stage.calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(stage.calls.map(({ since }) => since)).size).toBe(1);
    expect(new Set(stage.calls.map(({ key }) => key)).size).toBe(1);
    expect(stage.seen).toHaveLength(1);
    expect(await stage.find("a")).toMatchObject({ told: { sent: stage.seen.map(tipIn) }, failures: 0 });
  });
  it("for three hours loses the tip of that day, which is counted, and no other", async () => {
    await stage.subscribe("a");
    stage.fate = () => (stage.clock.now < start + 4 * hour ? broken : "arrives");
    await passTime(stage, stage.courier(), 2 * day);
    expect(stage.seen.map(({ key }) => key)).toEqual(["a/2027-01-05"]);
    expect(stage.outcomes).toEqual(["due", "failed", "due", "sent"]);
    expect(await stage.find("a")).toMatchObject({ failures: 0 });
    expect((await stage.find("a"))?.paused).toBeUndefined();
  });
  it("and carries out what it does not answer, brings the tip once", async () => {
    await stage.subscribe("a");
    stage.fate = (_, { attempt }) => (attempt < 3 ? "unanswered" : "arrives");
    await passTime(stage, stage.courier(), hour, 10_000);
    expect(stage.calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(stage.seen).toHaveLength(1);
  });
  it("and hangs, is not waited for forever", async () => {
    await stage.subscribe("a");
    stage.fate = (_, { attempt }) => (attempt === 1 ? "hangs" : "arrives");
    await passTime(stage, stage.courier(), hour);
    expect(stage.calls.map(({ attempt }) => attempt)).toEqual([1, 2]);
    const [first, second] = stage.calls;
    // Each is told when it is over; the next one begins a while after that.
    expect(second?.at).toBeGreaterThan((first?.ends ?? Number.POSITIVE_INFINITY) + 20_000);
    expect(stage.seen).toHaveLength(1);
  });
  it("does not keep the tips of others from coming", async () => {
    for (let n = 0; n < 20; n += 1) await stage.subscribe(`n${n}`, { to: `discord:${n}/1` });
    stage.fate = (to) => (to === "discord:7/1" ? broken : to === "discord:8/1" ? closed : "arrives");
    await passTime(stage, stage.courier(), 10 * minute);
    expect(stage.seen).toHaveLength(18);
  });
});

describe("a place that cannot be reached", () => {
  it("pauses after three in a row, and whoever set it up is told once", async () => {
    await stage.subscribe("a");
    stage.fate = (to) => (to === "discord:asha" ? "arrives" : closed);
    await passTime(stage, stage.courier(), 10 * day);
    expect(stage.calls.filter(({ to }) => to === "discord:1/2").map(({ key }) => key)).toEqual([
      "a/2027-01-04",
      "a/2027-01-05",
      "a/2027-01-06",
    ]);
    expect(stage.seen).toMatchObject([{ to: "discord:asha", key: "a/2027-01-06/paused" }]);
    expect(stage.seen[0]?.text).toMatch(/paused: three in a row/);
    expect(await stage.find("a")).toMatchObject({ paused: { why: "unreachable" }, failures: 3 });
    expect((await stage.find("a"))?.next).toBeUndefined();
  });
  it("goes on when a tip comes through before the third", async () => {
    await stage.subscribe("a");
    stage.fate = (_, { key }) => (/-0[3-57-8]$/.test(key) ? closed : "arrives");
    await passTime(stage, stage.courier(), 6 * day);
    expect(stage.seen.map(({ key }) => key)).toEqual(["a/2027-01-06", "a/2027-01-09"]);
    expect(await stage.find("a")).toMatchObject({ failures: 0 });
  });
  it("of a person pauses without telling them, for it could not", async () => {
    await stage.subscribe("a", { to: "discord:asha" });
    stage.fate = () => closed;
    await passTime(stage, stage.courier(), 5 * day);
    expect(stage.calls.map(({ to }) => to)).toEqual(["discord:asha", "discord:asha", "discord:asha"]);
    expect(await stage.find("a")).toMatchObject({ paused: { why: "unreachable" } });
  });
  it("pauses also where nobody can be told", async () => {
    await stage.subscribe("a");
    stage.fate = () => closed;
    await passTime(stage, stage.courier(), 5 * day);
    expect(await stage.find("a")).toMatchObject({ paused: { why: "unreachable" } });
    const nobody = createStage();
    await nobody.subscribe("a");
    await nobody.store.forget("discord:asha" satisfies PersonId);
    nobody.fate = () => closed;
    await passTime(nobody, nobody.courier(), 5 * day);
    expect(nobody.calls).toHaveLength(3);
    expect(await nobody.find("a")).toMatchObject({ paused: { why: "unreachable" } });
  });
  it("starts to count anew once it was resumed", async () => {
    await stage.subscribe("a");
    stage.fate = (to) => (to === "discord:asha" ? "arrives" : closed);
    const courier = stage.courier();
    await passTime(stage, courier, 4 * day);
    await stage.subscribe("a");
    await passTime(stage, courier, 2 * day);
    expect(await stage.find("a")).toMatchObject({ failures: 2 });
  });
});

describe("a time zone that this machine does not know", () => {
  it("pauses the subscription, and whoever set it up is told once; nothing is guessed", async () => {
    await stage.subscribe("a");
    const paused = { ...(await stage.find("a")), zone: "Mars/Olympus" };
    const rows: Pick<Store, "claim"> = {
      claim: async (...terms) => {
        const { from, tips } = await stage.store.claim(...terms);
        return {
          from,
          tips: tips.map((tip) => ({ ...tip, subscription: { ...tip.subscription, zone: paused.zone } })),
        };
      },
    };
    const courier = stage.courier({ store: { ...stage.store, ...rows } });
    await passTime(stage, courier, 3 * day);
    expect(stage.seen).toMatchObject([{ to: "discord:asha", key: "a/2027-01-04/paused" }]);
    expect(stage.seen[0]?.text).toContain("Mars/Olympus");
    expect(await stage.find("a")).toMatchObject({ paused: { why: "zone" } });
    expect((await stage.find("a"))?.next).toBeUndefined();
  });
});

describe("a store that fails", () => {
  it("when the tip is settled is asked again, and the tip comes once", async () => {
    await stage.subscribe("a");
    let failures = 3;
    const settle: Store["settle"] = async (some) => {
      failures -= 1;
      if (failures >= 0) throw broken;
      return stage.store.settle(some);
    };
    await passTime(stage, stage.courier({ store: { ...stage.store, settle } }), 10 * minute);
    expect(stage.calls).toHaveLength(1);
    expect(await stage.find("a")).toMatchObject({ lastDate: "2027-01-04" });
  });
  it("for longer than the claim lasts makes the tip looked for, and it comes once", async () => {
    await stage.subscribe("a");
    const settle: Store["settle"] = async (some) => {
      if (stage.clock.now < start + 20 * minute) throw broken;
      return stage.store.settle(some);
    };
    await passTime(stage, stage.courier({ store: { ...stage.store, settle } }), hour);
    expect(stage.calls.length).toBeGreaterThan(1);
    expect(stage.seen).toHaveLength(1);
    expect(await stage.find("a")).toMatchObject({ lastDate: "2027-01-04" });
  });
  it("when something is claimed is asked again every second, until it is back", async () => {
    await stage.subscribe("a");
    let asked = 0;
    const claim: Store["claim"] = async (...terms) => {
      asked += 1;
      if (asked < 5) throw broken;
      return stage.store.claim(...terms);
    };
    stage.clock.now += 2 * minute;
    const courier = stage.courier({ store: { ...stage.store, claim } });
    courier.start();
    await expect.poll(() => stage.seen).toHaveLength(1);
    await courier.stop();
  });
});
