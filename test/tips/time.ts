import { setImmediate as turn } from "node:timers/promises";

/** Time that passes when nobody has anything left to do before the next moment somebody waits for. */
export interface Time {
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Lets time pass. */
  readonly pass: (ms: number) => Promise<void>;
}

export function createTime(start: number): Time {
  let now = start;
  let waiting: { readonly at: number; readonly wake: () => void }[] = [];
  const settle = async () => {
    for (let n = 0; n < 4; n += 1) await turn();
  };
  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((wake) => {
        if (ms <= 0) return wake();
        waiting.push({ at: now + ms, wake });
        signal?.addEventListener("abort", () => wake());
      }),
    pass: async (ms) => {
      const end = now + ms;
      for (;;) {
        await settle();
        const next = Math.min(...waiting.map(({ at }) => at));
        if (next > end) break;
        now = next;
        const awake = waiting.filter(({ at }) => at <= now);
        waiting = waiting.filter(({ at }) => at > now);
        for (const { wake } of awake) wake();
      }
      now = end;
    },
  };
}
