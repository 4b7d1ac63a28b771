import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formOf } from "../../src/decide/forms.ts";
import { plainText } from "../../src/plain.ts";
import { isTime } from "../../src/tips/schedule.ts";
import { isZone } from "../../src/tips/zone.ts";
import { changes, newcomer, pressable, reply } from "./deciding.ts";
import { knowledge } from "./knowledge.ts";
import { channels, direct, filled, manager, own, recorded, said, save } from "./tipping.ts";

describe("the form", () => {
  const parts = { knowledge, learner: newcomer, subscriptions: [own] };
  it("begins with what most want, and the person's own zone", () => {
    const form = formOf("tips.me", { ...parts, learner: { ...newcomer, profile: { zone: "Asia/Kolkata" } } });
    expect(form?.fields).toMatchObject([
      { name: "time", value: "09:00", required: true },
      { name: "zone", value: "Asia/Kolkata", required: true },
      { name: "weekdays", picked: ["1", "2", "3", "4", "5"], most: 7 },
      { name: "about", picked: [], required: false },
      { name: "until", required: false },
    ]);
  });
  it("offers the levels and themes that have tips, 25 at most", () => {
    const about = formOf("tips.here", parts)?.fields.find(({ name }) => name === "about");
    expect(about).toMatchObject({
      options: [{ value: "level.foundation", label: "Level: Foundation" }, { value: "theme.learning" }],
    });
  });
  it("of a subscription is filled with how it is", () => {
    const paused = { why: "asked", until: "2027-02-01" } as const;
    const subscriptions = [{ ...own, levels: ["foundation"], paused }];
    expect(formOf("tips.own", { ...parts, subscriptions })).toMatchObject({
      id: "tips.own",
      fields: [
        { value: "01:00" },
        { value: "UTC" },
        {},
        { picked: ["level.foundation"] },
        { value: "2027-02-01" },
      ],
    });
  });
  it("of a subscription that is no more is none", () => {
    expect(formOf("tips.gone", parts)).toBeUndefined();
    expect(formOf("tips", parts)).toBeUndefined();
  });
});

describe("a filled form", () => {
  it("sets up a person's own, and says when the next comes", () => {
    expect(recorded(save("me"), direct)).toEqual({
      id: "turn02",
      to: "discord:asha",
      by: "discord:asha",
      time: "09:30",
      zone: "Asia/Kolkata",
      weekdays: [1, 2, 3, 4, 5],
      levels: [],
      themes: [],
      failures: 0,
      next: { at: expect.any(Number), date: "2027-01-01" },
    });
    expect(said(save("me"), direct)).toMatch(/^Noted\.[\s\S]*Next: today at 09:30 \(Asia\/Kolkata\)\./);
  });
  it("sets up a channel's for those who manage it, and several", () => {
    expect(recorded(save("here"), manager)).toMatchObject({ to: "discord:1/2", by: "discord:asha" });
    const five = Array.from({ length: 5 }, (_, n) => ({ ...channels, id: `n${n}` }));
    expect(changes(save("here"), { ...manager, subscriptions: five.slice(1) })).toHaveLength(1);
    expect(changes(save("here"), { ...manager, subscriptions: five })).toEqual([]);
    expect(said(save("here"), { ...manager, subscriptions: five })).toContain("There are 5 already");
  });
  it("sent twice sets up one", () => {
    const first = recorded(save("me"), direct);
    const again = { ...direct, subscriptions: [own, { ...first, failures: 0 }] };
    expect(recorded(save("me"), again)).toEqual(first);
    expect(said(save("me"), again).match(/09:30, Monday/g)).toHaveLength(1);
  });
  it.each(["9:30", "09:30", " 9.30 ", "9:30 am", "9:30AM"])("takes the time %j", (time) => {
    expect(recorded(save("me", { ...filled, time }), direct).time).toBe("09:30");
  });
  it.each([
    ["18", "18:00"],
    ["12am", "00:00"],
    ["12 pm", "12:00"],
    ["6:05 pm", "18:05"],
    ["0:00", "00:00"],
    ["23:59", "23:59"],
  ])("takes the time %j as %s", (time, wanted) => {
    expect(recorded(save("me", { ...filled, time }), direct).time).toBe(wanted);
  });
  it("narrows down by levels and themes, and leaves out what is no more", () => {
    const about = "theme.learning, level.foundation,level.gone,theme.x";
    expect(recorded(save("me", { ...filled, about }), direct)).toMatchObject({
      levels: ["foundation"],
      themes: ["learning"],
    });
  });
  it("pauses until a date, and comes again on it", () => {
    expect(recorded(save("own", { ...filled, until: "2027-02-01" }), direct)).toMatchObject({
      paused: { why: "asked", until: "2027-02-01" },
      next: { date: "2027-02-01" },
    });
  });
  it("changes what is there, ends its pause, and keeps what came", () => {
    const told = { round: 2, sent: ["tip-a"] };
    const subscriptions = [
      { ...own, told, lastDate: "2027-01-01", paused: { why: "unreachable" }, failures: 3 },
    ] as const;
    const changed = recorded(save("own"), { ...direct, subscriptions });
    expect(changed).toMatchObject({ id: "own", time: "09:30", next: { date: "2027-01-04" } });
    expect(changed.paused).toBeUndefined();
  });
  it("whatever is filled in, is taken whole or refused, and what is taken has a tip to come", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("9", "1,2,9", "UTC", "2027-01-09"),
    );
    const typed = fc.record(
      { time: text, zone: text, weekdays: text, about: text, until: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(typed, (values) => {
        const { problems } = reply(save("me", values), direct);
        if (problems !== undefined) return changes(save("me", values), direct).length === 0;
        const { time, zone, weekdays, next } = recorded(save("me", values), direct);
        return isTime(time) && isZone(zone) && weekdays.length > 0 && next !== undefined;
      }),
      { numRuns: 500 },
    );
  });
  it("says everything that is wrong with it at once, by field, and changes nothing", () => {
    const wrong = {
      time: "25:00",
      zone: "Kolkata",
      weekdays: "8",
      about: "theme.money",
      until: "2026-12-31",
    };
    const answered = reply(save("own", wrong), direct);
    expect(Object.keys(answered.problems ?? {})).toEqual(["time", "zone", "weekdays", "about", "until"]);
    const { blocks } = answered;
    expect(plainText(blocks).split("\n\n")).toEqual(Object.values(answered.problems ?? {}));
    expect(pressable(answered)).toEqual({ "Fill it in again": { verb: "form", id: "tips.own" } });
    expect(changes(save("own", wrong), direct)).toEqual([]);
    expect(Object.keys(reply(save("me", {}), direct).problems ?? {})).toEqual(["time", "zone", "weekdays"]);
  });
  it.each(["2027-01-01", "2026-12-31", "2028-06-01", "31.1.2027", "2027-02-30", "soon"])(
    "refuses the return date %j, and says which it takes",
    (until) => {
      expect(reply(save("me", { ...filled, until }), direct).problems).toEqual({
        until: expect.stringContaining("from 2027-01-02 to 2028-01-02"),
      });
    },
  );
  it.each(["+05:30", "", "Mars/Olympus", "\u0000", "x".repeat(500)])("refuses the zone %j", (zone) => {
    expect(Object.keys(reply(save("me", { ...filled, zone }), direct).problems ?? {})).toEqual(["zone"]);
  });
});
