import { setImmediate } from "node:timers/promises";

/** The longest that a task waits for others to be acknowledged, in milliseconds. */
const politeness = 500;

/** Waits for its turn: tasks begin one after another, in the order they came, each when a turn of the event loop has brought
 *  nobody new. So what arrives at once is acknowledged before any of it is worked at: a task takes some milliseconds at a
 *  stretch, and Slack waits for three seconds. */
export function createTurns(): () => Promise<void> {
  let came = 0;
  let last: Promise<unknown> = Promise.resolve();
  const quiet = async (since: number): Promise<void> => {
    let before: number;
    do {
      before = came;
      await setImmediate();
    } while (came > before && performance.now() - since < politeness);
  };
  return () => {
    came += 1;
    const since = performance.now();
    const turn = last.then(() => quiet(since));
    last = turn;
    return turn;
  };
}

/** What is under way. */
export interface Work {
  /** Does something, and knows of it until it is done. */
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way. */
  done(): Promise<void>;
}

export function createWork(): Work {
  const tasks = new Set<Promise<unknown>>();
  return {
    run: (task) => {
      const running = task();
      tasks.add(running);
      const forget = () => void tasks.delete(running);
      running.then(forget, forget);
      return running;
    },
    done: async () => {
      while (tasks.size > 0) await Promise.allSettled(tasks);
    },
  };
}
