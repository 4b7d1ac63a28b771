import type { Begin, Begun, PutOff, Settlement, Tips } from "../store/tips.ts";
import type { DeliverParts } from "./deliver.ts";
import { gather } from "./gather.ts";

/** What the store does, for many at a time. */
export interface Keeper {
  readonly begin: (attempt: Begin) => Promise<Begun | undefined>;
  readonly putOff: (putOff: PutOff) => Promise<void>;
  /** Tries as long as the claim lasts: what was sent and is not kept has to be looked for. */
  readonly keep: (settlement: Settlement) => Promise<void>;
}

/** How many go to the store together. */
const most = 50;

export function createKeeper({
  store,
  now,
  wait,
  log,
  stop,
}: Pick<DeliverParts, "now" | "wait" | "log" | "stop"> & { readonly store: Tips }): Keeper {
  const settle = gather(async (settlements: readonly Settlement[]) => {
    const lost = await store.settle(settlements);
    return settlements.map(({ claimed }) => !lost.includes(claimed.subscription.id));
  }, most);
  return {
    begin: gather((some: readonly Begin[]) => store.begin(some, now()), most),
    putOff: gather(async (some: readonly PutOff[]) => {
      await store.putOff(some);
      return some.map(() => undefined);
    }, most),
    keep: async (settlement) => {
      const { lease, subscription } = settlement.claimed;
      for (let tries = 1; ; tries += 1) {
        try {
          const isKept = await settle(settlement);
          if (!isKept) log.warn({ subscription: subscription.id }, "a tip was in other hands by then");
          return;
        } catch (err) {
          const restMs = 250 * 2 ** tries;
          if (now() + restMs > lease || (stop.aborted && tries > 2)) throw err;
          await wait(restMs);
        }
      }
    },
  };
}
