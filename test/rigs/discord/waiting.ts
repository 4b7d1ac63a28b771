/** Lets tests wait for something to become true, without polling. */
export interface Waiting {
  /** What `probe` finds, as soon as it finds something; it is asked again whenever `key` changes. Rejects after `patienceMs`
   *  with `what` did not happen, and the `notes`. */
  until<T>(key: string, what: string, probe: () => T | undefined): Promise<T>;
  changed(key: string): void;
  /** Rejects whatever still waits. */
  close(): void;
}

interface Waiter {
  /** Whether it is done. */
  readonly look: () => boolean;
  readonly fail: (why: string) => void;
}

export function createWaiting(patienceMs: number, notes: () => string): Waiting {
  const waiters = new Map<string, Set<Waiter>>();

  function until<T>(key: string, what: string, probe: () => T | undefined): Promise<T> {
    const found = probe();
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const mine = waiters.get(key) ?? new Set();
      waiters.set(key, mine);
      const end = () => {
        clearTimeout(timer);
        mine.delete(waiter);
        if (mine.size === 0) waiters.delete(key);
      };
      const fail = (why: string) => {
        end();
        reject(new Error(`${what} did not happen ${why}\n${notes()}`));
      };
      const look = () => {
        const value = probe();
        if (value === undefined) return false;
        end();
        resolve(value);
        return true;
      };
      const waiter: Waiter = { look, fail };
      const timer = setTimeout(() => fail(`within ${patienceMs} ms`), patienceMs);
      mine.add(waiter);
    });
  }

  return {
    until,
    changed: (key) => {
      for (const waiter of [...(waiters.get(key) ?? [])]) waiter.look();
    },
    close: () => {
      for (const waiter of [...waiters.values()].flatMap((mine) => [...mine]))
        waiter.fail("before the rig closed");
    },
  };
}
