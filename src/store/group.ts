import type { Kysely } from "kysely";
import { firstsOf } from "./rows.ts";
import type { Tables } from "./tables.ts";

type Queries = Kysely<Tables>;

/** Writes rows, in a transaction or on its own. */
type Write<T> = (into: Queries) => Promise<T>;

/** Writes that come at the same moment share a transaction. Each resolves once what was written survives a crash. */
export interface Group {
  /** `alone`: without others it needs no transaction either. */
  write<T>(write: Write<T>, alone: boolean): Promise<T>;
  /** Whether the event is new; it is known from then on. Many are one statement. */
  first(event: string, now: number): Promise<boolean>;
  /** Resolves once nothing waits to be written. */
  idle(): Promise<void>;
}

/** A commit waits for the disk, or for a server: with 200 questions at once that is most of the work. So what comes until the
 *  event loop turns is committed together. Where that fails each is tried by itself, for the fault is one of them. */
export function createGroup(queries: Queries): Group {
  let jobs: Job[] = [];
  let events: Event[] = [];
  let flushing: Promise<void> = Promise.resolve();

  const flush = async (): Promise<void> => {
    const all: readonly Job[] = [...(events.length > 0 ? [hearing(events, queries)] : []), ...jobs];
    jobs = [];
    events = [];
    const [only, ...others] = all;
    if (only !== undefined && others.length === 0) return only.run();
    try {
      const settle = await queries.transaction().execute(async (transaction) => {
        const settled: (() => void)[] = [];
        for (const { join } of all) settled.push(await join(transaction));
        return settled;
      });
      for (const resolve of settle) resolve();
    } catch {
      for (const { run } of all) await run();
    }
  };
  const flushSoon = (): void => {
    if (jobs.length + events.length > 0) return;
    const flushed = new Promise<void>((resolve) => {
      setImmediate(() => flush().then(resolve));
    });
    flushing = Promise.all([flushing, flushed]).then(() => {});
  };
  return {
    write: (write, alone) =>
      new Promise((resolve, reject) => {
        flushSoon();
        jobs.push({
          run: () => (alone ? write(queries) : queries.transaction().execute(write)).then(resolve, reject),
          join: async (transaction) => {
            const value = await write(transaction);
            return () => resolve(value);
          },
        });
      }),
    first: (event, now) =>
      new Promise((resolve, reject) => {
        flushSoon();
        events.push({ event, now, resolve, reject });
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

interface Event {
  readonly event: string;
  readonly now: number;
  readonly resolve: (isFirst: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** All events at once. Of those that are the same the one that came first is the first. */
function hearing(events: readonly Event[], queries: Queries): Job {
  const join = async (into: Queries) => {
    const fresh = new Set(await firstsOf(into, events));
    return () => {
      for (const { event, resolve } of events) resolve(fresh.delete(event));
    };
  };
  const fail = (error: unknown) => {
    for (const { reject } of events) reject(error);
  };
  return { join, run: () => join(queries).then((resolve) => resolve(), fail) };
}
