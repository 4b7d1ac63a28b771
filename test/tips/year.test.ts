import fc from "fast-check";
import { expect, test } from "vitest";
import { nextSlot, type Schedule, type Slot } from "../../src/tips/schedule.ts";
import { datesOf, wallIn } from "./wall.ts";

const zones = [...Intl.supportedValuesOf("timeZone"), "UTC"];
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Most changes of the clocks happen in the first hours of a day. */
const minutes = fc.oneof(fc.nat({ max: 239 }), fc.nat({ max: 1_439 }));
const time = minutes.map((minute) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":"),
);
const schedule: fc.Arbitrary<Schedule> = fc.record({
  zone: fc.constantFrom(...zones),
  time,
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
});
const year = fc.constantFrom(2011, 2026, 2027, 2028);

/** The slots of a year's local dates. */
function slotsOf(schedule: Schedule, year: number): Slot[] {
  const slots: Slot[] = [];
  let slot = nextSlot(schedule, Date.UTC(year, 0, 1) - dayMs, `${year - 1}-12-31`);
  while (slot.kind === "slot" && slot.localDate <= `${year}-12-31`) {
    slots.push(slot);
    slot = nextSlot(schedule, slot.at, slot.localDate);
  }
  return slots;
}

const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

test("each date of the year that exists and is wanted has one slot, in order, and no other date has any", () => {
  fc.assert(
    fc.property(schedule, year, (schedule, year) => {
      const wanted = datesOf(schedule.zone, year).filter((date) =>
        schedule.weekdays.includes(weekdayOf(date)),
      );
      expect(slotsOf(schedule, year).map(({ localDate }) => localDate)).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

test("a slot is the first moment at which the clocks show its time, or the first after a leap over it", () => {
  fc.assert(
    fc.property(schedule, year, (schedule, year) => {
      const wall = wallIn(schedule.zone);
      for (const { at, localDate } of slotsOf(schedule, year)) {
        const due = `${localDate} ${schedule.time}`;
        if (wall(at) !== due) expect(wall(at) > due).toBe(true);
        // Where the clocks did not run evenly over the day before, each of its minutes is looked at.
        const even = wall(at - dayMs) === wallIn("UTC")(Date.parse(`${wall(at).replace(" ", "T")}Z`) - dayMs);
        const steps = even ? 1 : 1_440;
        for (let i = 1; i <= steps; i += 1) expect(wall(at - i * minuteMs) < due).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("from any instant, the next slot is the first of the year's that is later", () => {
  const waits = fc.array(fc.nat({ max: 350 * dayMs }));
  fc.assert(
    fc.property(schedule, year, waits, (schedule, year, waits) => {
      const slots = slotsOf(schedule, year);
      const anywhere = waits.map((wait) => Date.UTC(year, 0, 3) + wait);
      const beside = slots.slice(1, 9).flatMap(({ at }) => [at - 1, at]);
      for (const after of [...anywhere, ...beside]) {
        const later = slots.find(({ at }) => at > after);
        if (later) expect(nextSlot(schedule, after)).toEqual(later);
      }
    }),
    { numRuns: 60 },
  );
});

test("however often the time and the zone are changed, no date gets a second slot", () => {
  const changes = fc.array(fc.tuple(schedule, fc.nat({ max: 3 * dayMs })), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(changes, (changes) => {
      let now = Date.UTC(2027, 2, 20);
      let last = "2027-03-19";
      for (const [schedule, wait] of changes) {
        // Fires what is due until the settings change again.
        const until = now + wait;
        for (let slot = nextSlot(schedule, now, last); slot.kind === "slot" && slot.at <= until; ) {
          expect(slot.localDate > last && slot.at > now).toBe(true);
          [now, last] = [slot.at, slot.localDate];
          slot = nextSlot(schedule, now, last);
        }
        now = until;
      }
    }),
  );
});

test("100,000 slots take well under a second or two", () => {
  // Computing time: others may keep the machine busy meanwhile.
  const started = process.cpuUsage();
  let found = 0;
  for (let i = 0; i < 100_000; i += 1) {
    const zone = zones[i % zones.length] ?? "UTC";
    const after = Date.UTC(2027, 0, 1) + i * 300_000;
    if (nextSlot({ zone, time: "09:00", weekdays: [1, 2, 3, 4, 5] }, after).kind === "slot") found += 1;
  }
  expect(found).toBe(100_000);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000).toBeLessThan(3_000);
});
