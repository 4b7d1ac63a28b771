import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Adapter } from "../adapter.ts";
import type { DeliverParts } from "./deliver.ts";
import { createLane, type Lane } from "./lane.ts";
import { paces } from "./pace.ts";
import { usualTiming } from "./timing.ts";

/** Brings daily tips: claims what is due on the platforms of this process, sends it, and keeps what became of it. Any number of
 *  processes may do so with one database: a tip comes once. */
export interface Courier {
  start(): void;
  /** Claims nothing more, and waits for what is under way. Safe to call twice. */
  stop(): Promise<void>;
  /** Does what is due now, once over; for whoever has a clock of their own. */
  tick(): Promise<void>;
}

export interface CourierParts
  extends Pick<DeliverParts, "store" | "mind" | "now" | "log">,
    Partial<Pick<DeliverParts, "wait" | "count" | "timing">> {
  /** Those whose platform bears no unprompted messages are left alone. */
  readonly adapters: readonly Adapter[];
}

export function createCourier(parts: CourierParts): Courier {
  const { adapters, wait = waitFor, count = () => {}, timing = usualTiming, log } = parts;
  const stop = new AbortController();
  // Every tip that waits for its turn listens.
  setMaxListeners(Number.POSITIVE_INFINITY, stop.signal);
  const lanes = adapters.flatMap((adapter) => {
    const pace = paces[adapter.platform];
    const child = log.child({ courier: adapter.platform });
    return pace === undefined
      ? []
      : [createLane({ ...parts, adapter, pace, wait, count, timing, log: child, stop: stop.signal })];
  });
  const run = async (lane: Lane): Promise<void> => {
    let isFailing = false;
    while (!stop.signal.aborted) {
      try {
        const claimed = await lane.round();
        isFailing = false;
        if (claimed > 0) continue;
      } catch (err) {
        // Once is enough: it goes on every second until the store is back.
        if (!isFailing) log.error({ err }, "what is due cannot be claimed");
        isFailing = true;
      }
      await wait(timing.pollMs, stop.signal);
    }
    await lane.drain();
  };
  let running: Promise<unknown> = Promise.resolve();
  return {
    start: () => {
      running = Promise.all(lanes.map(run));
    },
    stop: async () => {
      stop.abort();
      await running;
    },
    tick: async () => {
      for (const lane of lanes) {
        await lane.round();
        await lane.drain();
      }
    },
  };
}

/** The signal ends it early, and is no error. */
async function waitFor(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0) return;
  await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {});
}
