import { describe, expect, test } from "vitest";
import { nextSlot, type Schedule, slotKey } from "../../src/tips/schedule.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** `2027-03-28T08:30 Europe/London` → a schedule, and the instant at which that date begins in UTC, two days before. */
function asked(what: string): {
  readonly schedule: Schedule;
  readonly before: number;
  readonly date: string;
} {
  const [, date = "", time = "", zone = ""] = /^(.*)T(.*) (.*)$/.exec(what) ?? [];
  return { schedule: { zone, time, weekdays: everyDay }, before: Date.parse(date) - 2 * 86_400_000, date };
}

/** The slot of a local date and the one after it, as `UTC instant = local date`. */
function slotsAround(what: string): string[] {
  const { schedule, before, date } = asked(what);
  const found: string[] = [];
  let slot = nextSlot(schedule, before);
  while (found.length < 2 && slot.kind === "slot") {
    if (slot.localDate >= date) found.push(`${new Date(slot.at).toISOString()} = ${slot.localDate}`);
    slot = nextSlot(schedule, slot.at);
  }
  return found;
}

// Expected instants are those of `zdump -v`.
describe("a time that the clocks leap over moves to the end of the leap, that day only", () => {
  test.each([
    ["2026-03-08T02:30 America/New_York", "2026-03-08T07:00", "2026-03-09T06:30"],
    ["2027-03-14T02:00 America/New_York", "2027-03-14T07:00", "2027-03-15T06:00"],
    ["2028-03-12T02:59 America/New_York", "2028-03-12T07:00", "2028-03-13T06:59"],
    ["2026-03-29T01:30 Europe/London", "2026-03-29T01:00", "2026-03-30T00:30"],
    ["2027-03-28T01:00 Europe/London", "2027-03-28T01:00", "2027-03-29T00:00"],
    ["2028-03-26T01:59 Europe/London", "2028-03-26T01:00", "2028-03-27T00:59"],
    ["2026-10-04T02:15 Australia/Lord_Howe", "2026-10-03T15:30", "2026-10-04T15:15"],
    ["2027-10-03T02:29 Australia/Lord_Howe", "2027-10-02T15:30", "2027-10-03T15:29"],
    ["2028-10-01T02:00 Australia/Lord_Howe", "2028-09-30T15:30", "2028-10-01T15:00"],
    ["2026-03-22T02:30 Africa/Casablanca", "2026-03-22T02:00", "2026-03-23T01:30"],
    ["2011-09-24T03:30 Pacific/Apia", "2011-09-24T14:00", "2011-09-25T13:30"],
    // A leap over midnight, and one of two hours.
    ["2027-04-30T00:00 Africa/Cairo", "2027-04-29T22:00", "2027-04-30T21:00"],
    ["2027-03-28T01:15 Antarctica/Troll", "2027-03-28T01:00", "2027-03-28T23:15"],
  ])("%s", (what, first, second) => {
    expect(slotsAround(what)).toEqual(expectedFrom(what, first, second));
  });

  test("also when the leap ends the day: the slot of Nuuk's Saturday is the first moment of Sunday", () => {
    expect(slotsAround("2027-03-27T23:30 America/Nuuk")).toEqual([
      "2027-03-28T01:00:00.000Z = 2027-03-27",
      "2027-03-29T00:30:00.000Z = 2027-03-28",
    ]);
  });
});

describe("a time that the clocks show twice is the first of the two, and the second is none", () => {
  test.each([
    ["2026-11-01T01:30 America/New_York", "2026-11-01T05:30", "2026-11-02T06:30"],
    ["2027-11-07T01:00 America/New_York", "2027-11-07T05:00", "2027-11-08T06:00"],
    ["2028-11-05T01:59 America/New_York", "2028-11-05T05:59", "2028-11-06T06:59"],
    ["2026-10-25T01:30 Europe/London", "2026-10-25T00:30", "2026-10-26T01:30"],
    ["2027-10-31T01:59 Europe/London", "2027-10-31T00:59", "2027-11-01T01:59"],
    ["2028-10-29T01:00 Europe/London", "2028-10-29T00:00", "2028-10-30T01:00"],
    ["2026-04-05T01:30 Australia/Lord_Howe", "2026-04-04T14:30", "2026-04-05T15:00"],
    ["2027-04-04T01:45 Australia/Lord_Howe", "2027-04-03T14:45", "2027-04-04T15:15"],
    ["2028-04-02T01:59 Australia/Lord_Howe", "2028-04-01T14:59", "2028-04-02T15:29"],
    ["2026-02-15T02:30 Africa/Casablanca", "2026-02-15T01:30", "2026-02-16T02:30"],
    ["2011-04-02T03:30 Pacific/Apia", "2011-04-02T13:30", "2011-04-03T14:30"],
    ["2027-10-30T23:30 America/Nuuk", "2027-10-31T00:30", "2027-11-01T01:30"],
  ])("%s", (what, first, second) => {
    expect(slotsAround(what)).toEqual(expectedFrom(what, first, second));
  });
});

