import type { Kysely } from "kysely";
import type { Platform } from "../message.ts";
import type { Database } from "./connect.ts";
import { nextIn, subscribedOf } from "./subscribers.ts";
import { insertDue } from "./subscriptions.ts";
import type { Tables } from "./tables.ts";
import { byDue, type Claimed, type Claims, freeAfter, freeFrom, roomFrom, type Terms } from "./tips.ts";

/** The queries of claiming, for both databases. A claim takes the row out of `due` and puts it back at the end of the lease. So a row
 *  says itself whose it is: a later claim has a later lease, and whoever had an earlier one finds no row. */

type Queries = Kysely<Tables>;

export async function claim(
  { queries, kind }: Pick<Database, "queries" | "kind">,
  platform: Platform,
  terms: Terms,
): Promise<Claims> {
  const { now, leaseMs } = terms;
  if (!(await isAnyDue(queries, platform, now))) return { from: now, tips: [] };
  return queries.transaction().execute(async (transaction) => {
    const from = freeFrom(await lockPace(transaction, platform, now), now);
    const room = roomFrom(from, terms);
    if (room === 0) return { from, tips: [] };
    const taken = await takeDue(transaction, kind, { platform, now, room });
    const tips = await subscribersOf(transaction, taken, now + leaseMs);
    await insertDue(
      transaction,
      tips.map(({ subscription: { id, next }, lease }) => ({ platform, at: lease, id, slot: next.at })),
    );
    await transaction
      .updateTable("paces")
      .set({ free_at: freeAfter(from, tips.length, terms) })
      .where("platform", "=", platform)
      .execute();
    return { from, tips };
  });
}

/** Most of the time nothing is, and that is found out without writing. */
async function isAnyDue(queries: Queries, platform: Platform, now: number): Promise<boolean> {
  const row = await queries
    .selectFrom("due")
    .select("id")
    .where("platform", "=", platform)
    .where("at", "<=", now)
    .orderBy("at")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** From when the platform is free. In Postgres the row is locked by writing it: processes claim one after another. */
async function lockPace(queries: Queries, platform: Platform, now: number): Promise<number> {
  const { free_at } = await queries
    .insertInto("paces")
    .values({ platform, free_at: now })
    .onConflict((conflict) =>
      conflict.column("platform").doUpdateSet(({ ref }) => ({ free_at: ref("paces.free_at") })),
    )
    .returning("free_at")
    .executeTakeFirstOrThrow();
  return free_at;
}

interface Lot {
  readonly platform: Platform;
  readonly now: number;
  readonly room: number;
}

async function takeDue(queries: Queries, kind: Database["kind"], { platform, now, room }: Lot) {
  const first = queries
    .selectFrom("due")
    .select(["platform", "at", "id"])
    .where("platform", "=", platform)
    .where("at", "<=", now)
    .orderBy("at")
    .orderBy("id")
    .limit(room)
    .$if(kind === "postgres", (query) => query.forUpdate().skipLocked());
  return (
    queries
      .with("first", () => first)
      .deleteFrom("due")
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple("platform", "at", "id"),
          "in",
          selectFrom("first").select(["platform", "at", "id"]).$asTuple("platform", "at", "id"),
        ),
      )
      // Postgres looks at this again once it has waited for another claim of the row, not at what is inside the subquery.
      .where("at", "<=", now)
      .returning(["id", "slot"])
      .execute()
  );
}

/** The subscriptions of what was taken; what goes with none any more is left out. */
async function subscribersOf(
  queries: Queries,
  taken: readonly Pick<Tables["due"], "id" | "slot">[],
  lease: number,
): Promise<Claimed[]> {
  if (taken.length === 0) return [];
  const ids = taken.map(({ id }) => id);
  const rows = await queries.selectFrom("subscriptions").selectAll().where("id", "in", ids).execute();
  const claims = rows.flatMap((row): Claimed[] => {
    const next = nextIn(row);
    return next !== undefined && taken.some(({ id, slot }) => id === row.id && slot === next.at)
      ? [{ subscription: { ...subscribedOf(row), next }, lease, version: row.version }]
      : [];
  });
  return claims.sort(byDue);
}
