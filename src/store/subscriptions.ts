import type { Kysely } from "kysely";
import type { PersonId, PlaceId } from "../message.ts";
import type { CommunityId } from "../settings.ts";
import type { Subscribed } from "../tips/subscription.ts";
import { sql } from "./kysely.ts";
import type { Change } from "./store.ts";
import { rowOf, subscribedOf } from "./subscribers.ts";
import { batchSize, isWithin, type Tables } from "./tables.ts";

/** The rows of subscriptions, for a connection or within a transaction. A row of `due` goes with its subscription only as long as
 *  its slot is the `next_at` there. So whoever changes a subscription deletes the row where it ought to be, and where somebody is
 *  just sending, and has moved it, leaves it to be passed over. */

type Queries = Kysely<Tables>;

export async function subscribe(
  queries: Queries,
  { subscription, next }: Extract<Change, { kind: "subscribe" }>,
  now: number,
): Promise<void> {
  const { id } = subscription;
  const before = await queries
    .selectFrom("subscriptions")
    .select("next_at")
    .where("id", "=", id)
    .executeTakeFirst();
  const row = rowOf(subscription, next, now);
  const { next_at, next_date } = row;
  // What is due and stays so is left to whoever may be at it.
  const isMoved = before === undefined || before.next_at !== next_at;
  if (isMoved) await removeDue(queries, [id]);
  await queries
    .insertInto("subscriptions")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        at: now,
        body: row.body,
        paused: row.paused,
        failures: 0,
        version: sql<number>`${ref("subscriptions.version")} + 1`,
        ...(isMoved ? { next_at, next_date } : {}),
      })),
    )
    .execute();
  if (isMoved && next_at !== null)
    await insertDue(queries, [{ platform: row.platform, at: next_at, id, slot: next_at }]);
}

export async function insertDue(queries: Queries, rows: readonly Tables["due"][]): Promise<void> {
  if (rows.length === 0) return;
  await queries
    .insertInto("due")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function unsubscribe(queries: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await removeDue(queries, ids);
  await queries.deleteFrom("subscriptions").where("id", "in", ids).execute();
}

async function removeDue(queries: Queries, ids: readonly string[]): Promise<void> {
  await queries
    .deleteFrom("due")
    .where(({ refTuple, selectFrom, eb }) =>
      eb(
        refTuple("platform", "at", "id"),
        "in",
        selectFrom("subscriptions")
          .select(["platform", "next_at", "id"])
          .where("id", "in", ids)
          .where("next_at", "is not", null)
          .$asTuple("platform", "next_at", "id")
          .$castTo<never>(),
      ),
    )
    .execute();
}

/** Oldest first. */
export async function subscriptionsTo(
  queries: Queries,
  to: readonly (PersonId | PlaceId)[],
): Promise<Subscribed[]> {
  if (to.length === 0) return [];
  const rows = await queries
    .selectFrom("subscriptions")
    .selectAll()
    .where("recipient", "in", to)
    .orderBy("seq")
    .execute();
  return rows.map(subscribedOf);
}

/** A person's own, and those they set up, oldest first. */
export async function subscriptionsOf(queries: Queries, person: PersonId): Promise<Subscribed[]> {
  const rows = await queries
    .selectFrom("subscriptions")
    .selectAll()
    .where((is) => is.or([is("recipient", "=", person), is("owner", "=", person)]))
    .orderBy("seq")
    .execute();
  return rows.map(subscribedOf);
}

/** Makes what is due anew, for a database whose subscriptions were copied. */
export async function rebuildDue(queries: Queries): Promise<void> {
  await queries.deleteFrom("due").execute();
  await queries
    .insertInto("due")
    .columns(["platform", "at", "id", "slot"])
    .expression(
      queries
        .selectFrom("subscriptions")
        .select(["platform", "next_at as at", "id", "next_at as slot"])
        .where("next_at", "is not", null),
    )
    .execute();
}

/** Deletes a person's own, and their name from those they set up. */
export async function forgetSubscriber(queries: Queries, person: PersonId): Promise<void> {
  const own = await queries
    .selectFrom("subscriptions")
    .select("id")
    .where("recipient", "=", person)
    .execute();
  await unsubscribe(
    queries,
    own.map(({ id }) => id),
  );
  await queries.updateTable("subscriptions").set({ owner: null }).where("owner", "=", person).execute();
}

/** Deletes those of a community's places and, where they are known only there, its people. */
export async function leaveSubscriptions(queries: Queries, community: CommunityId): Promise<void> {
  const gone = await queries
    .selectFrom("subscriptions")
    .select("id")
    .where(isWithin("recipient", community))
    .execute();
  for (let from = 0; from < gone.length; from += batchSize) {
    const some = gone.slice(from, from + batchSize);
    await unsubscribe(
      queries,
      some.map(({ id }) => id),
    );
  }
}
