import { describe, expect, it } from "vitest";
import { createPacer, fairly, paces } from "../../src/tips/pace.ts";
import { createStage, minute, type Seen, type Stage, start } from "./couriering.ts";
import { createTime } from "./time.ts";

const pace = { perSecond: 100, perCommunity: 10, perPlace: 1, atOnce: 10 };

describe("turns", () => {
  it("of one channel are a second apart, of one community a tenth, of others none", () => {
    const turn = createPacer(pace, 60_000);
    const of = (to: Parameters<typeof turn>[0]) => turn(to, 0, 0).at;
    expect([of("discord:1/1"), of("discord:1/1"), of("discord:1/1")]).toEqual([0, 1_000, 2_000]);
    expect([of("discord:2/1"), of("discord:2/2"), of("discord:2/3")]).toEqual([0, 100, 200]);
    expect([of("discord:3"), of("discord:4"), of("discord:5/1")]).toEqual([0, 0, 0]);
    expect([of("discord:3"), of("discord:4")]).toEqual([1_000, 1_000]);
  });
  it("do not come before they may", () => {
    const turn = createPacer(pace, 60_000);
    expect(turn("discord:1/1", 700, 0)).toEqual({ kind: "now", at: 700 });
    expect(turn("discord:1/2", 0, 0)).toEqual({ kind: "now", at: 800 });
    expect(turn("discord:1/3", 0, 10_000)).toEqual({ kind: "now", at: 10_000 });
  });
  it("that are far off are to be waited for elsewhere, each at a time of its own, and hold up nobody", () => {
    const turn = createPacer(pace, 1_500);
    const turns = Array.from({ length: 5 }, () => turn("discord:1/1", 0, 0));
    expect(turns).toEqual([
      { kind: "now", at: 0 },
      { kind: "now", at: 1_000 },
      { kind: "later", at: 2_000 },
      { kind: "later", at: 3_000 },
      { kind: "later", at: 4_000 },
    ]);
    expect(turn("discord:1/1", 2_000, 2_000)).toEqual({ kind: "now", at: 2_000 });
  });
  it("that are past take no memory", () => {
    const turn = createPacer(pace, 1_500);
    for (let n = 0; n < 5_000; n += 1) turn(`discord:${n}/1`, n * 1_000, n * 1_000);
    expect(turn("discord:0/1", 5_000_000, 5_000_000)).toEqual({ kind: "now", at: 5_000_000 });
  });
});

it("each community has its turn before one has its second", () => {
  const all = [
    "discord:1/a",
    "discord:1/b",
    "discord:1/c",
    "discord:2/a",
    "discord:3",
    "discord:2/b",
  ] as const;
  expect(fairly(all, (one) => one)).toEqual([
    "discord:1/a",
    "discord:2/a",
    "discord:3",
    "discord:1/b",
    "discord:2/b",
    "discord:1/c",
  ]);
});

describe("many tips at the same hour", () => {
  const busiest = (seen: readonly Seen[], ms: number): number =>
    Math.max(...seen.map(({ at }) => seen.filter((other) => other.at >= at && other.at < at + ms).length));
  /** Runs couriers from before the hour until some time after it. */
  async function run(stage: Stage, processes: number, ms: number): Promise<void> {
    const time = createTime(start + minute - 1_000);
    const now = () => {
      stage.clock.now = time.now();
      return time.now();
    };
    const couriers = Array.from({ length: processes }, () => stage.courier({ now, wait: time.wait }));
    for (const courier of couriers) courier.start();
    await time.pass(ms);
    const stopped = Promise.all(couriers.map((courier) => courier.stop()));
    await time.pass(minute);
    await stopped;
  }

  it("are spread over the minute, where there are few", async () => {
    const stage = createStage();
    for (let n = 0; n < 100; n += 1) await stage.subscribe(`n${n * 7_919}`, { to: `discord:${n}/1` });
    await run(stage, 1, 2 * minute);
    expect(stage.seen).toHaveLength(100);
    expect(busiest(stage.seen, 1_000)).toBeLessThan(15);
    const ats = stage.seen.map(({ at }) => at);
    expect(Math.max(...ats) - Math.min(...ats)).toBeGreaterThan(40_000);
    expect(Math.max(...ats)).toBeLessThan(start + 2 * minute);
  });
  it("go no faster than the platform bears, however many processes send", async () => {
    const stage = createStage();
    for (let n = 0; n < 3_000; n += 1) await stage.subscribe(`${n}`, { to: `discord:${n}/1` });
    await run(stage, 3, 3 * minute);
    expect(stage.seen).toHaveLength(3_000);
    expect(busiest(stage.seen, 10_000)).toBeLessThanOrEqual(10 * (paces.discord?.perSecond ?? 0) + 1);
  });
  it("of a crowded community do not hold up the others", async () => {
    const stage = createStage();
    for (let n = 0; n < 400; n += 1) await stage.subscribe(`big${n}`, { to: `slack:T1/C${n}` });
    for (let n = 0; n < 40; n += 1) await stage.subscribe(`small${n}`, { to: `slack:T${n + 2}/C1` });
    await run(stage, 1, 4 * minute);
    const lastOf = (name: string): number =>
      Math.max(...stage.seen.filter(({ key }) => key.startsWith(name)).map(({ at }) => at));
    expect(stage.seen).toHaveLength(440);
    expect(lastOf("small")).toBeLessThan(start + 2 * minute + 5_000);
    expect(lastOf("big")).toBeGreaterThan(start + 2 * minute + 30_000);
    const big = stage.seen.filter(({ key }) => key.startsWith("big"));
    expect(busiest(big, 10_000)).toBeLessThanOrEqual(10 * (paces.slack?.perCommunity ?? 0) + 1);
  });
});
