import type { Kysely } from "kysely";
import { claim } from "./claims.ts";
import type { Database } from "./connect.ts";
import { createGroup } from "./group.ts";
import { createDatabaseInstallations } from "./installations.ts";
import { sql } from "./kysely.ts";
import { missesOf } from "./misses.ts";
import { receivedOf } from "./ratings.ts";
import {
  erase,
  eraseCommunity,
  expire,
  factsOf,
  findTurn,
  insert,
  lastTurn,
  settingsOf,
  turnsOf,
} from "./rows.ts";
import { begin, putOff, settle } from "./settle.ts";
import { type Store, sweepMs } from "./store.ts";
import { subscriptionsOf, subscriptionsTo } from "./subscriptions.ts";
import type { Tables } from "./tables.ts";
import type { Tips } from "./tips.ts";

/** The store in a database, whichever it is. Closing it closes the database. */
export function createDatabaseStore({ queries, kind, close }: Database): Store {
  const group = createGroup(queries);
  let swept = Number.NEGATIVE_INFINITY;
  const sweep = async (now: number): Promise<void> => {
    if (now - swept < sweepMs) return;
    swept = now;
    // What is over is shown to nobody: where deleting it fails, the next hour tries again.
    await expire(queries, now).catch(() => {});
  };
  return {
    ...createDatabaseInstallations(queries),
    ...createDatabaseTips({ queries, kind }),
    recall: async (person, place, now) => {
      const [facts, last] = await Promise.all([
        factsOf(queries, person),
        lastTurn(queries, person, place, now),
      ]);
      return last === undefined ? { facts } : { facts, last };
    },
    record: async (person, place, changes, now) => {
      const write = (into: Kysely<Tables>) => insert(into, person, place, changes, now);
      // A single row is a transaction of its own.
      const isOne =
        changes.length <= 1 && !changes.some(({ kind }) => kind.endsWith("subscribe") || kind === "settled");
      await group.write(write, isOne);
      await sweep(now);
    },
    turn: (id, now) => findTurn(queries, id, now),
    misses: (now, within) => missesOf(queries, now, within),
    received: (now) => receivedOf(queries, now),
    mydata: async (person) => ({
      facts: await factsOf(queries, person),
      turns: await turnsOf(queries, person),
      subscriptions: await subscriptionsOf(queries, person),
    }),
    forget: async (person) => {
      await queries.transaction().execute((transaction) => erase(transaction, person));
      // Deleted rows are overwritten in the file (a page that was once split may keep a copy in a part that is not in
      // use, until `vacuum`); this takes them out of the log beside it, too.
      if (kind === "libsql") await sql`pragma wal_checkpoint(truncate)`.execute(queries);
    },
    settings: (community) => settingsOf(queries, community),
    leave: (community) =>
      queries.transaction().execute((transaction) => eraseCommunity(transaction, community)),
    first: async (event, now) => {
      const first = await group.first(event, now);
      await sweep(now);
      return first;
    },
    ping: async () => {
      await sql`select 1`.execute(queries);
    },
    close: async () => {
      await group.idle();
      await close();
    },
  };
}

const createDatabaseTips = (database: Pick<Database, "queries" | "kind">): Tips => ({
  subscriptions: (to) => subscriptionsTo(database.queries, to),
  claim: (platform, terms) => claim(database, platform, terms),
  begin: (deliveries, now) => begin(database.queries, deliveries, now),
  putOff: (putOffs) => database.queries.transaction().execute((transaction) => putOff(transaction, putOffs)),
  settle: (settlements) =>
    database.queries.transaction().execute((transaction) => settle(transaction, settlements)),
});
