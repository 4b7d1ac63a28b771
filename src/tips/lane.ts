import type { Claimed } from "../store/tips.ts";
import { createDeliver, type DeliverParts } from "./deliver.ts";
import { fairly } from "./pace.ts";

/** One platform's tips. */
export interface Lane {
  /** Claims what is due, as much as can be under way, and has it delivered. Returns how much there was; 0 also when nothing may be
   *  sent yet. Throws when the store does. */
  round(): Promise<number>;
  /** Waits for what is under way. */
  drain(): Promise<void>;
}

export function createLane(parts: DeliverParts): Lane {
  const { adapter, pace, store, now, timing } = parts;
  const deliver = createDeliver(parts);
  const underWay = new Set<Promise<void>>();
  const launch = (claimed: Claimed, earliest: number): void => {
    const delivery = deliver(claimed, earliest).finally(() => underWay.delete(delivery));
    underWay.add(delivery);
  };
  return {
    round: async () => {
      if (!adapter.ready()) return 0;
      // Many at a time make less work than one for each that has left.
      while (underWay.size > pace.atOnce / 2) await Promise.race(underWay);
      const limit = pace.atOnce - underWay.size;
      const { leaseMs } = timing;
      const { perSecond } = pace;
      const { from, tips } = await store.claim(adapter.platform, { now: now(), limit, leaseMs, perSecond });
      const inTurn = fairly(tips, ({ subscription }) => subscription.to);
      for (const [index, claimed] of inTurn.entries()) launch(claimed, from + (index * 1_000) / perSecond);
      return tips.length;
    },
    drain: async () => {
      await Promise.all(underWay);
    },
  };
}
