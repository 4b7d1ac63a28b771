import { setImmediate as turn } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { UnreachableError } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";
import { usualTiming } from "../../src/tips/timing.ts";
import { createStage, hour, minute, passTime, type Stage, start } from "./couriering.ts";

let stage: Stage;
beforeEach(() => {
  stage = createStage();
});
const never = () => new Promise<never>(() => {});

/** Long enough for a process to get as far as it can. */
async function settleDown(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await turn();
}

/** A process that ends at this point: what it asks of the store or the platform from then on never happens. */
async function dieAt(point: "begin" | "sending" | "settle"): Promise<void> {
  const store: Store = {
    ...stage.store,
    ...(point === "begin" ? { begin: never } : {}),
    ...(point === "settle" ? { settle: never } : {}),
  };
  stage.clock.now = start + 2 * minute;
  if (point === "sending") stage.fate = () => "hangs";
  void stage.courier({ store, wait: async () => {}, timing: usualTiming }).tick();
  await settleDown();
  stage.fate = () => "arrives";
}

describe("a process that ends", () => {
  it.each([
    ["after it claimed a tip", "begin", [1]],
    ["while it sends a tip", "sending", [1, 2]],
    ["after it sent a tip", "settle", [1, 2]],
  ] as const)("%s leaves it to another, and it comes once", async (_, point, attempts) => {
    await stage.subscribe("a");
    await dieAt(point);
    const other = stage.courier();
    await passTime(stage, other, 90_000, 10_000);
    expect(stage.calls).toHaveLength(attempts.length - 1);
    await passTime(stage, other, 5 * minute, 10_000);
    expect(stage.calls.map(({ attempt }) => attempt)).toEqual(attempts);
    expect(stage.seen).toHaveLength(1);
    expect(await stage.find("a")).toMatchObject({ lastDate: "2027-01-04", next: { date: "2027-01-05" } });
  });
  it("before it told anybody of a pause leaves that to another, and they are told once", async () => {
    await stage.subscribe("a");
    const closed = new UnreachableError("gone");
    stage.fate = (to) => (to === "discord:asha" ? "arrives" : closed);
    const first = stage.courier();
    await passTime(stage, first, 30 * hour);
    let alive = true;
    const settle: Store["settle"] = (some) => (alive ? never() : stage.store.settle(some));
    stage.clock.now = start + 49 * hour;
    void stage.courier({ store: { ...stage.store, settle }, wait: async () => {} }).tick();
    await settleDown();
    expect(stage.seen).toHaveLength(1);
    alive = false;
    await passTime(stage, stage.courier(), hour);
    expect(stage.seen).toHaveLength(1);
    expect(await stage.find("a")).toMatchObject({ paused: { why: "unreachable" } });
  });
});

describe("after some time in which nobody was there", () => {
  it("a tip comes up to three hours late", async () => {
    await stage.subscribe("a");
    stage.clock.now = start + 3 * hour;
    await stage.courier().tick();
    expect(stage.seen).toHaveLength(1);
  });
  it("later it is left out and counted, and the next one comes in time", async () => {
    await stage.subscribe("a");
    stage.clock.now = start + 3 * hour + 2 * minute;
    const courier = stage.courier();
    await courier.tick();
    expect(stage.outcomes).toEqual(["due", "late"]);
    await passTime(stage, courier, 24 * hour);
    expect(stage.seen.map(({ key }) => key)).toEqual(["a/2027-01-05"]);
  });
  it("of days, today's comes where it is not too late", async () => {
    await stage.subscribe("a");
    stage.clock.now = start + 5 * 24 * hour + hour;
    await passTime(stage, stage.courier(), 10 * minute);
    expect(stage.seen.map(({ key }) => key)).toEqual(["a/2027-01-09"]);
    expect(stage.outcomes).toEqual(["due", "late", "due", "sent"]);
  });
});

describe("several processes", () => {
  it("bring each tip once", async () => {
    for (let n = 0; n < 60; n += 1) await stage.subscribe(`n${n}`, { to: `discord:${n}/1` });
    const couriers = Array.from({ length: 4 }, () => stage.courier());
    stage.clock.now = start + 2 * minute;
    for (let n = 0; n < 10; n += 1) await Promise.all(couriers.map((courier) => courier.tick()));
    expect(stage.calls).toHaveLength(60);
    expect(new Set(stage.seen.map(({ key }) => key)).size).toBe(60);
  });
  it("bring a tip once although the clock of one is ahead by more than a claim lasts", async () => {
    await stage.subscribe("a");
    stage.clock.now = start + 2 * minute;
    let release = () => {};
    const sending = new Promise<void>((resolve) => {
      release = resolve;
    });
    const settle: Store["settle"] = async (some) => {
      await sending;
      return stage.store.settle(some);
    };
    const slow = stage.courier({ store: { ...stage.store, settle } }).tick();
    await settleDown();
    await stage.courier({ now: () => stage.clock.now + 10 * minute }).tick();
    release();
    await slow;
    expect(stage.seen).toHaveLength(1);
    expect(await stage.find("a")).toMatchObject({ lastDate: "2027-01-04", next: { date: "2027-01-05" } });
  });
});

describe("stopping", () => {
  it("waits for what is under way, and sends nothing more", async () => {
    await stage.subscribe("a");
    await stage.subscribe("b");
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const settle: Store["settle"] = async (some) => {
      await answered;
      return stage.store.settle(some);
    };
    stage.clock.now = start + 2 * minute;
    const waits: AbortSignal[] = [];
    const courier = stage.courier({
      store: { ...stage.store, settle },
      wait: (ms, signal) =>
        new Promise((resolve) => {
          if (ms <= 0) return resolve();
          if (signal !== undefined) waits.push(signal);
          signal?.addEventListener("abort", () => resolve());
        }),
    });
    courier.start();
    await expect.poll(() => stage.seen).toHaveLength(1);
    let isStopped = false;
    const stopped = courier.stop().then(() => {
      isStopped = true;
    });
    await turn();
    expect(isStopped).toBe(false);
    answer();
    await stopped;
    expect(stage.calls).toHaveLength(1);
    expect(waits.length).toBeGreaterThan(0);
    await courier.stop();
    // The other one waited for its turn in the channel: another process has it at once.
    await stage.courier().tick();
    expect(stage.seen).toHaveLength(2);
  });
  it("before starting is fine", async () => {
    await stage.courier().stop();
  });
});
