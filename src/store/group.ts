import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

type Queries = Kysely<Tables>;

/** Writes rows, in a transaction or on its own. */
type Write<T> = (into: Queries) => Promise<T>;

/** Writes that come at the same moment share a transaction. */
export interface Group {
  /** Resolves once what was written survives a crash. `alone`: without others it needs no transaction either. */
  write<T>(write: Write<T>, alone: boolean): Promise<T>;
  /** Resolves once nothing waits to be written. */
  idle(): Promise<void>;
}

/** A commit waits for the disk, or for a server: with 200 questions at once that is most of the work. So what comes until the
 *  event loop turns is committed together. Where that fails each is tried by itself, for the fault is one of them. */
export function createGroup(queries: Queries): Group {
  let waiting: Job[] = [];
  let flushing: Promise<void> = Promise.resolve();

  const flush = async (): Promise<void> => {
    const jobs = waiting;
    waiting = [];
    const [only, ...others] = jobs;
    if (only !== undefined && others.length === 0) return only.run();
    try {
      const settle = await queries.transaction().execute(async (transaction) => {
        const settled: (() => void)[] = [];
        for (const { join } of jobs) settled.push(await join(transaction));
        return settled;
      });
      for (const resolve of settle) resolve();
    } catch {
      for (const { run } of jobs) await run();
    }
  };
  const flushSoon = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(() => flush().then(resolve));
    });
  return {
    write: (write, alone) =>
      new Promise((resolve, reject) => {
        const run = () =>
          (alone ? write(queries) : queries.transaction().execute(write)).then(resolve, reject);
        const join = async (transaction: Queries) => {
          const value = await write(transaction);
          return () => resolve(value);
        };
        if (waiting.length === 0) flushing = Promise.all([flushing, flushSoon()]).then(() => {});
        waiting.push({ run, join });
      }),
    idle: () => flushing,
  };
}

interface Job {
  /** Never rejects. */
  run(): Promise<void>;
  /** Writes, and gives what is to be done when that is committed. */
  join(transaction: Queries): Promise<() => void>;
}
