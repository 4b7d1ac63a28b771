import type { Address } from "../adapter.ts";
import type { Platform } from "../message.ts";
import { communityOf } from "../settings.ts";

/** How many unprompted messages a platform bears, a second. */
export interface Pace {
  /** All in all, from all processes together. */
  readonly perSecond: number;
  /** Into one community, or to one person outside of them, from one process. */
  readonly perCommunity: number;
  /** Into one channel, or to one person, from one process. */
  readonly perPlace: number;
  /** How many one process sends at the same time. */
  readonly atOnce: number;
}

/** Discord allows a bot 50 requests a second, and answering people comes first; a channel takes 5 messages in 5 seconds. Slack takes
 *  about one a second into a channel and some hundred a minute into a workspace, each by itself. */
export const paces: Partial<Record<Platform, Pace>> = {
  discord: { perSecond: 40, perCommunity: 10, perPlace: 1, atOnce: 60 },
  slack: { perSecond: 200, perCommunity: 4, perPlace: 1, atOnce: 60 },
};

/** When a message may go, in UTC milliseconds: soon enough to wait for it, or later. */
export interface Turn {
  readonly kind: "now" | "later";
  readonly at: number;
}

/** Gives out the turn of one message, to be sent from `earliest` on. */
export type Pacer = (to: Address, earliest: number, now: number) => Turn;

/** Gives out turns, each a while after the last one in the same place and community. Whoever would wait longer than `patienceMs` is
 *  told to come again later, each at another time, so that nobody else waits behind them. */
export function createPacer({ perCommunity, perPlace }: Pace, patienceMs: number): Pacer {
  const free = createTimes();
  const promised = createTimes();
  return (to, earliest, now) => {
    const keys = [
      { key: `in ${communityOf(to) ?? to}`, everyMs: 1_000 / perCommunity },
      { key: to, everyMs: 1_000 / perPlace },
    ];
    const after = (times: Times, start: number): number =>
      Math.max(start, ...keys.map(({ key }) => times.get(key) ?? start));
    const at = after(free, Math.max(earliest, now));
    const isSoon = at - now <= patienceMs;
    const turn = isSoon ? at : after(promised, at);
    for (const { key, everyMs } of keys) (isSoon ? free : promised).set(key, turn + everyMs, now);
    return { kind: isSoon ? "now" : "later", at: Math.ceil(turn) };
  };
}

interface Times {
  readonly get: (key: string) => number | undefined;
  readonly set: (key: string, at: number, now: number) => void;
}

/** Times by key. Those that are past say nothing any more: they are dropped whenever there are twice as many as were left. */
function createTimes(): Times {
  const times = new Map<string, number>();
  let most = 1_000;
  return {
    get: (key) => times.get(key),
    set: (key, time, now) => {
      times.set(key, time);
      if (times.size < most) return;
      for (const [other, at] of times) if (at <= now) times.delete(other);
      most = Math.max(1_000, 2 * times.size);
    },
  };
}

/** One of each community after another, in the order they come. */
export function fairly<T>(all: readonly T[], addressOf: (one: T) => Address): T[] {
  const queues = new Map<string, T[]>();
  for (const one of all) {
    const to = addressOf(one);
    const key = communityOf(to) ?? to;
    const queue = queues.get(key) ?? [];
    queues.set(key, queue);
    queue.push(one);
  }
  const fair: T[] = [];
  for (let turn = 0; fair.length < all.length; turn += 1)
    for (const queue of queues.values()) fair.push(...queue.slice(turn, turn + 1));
  return fair;
}