describe("times beside a change keep to the clock on the wall", () => {
  test.each([
    ["2026-03-07T09:00 America/New_York", "2026-03-07T14:00", "2026-03-08T13:00"],
    ["2026-10-31T09:00 America/New_York", "2026-10-31T13:00", "2026-11-01T14:00"],
    ["2027-03-28T02:00 Europe/London", "2027-03-28T01:00", "2027-03-29T01:00"],
    ["2026-03-22T03:00 Africa/Casablanca", "2026-03-22T02:00", "2026-03-23T02:00"],
    ["2026-02-14T09:00 Africa/Casablanca", "2026-02-14T08:00", "2026-02-15T09:00"],
    ["2026-03-21T09:00 Africa/Casablanca", "2026-03-21T09:00", "2026-03-22T08:00"],
    ["2027-03-28T02:30 Asia/Kolkata", "2027-03-27T21:00", "2027-03-28T21:00"],
    ["2027-10-31T01:30 Asia/Kolkata", "2027-10-30T20:00", "2027-10-31T20:00"],
    ["2027-10-31T01:30 UTC", "2027-10-31T01:30", "2027-11-01T01:30"],
  ])("%s", (what, first, second) => {
    expect(slotsAround(what)).toEqual(expectedFrom(what, first, second));
  });
});

function expectedFrom(what: string, first: string, second: string): string[] {
  const { date } = asked(what);
  const following = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  return [`${first}:00.000Z = ${date}`, `${second}:00.000Z = ${following}`];
}

describe("30 December 2011, which Apia left out", () => {
  const apia = { zone: "Pacific/Apia", time: "09:00", weekdays: everyDay };
  test("has no slot", () => {
    const slot = nextSlot(apia, Date.parse("2011-12-29T19:00Z"));
    expect(slot).toEqual({ kind: "slot", at: Date.parse("2011-12-30T19:00Z"), localDate: "2011-12-31" });
    const midnight = nextSlot({ ...apia, time: "00:00" }, Date.parse("2011-12-29T19:00Z"));
    expect(midnight).toEqual({ kind: "slot", at: Date.parse("2011-12-30T10:00Z"), localDate: "2011-12-31" });
  });
  test("was a Friday: who gets tips on Fridays waits for the next", () => {
    const fridays = { ...apia, weekdays: [5] };
    expect(nextSlot(fridays, Date.parse("2011-12-25T00:00Z"))).toMatchObject({ localDate: "2012-01-06" });
  });
});

describe("the next slot", () => {
  const schedule = { zone: "Asia/Kolkata", time: "09:00", weekdays: [1, 3] };
  const wednesday = Date.parse("2027-01-06T03:30Z");
  test("is after the instant, never at it", () => {
    expect(nextSlot(schedule, wednesday - 1)).toEqual({
      kind: "slot",
      at: wednesday,
      localDate: "2027-01-06",
    });
    expect(nextSlot(schedule, wednesday)).toMatchObject({ localDate: "2027-01-11" });
  });
  test("is on a date later than the last that fired, whatever became of the time", () => {
    const later = { ...schedule, time: "21:00" };
    expect(nextSlot(later, wednesday)).toMatchObject({ localDate: "2027-01-06" });
    expect(nextSlot(later, wednesday, "2027-01-06")).toMatchObject({ localDate: "2027-01-11" });
  });
  test("is on a date later than the last that fired, whatever became of the zone", () => {
    // In Honolulu it is still Wednesday, which Auckland has had, and Tuesday's tip came before that.
    const moved = { zone: "Pacific/Honolulu", time: "23:00", weekdays: everyDay };
    const noon = Date.parse("2027-01-06T22:00Z");
    expect(nextSlot(moved, noon, "2027-01-07")).toMatchObject({ localDate: "2027-01-08" });
  });
  test("takes a date to come from which slots are wanted", () => {
    expect(nextSlot(schedule, wednesday, "2027-02-28")).toMatchObject({ localDate: "2027-03-01" });
  });
});

describe("a schedule that has no slots says why", () => {
  const schedule = { zone: "Asia/Kolkata", time: "09:00", weekdays: everyDay };
  test.each(["Mars/Base", "", "+05:30", "Asia/Kolkata ", "\0"])("no zone is called %j", (zone) => {
    expect(nextSlot({ ...schedule, zone }, 0)).toEqual({ kind: "none", because: "zone" });
  });
  test.each(["9:00", "24:00", "09:60", "09:00:00", "", "noon"])("%j is no time", (time) => {
    expect(nextSlot({ ...schedule, time }, 0)).toEqual({ kind: "none", because: "time" });
  });
  test.each([[[]], [[0]], [[8, 1.5, Number.NaN]]])("%j are no weekdays", (weekdays) => {
    expect(nextSlot({ ...schedule, weekdays }, 0)).toEqual({ kind: "none", because: "weekdays" });
  });
});

test("a zone goes by its older names too, in whatever case", () => {
  const at = (zone: string) => nextSlot({ zone, time: "09:00", weekdays: everyDay }, 0);
  expect(at("Asia/Calcutta")).toEqual(at("Asia/Kolkata"));
  expect(at("asia/kolkata")).toEqual(at("Asia/Kolkata"));
  expect(at("Europe/Kyiv")).toEqual(at("Europe/Kiev"));
});

test("the key of a slot names the subscription and the date, and nothing else", () => {
  expect(slotKey("a1", "2027-01-06")).toBe("a1/2027-01-06");
});
