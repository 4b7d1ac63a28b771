import { beforeEach, describe, expect, it } from "vitest";
import { createStage, hour, knowledge, minute, passTime, type Stage, start, tipIn } from "./couriering.ts";

let stage: Stage;
beforeEach(() => {
  stage = createStage();
});
const day = 24 * hour;

describe("a daily tip", () => {
  it("comes within its minute, with how to change it, and once", async () => {
    await stage.subscribe("a");
    const courier = stage.courier();
    await courier.tick();
    expect(stage.seen).toEqual([]);
    await passTime(stage, courier, 10 * minute, 5_000);
    expect(stage.seen).toHaveLength(1);
    const [tip] = stage.seen;
    expect(tip).toMatchObject({ to: "discord:1/2", key: "a/2027-01-04" });
    expect(tip?.text).toMatch(/^Do tip-\d\.\n[\s\S]*\/tips/);
    expect(tip?.at).toBeGreaterThanOrEqual(start + minute);
    expect(tip?.at).toBeLessThan(start + 2 * minute);
    expect(stage.outcomes).toEqual(["due", "sent"]);
  });
  it("comes every day for a week, each time another one, and then the round begins anew", async () => {
    await stage.subscribe("a");
    await passTime(stage, stage.courier(), 9 * day);
    expect(stage.seen).toHaveLength(9);
    expect(new Set(stage.seen.slice(0, 8).map(tipIn)).size).toBe(8);
    const found = await stage.find("a");
    expect(found).toMatchObject({ lastDate: "2027-01-12", told: { round: 1 }, failures: 0 });
    expect(found?.next?.date).toBe("2027-01-13");
  });
  it("comes on the wanted weekdays alone", async () => {
    await stage.subscribe("a", { weekdays: [3, 6] });
    await passTime(stage, stage.courier(), 14 * day, 10 * minute);
    expect(stage.seen.map(({ key }) => key)).toEqual([
      "a/2027-01-06",
      "a/2027-01-09",
      "a/2027-01-13",
      "a/2027-01-16",
    ]);
  });
  it("keeps to the clock on the wall when the clocks change", async () => {
    stage.clock.now = Date.UTC(2027, 2, 26);
    await stage.subscribe("a", { zone: "Europe/Berlin", time: "09:00" });
    await passTime(stage, stage.courier(), 5 * day);
    const hours = stage.seen.map(({ at }) => new Date(at).toISOString().slice(5, 13));
    expect(hours).toEqual(["03-26T08", "03-27T08", "03-28T07", "03-29T07", "03-30T07"]);
  });
  it("is about what was picked", async () => {
    const about = {
      ...knowledge,
      tips: knowledge.tips.map((tip, n) => ({ ...tip, level: n % 2 ? "x" : "y" })),
    };
    await stage.subscribe("a", { levels: ["x"] });
    await passTime(stage, stage.courier({ mind: () => ({ knowledge: about }) }), 4 * day);
    expect(new Set(stage.seen.map(tipIn))).toEqual(new Set(["tip-2", "tip-4", "tip-6", "tip-8"]));
  });
  it("of a person's own follows their next step", async () => {
    const steps = {
      ...knowledge,
      tips: knowledge.tips.map((tip, n) => (n === 5 ? { ...tip, step: "git" } : tip)),
    };
    await stage.subscribe("a", { to: "discord:asha" });
    await stage.subscribe("b", { to: "discord:1/3" });
    await passTime(stage, stage.courier({ mind: () => ({ knowledge: steps }) }), 2 * minute);
    expect(stage.seen.filter(({ to }) => to === "discord:asha").map(tipIn)).toEqual(["tip-6"]);
  });
  it("is left out, and the next one waited for, when the knowledge has none that fits", async () => {
    await stage.subscribe("a", { levels: ["gone"] });
    await passTime(stage, stage.courier(), 2 * day);
    expect(stage.seen).toEqual([]);
    expect(await stage.find("a")).toMatchObject({ lastDate: "2027-01-05", next: { date: "2027-01-06" } });
  });
  it("comes on several platforms, of which one hangs", async () => {
    await stage.subscribe("a");
    await stage.subscribe("b", { to: "slack:T1/C1", by: "slack:T1/U1" });
    stage.fate = (to) => (to.startsWith("discord") ? "hangs" : "arrives");
    const courier = stage.courier();
    courier.start();
    stage.clock.now += 2 * minute;
    await expect.poll(() => stage.seen.map(({ to }) => to)).toContain("slack:T1/C1");
    await courier.stop();
  });
});

describe("a change", () => {
  const change = async (rest: Parameters<Stage["subscribe"]>[1]) => stage.subscribe("a", rest);

  it("of the time, later the same day, brings no second tip", async () => {
    await change({});
    const courier = stage.courier();
    await passTime(stage, courier, 5 * minute);
    await change({ time: "15:00" });
    await passTime(stage, courier, 12 * hour);
    expect(stage.seen.map(({ key }) => key)).toEqual(["a/2027-01-04"]);
    await passTime(stage, courier, day);
    expect(stage.seen.map(({ key }) => key)).toEqual(["a/2027-01-04", "a/2027-01-05"]);
  });
  it("of the zone brings no second tip for a date", async () => {
    await change({});
    const courier = stage.courier();
    await passTime(stage, courier, 5 * minute);
    await change({ zone: "America/New_York" });
    await passTime(stage, courier, 20 * hour);
    expect(stage.seen).toHaveLength(1);
    await passTime(stage, courier, day);
    expect(stage.seen).toHaveLength(2);
  });
  it("while it is being sent brings no second tip", async () => {
    await change({});
    stage.fate = (_, { attempt }) => {
      if (attempt === 1) void change({ time: "14:40" });
      return "arrives";
    };
    await passTime(stage, stage.courier(), 2 * hour);
    expect(stage.seen).toHaveLength(1);
    expect(await stage.find("a")).toMatchObject({
      time: "14:40",
      lastDate: "2027-01-04",
      next: { date: "2027-01-05" },
    });
  });
});

describe("a pause", () => {
  it("without a date lasts until it is resumed", async () => {
    await stage.subscribe("a", { paused: { why: "asked" } });
    const courier = stage.courier();
    await passTime(stage, courier, 30 * day, hour);
    expect(stage.seen).toEqual([]);
    await stage.subscribe("a");
    await passTime(stage, courier, day);
    expect(stage.seen).toHaveLength(1);
  });
  it("with a return date ends by itself, on that date", async () => {
    await stage.subscribe("a", { paused: { why: "asked", until: "2027-01-09" } });
    await passTime(stage, stage.courier(), 7 * day);
    expect(stage.seen.map(({ key }) => key)).toEqual(["a/2027-01-09", "a/2027-01-10"]);
    expect((await stage.find("a"))?.paused).toBeUndefined();
  });
});
