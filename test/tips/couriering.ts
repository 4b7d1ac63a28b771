import { setImmediate as turn } from "node:timers/promises";
import { pino } from "pino";
import type { Adapter, Address, Delivery } from "../../src/adapter.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { plainText } from "../../src/plain.ts";
import type { Reply } from "../../src/reply.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { type Courier, createCourier } from "../../src/tips/courier.ts";
import type { TipOutcome } from "../../src/tips/deliver.ts";
import { nextOf, slotAfter } from "../../src/tips/next.ts";
import type { Subscribed, Subscription } from "../../src/tips/subscription.ts";
import { usualTiming } from "../../src/tips/timing.ts";
import { knowledge as small } from "../decide/knowledge.ts";
import { tipsUpTo } from "./pool.ts";

/** What the tests of the courier share: a clock to set, a platform that remembers what its readers see, and a courier between. */

export const minute = 60_000;
export const hour = 60 * minute;
/** A Monday, half past two in the afternoon in Kolkata. */
export const start = Date.UTC(2027, 0, 4, 9);

export const tips = tipsUpTo(8);
export const knowledge: Knowledge = { ...small, tips, tip: (id) => tips.find((tip) => tip.id === id) };

/** A message as a reader sees it. */
export interface Seen {
  readonly to: Address;
  readonly key: string;
  readonly text: string;
  readonly at: number;
}

/** What happens to a message: it arrives, and the answer too; it is refused; or it arrives and the answer is lost. */
export type Fate = "arrives" | Error | "unanswered" | "hangs";

export interface Stage {
  readonly store: Store;
  readonly clock: { now: number };
  readonly seen: Seen[];
  /** Every call of the adapter. */
  readonly calls: (Delivery & { readonly to: Address; readonly at: number })[];
  readonly outcomes: TipOutcome[];
  /** What becomes of the calls to come. */
  fate: (to: Address, delivery: Delivery) => Fate;
  /** Another process on the same database. */
  readonly courier: (rest?: Partial<Parameters<typeof createCourier>[0]>) => Courier;
  readonly subscribe: (id: string, rest?: Partial<Subscription>) => Promise<void>;
  readonly find: (id: string) => Promise<Subscribed | undefined>;
  readonly everybody: Address[];
}

export function createStage(store: Store = createMemoryStore()): Stage {
  const clock = { now: start };
  const stage: Stage = {
    store,
    clock,
    seen: [],
    calls: [],
    outcomes: [],
    everybody: [],
    fate: () => "arrives",
    courier: (rest = {}) =>
      createCourier({
        store,
        adapters: [adapterOf(stage, "discord"), adapterOf(stage, "slack")],
        mind: () => ({ knowledge }),
        now: () => clock.now,
        wait: async (ms) => {
          clock.now += Math.max(0, ms);
          await turn();
        },
        log: pino({ level: "silent" }),
        count: (outcome) => stage.outcomes.push(outcome),
        timing: { ...usualTiming, sendMs: 50 },
        ...rest,
      }),
    subscribe: async (id, rest = {}) => {
      const subscription = wanted(id, rest);
      stage.everybody.push(subscription.to);
      const slot = slotAfter(subscription, clock.now);
      const next = slot.kind === "slot" ? { next: nextOf(subscription, slot) } : {};
      await store.record(
        "discord:asha",
        "discord:1/2",
        [{ kind: "subscribe", subscription, ...next }],
        clock.now,
      );
    },
    find: async (id) => (await store.subscriptions(stage.everybody)).find((one) => one.id === id),
  };
  return stage;
}

const wanted = (id: string, rest: Partial<Subscription>): Subscription => ({
  id,
  to: "discord:1/2",
  by: "discord:asha",
  zone: "Asia/Kolkata",
  time: "14:31",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  levels: [],
  themes: [],
  ...rest,
});

/** As a real one does, it looks for what came before when it is told that there was an attempt. */
function adapterOf(stage: Stage, platform: "discord" | "slack"): Adapter {
  const arrive = (to: Address, { blocks }: Reply, key: string) =>
    stage.seen.push({ to, key, text: plainText(blocks), at: stage.clock.now });
  return {
    platform,
    start: async () => {},
    stop: async () => {},
    ready: () => true,
    send: async (to, reply, delivery) => {
      stage.calls.push({ ...delivery, to, at: stage.clock.now });
      const fate = stage.fate(to, delivery);
      if (fate instanceof Error) throw fate;
      const isThere = delivery.attempt > 1 && stage.seen.some(({ key }) => key === delivery.key);
      if (!isThere) arrive(to, reply, delivery.key);
      if (fate === "unanswered") throw new Error("The connection was lost.");
      if (fate === "hangs") await new Promise(() => {});
    },
  };
}

/** The tip in a message. */
export const tipIn = ({ text }: Seen): string => /tip-\d+/.exec(text)?.[0] ?? "";

/** So much later, as often as wanted. */
export async function passTime(stage: Stage, courier: Courier, ms: number, stepMs = minute): Promise<void> {
  const end = stage.clock.now + ms;
  while (stage.clock.now < end) {
    stage.clock.now = Math.min(end, stage.clock.now + stepMs);
    await courier.tick();
  }
}
