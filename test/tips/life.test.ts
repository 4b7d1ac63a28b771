import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { withNext } from "../../src/tips/next.ts";
import type { Subscribed } from "../../src/tips/subscription.ts";
import { createStage, type Fate, hour, minute, passTime, type Stage } from "./couriering.ts";

/** What may happen to a subscription and those who send, in any order. */
type Event =
  | { readonly kind: "pass"; readonly minutes: number }
  /** Nobody is there. */
  | { readonly kind: "silence"; readonly minutes: number }
  | { readonly kind: "change"; readonly to: Partial<Subscribed> }
  | { readonly kind: "fate"; readonly fates: readonly Fate[] }
  /** A process ends after it has sent. */
  | { readonly kind: "crash" };

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((n) => String(n).padStart(2, "0")).join(":"));
const zone = fc.constantFrom("Asia/Kolkata", "America/New_York", "Pacific/Apia", "Europe/Berlin");
const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const fate = fc.constantFrom<Fate>("arrives", "unanswered", new Error("503"));
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("pass" as const), minutes: fc.nat(40 * 60) }) },
  fc.record({ kind: fc.constant("silence" as const), minutes: fc.nat(60 * 60) }),
  fc.record({
    kind: fc.constant("change" as const),
    to: fc.oneof(fc.record({ time }), fc.record({ zone }), fc.record({ weekdays }), fc.constant({})),
  }),
  fc.record({ kind: fc.constant("fate" as const), fates: fc.array(fate, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant("crash" as const) }),
);

async function live(stage: Stage, happening: Event): Promise<void> {
  switch (happening.kind) {
    case "pass":
      return passTime(stage, stage.courier(), happening.minutes * minute, 7 * minute);
    case "silence":
      stage.clock.now += happening.minutes * minute;
      return;
    case "change": {
      const before = await stage.find("a");
      if (before === undefined) throw new Error("It is gone.");
      const subscription = withNext({ ...before, ...happening.to }, stage.clock.now);
      const next = subscription.next === undefined ? {} : { next: subscription.next };
      const change = { kind: "subscribe" as const, subscription, ...next };
      return stage.store.record("discord:asha", "discord:1/2", [change], stage.clock.now);
    }
    case "fate":
      stage.fate = (_, { attempt }) => happening.fates[attempt % happening.fates.length] ?? "arrives";
      return;
    case "crash": {
      const settle: Store["settle"] = () => new Promise(() => {});
      void stage.courier({ store: { ...stage.store, settle } }).tick();
      for (let n = 0; n < 5; n += 1) await turn();
    }
  }
}

it("whatever happens, a date has one tip at most, dates follow each other, and no tip comes again before the others", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 25 }), async (events) => {
      const stage = createStage();
      await stage.subscribe("a");
      for (const happening of events) await live(stage, happening);
      const keys = stage.seen.map(({ key }) => key);
      expect(keys).toEqual([...new Set(keys)].sort());
      const { sent = [] } = (await stage.find("a"))?.told ?? {};
      expect(new Set(sent).size).toBe(sent.length);
    }),
    { numRuns: 60 },
  );
});

it("while somebody is there and the platform fails for less than three hours, each date has its tip", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 5 }), time, async (fates, wanted) => {
      const stage = createStage();
      await stage.subscribe("a", { time: wanted });
      stage.fate = (_, { attempt }) => fates[attempt] ?? "arrives";
      await passTime(stage, stage.courier(), 7 * 24 * hour, 3 * minute);
      expect(stage.seen).toHaveLength(7);
    }),
    { numRuns: 15 },
  );
});
