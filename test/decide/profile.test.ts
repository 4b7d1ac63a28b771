import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shippedMind } from "../mind.ts";
import { openOwn, textOf } from "./own.ts";

let mind: Awaited<ReturnType<typeof shippedMind>>;
let own: ReturnType<typeof openOwn>;

beforeAll(async () => {
  mind = await shippedMind();
});
beforeEach(() => {
  own = openOwn(mind);
});

describe("a plan", () => {
  it.each([
    { hours: "10 hours by 2027-12-31" },
    { hours: "by 2027-12-31 10 hours a week" },
    { hours: "2027-12-31, 10" },
    { hours: "10", by: "2027-12-31" },
  ])("takes hours and day in any order, and remembers them: %j", async (options) => {
    expect(textOf(await own.command("plan", options))).toContain("31 Dec 2027");
    expect((await own.learner()).profile).toEqual({ hoursAWeek: 10, goalDate: "2027-12-31" });
    const before = await own.facts();
    expect(textOf(await own.command("plan"))).toContain("31 Dec 2027");
    expect(await own.facts()).toEqual(before);
  });
  it.each([
    "-3",
    "0",
    "1e9",
    "NaN",
    "Infinity",
    "lots",
    "5-10",
    "999",
    "10 by 2020-01-01",
    "10 by 9999-12-31",
    "10 by 31/12/2027",
    "10 by next summer",
    "10 by 2027-02-31",
    "10 2027-99-99",
    "-3 by 2027-12-31",
  ])("refuses %s in one clear message, and records nothing", async (hours) => {
    const reply = await own.command("plan", { hours });
    expect(reply.blocks).toHaveLength(1);
    expect(textOf(reply).length).toBeLessThan(200);
    expect(textOf(reply)).toMatch(/^(I can't plan with that|That )/);
    expect(await own.facts()).toEqual([]);
  });
  it("asks for the hours while it does not know them", async () => {
    expect(textOf(await own.command("plan"))).toContain("how many hours a week");
    expect(await own.facts()).toEqual([]);
  });
  it("is not held up by a day that has passed since", async () => {
    await own.command("plan", { hours: "10", by: "2027-02-01" });
    own.clock.now = Date.UTC(2027, 5, 1);
    expect(textOf(await own.command("plan"))).toContain("steps are left");
  });
});

describe("the profile", () => {
  const good = {
    language: "golang",
    goal: "cloud",
    level: "Intermediate",
    hours: "7,5",
    date: "2027-12-31",
    zone: "asia/kolkata",
  };
  const kept = {
    language: "go",
    goal: "cloud",
    level: "intermediate",
    hoursAWeek: 7.5,
    goalDate: "2027-12-31",
    zone: "Asia/Kolkata",
  };
  it("keeps every part, however it is typed", async () => {
    await own.command("profile", good);
    expect((await own.learner()).profile).toEqual(kept);
  });
  it("keeps all parts typed in one line", async () => {
    const language = Object.entries(good)
      .filter(([part]) => part !== "hours")
      .map((pair) => pair.join(" "))
      .join(", ");
    await own.command("profile", { language: `${language}; hours 7.5` });
    expect((await own.learner()).profile).toEqual(kept);
  });
  it("is shown when nothing is typed", async () => {
    await own.command("profile", { language: "python" });
    expect(textOf(await own.command("profile"))).toMatch(/Language: Python.*Goal: not said yet/s);
  });
  it.each([
    { language: "klingon" },
    { goal: "fame" },
    { level: "guru" },
    { hours: "-3" },
    { hours: "1e9" },
    { date: "yesterday" },
    { date: "9999-12-31" },
    { zone: "Mars/Olympus" },
    { __proto__x: "1" },
  ])("refuses %j in one sentence and records nothing", async (options) => {
    expect((await own.command("profile", options)).blocks).toHaveLength(1);
    expect(await own.facts()).toEqual([]);
  });
  it("says everything that is wrong at once, and then keeps none of it", async () => {
    const reply = await own.command("profile", { ...good, hours: "-3", level: "guru", date: "2020-01-01" });
    expect(reply.blocks).toHaveLength(3);
    expect(await own.facts()).toEqual([]);
  });
});
