import { type Kysely, sql } from "kysely";
import type { Database } from "./connect.ts";
import { erase, expire, factsOf, findTurn, insert, lastTurn, missesOf, turnsOf } from "./rows.ts";
import { type Store, sweepMs } from "./store.ts";
import type { Tables } from "./tables.ts";

/** The store in a database, whichever it is. Closing it closes the database. */
export function createDatabaseStore({ queries, kind, close }: Database): Store {
  let swept = Number.NEGATIVE_INFINITY;
  const sweep = async (now: number): Promise<void> => {
    if (now - swept < sweepMs) return;
    swept = now;
    // What is over is shown to nobody: where deleting it fails, the next hour tries again.
    await expire(queries, now).catch(() => {});
  };
  return {
    recall: async (person, place, now) => {
      const [facts, last] = await Promise.all([
        factsOf(queries, person),
        lastTurn(queries, person, place, now),
      ]);
      return last === undefined ? { facts } : { facts, last };
    },
    record: async (person, place, changes, now) => {
      const write = (into: Kysely<Tables>) => insert(into, person, place, changes);
      // A single row is a transaction of its own.
      await (changes.length > 1 ? queries.transaction().execute(write) : write(queries));
      await sweep(now);
    },
    turn: (id, now) => findTurn(queries, id, now),
    misses: (now) => missesOf(queries, now),
    mydata: async (person) => ({
      facts: await factsOf(queries, person),
      turns: await turnsOf(queries, person),
    }),
    forget: async (person) => {
      await queries.transaction().execute((transaction) => erase(transaction, person));
      // Deleted rows are overwritten in the file (a page that was once split may keep a copy in a part that is not in
      // use, until `vacuum`); this takes them out of the log beside it, too.
      if (kind === "libsql") await sql`pragma wal_checkpoint(truncate)`.execute(queries);
    },
    ping: async () => {
      await sql`select 1`.execute(queries);
    },
    close,
  };
}
