import type { Insertable, Kysely, OnConflictBuilder } from "kysely";
import type { TurnId } from "../action.ts";
import type { PersonId, PlaceId } from "../message.ts";
import type { CommunityId, Settings } from "../settings.ts";
import { uninstall } from "./installations.ts";
import type { Fact, Happening } from "./learner.ts";
import { idOf, settleMisses } from "./misses.ts";
import { rate } from "./ratings.ts";
import {
  type Change,
  conversationMs,
  eventMs,
  type KeptTurn,
  missMs,
  type PersonData,
  type Turn,
  turnMs,
} from "./store.ts";
import { forgetSubscriber, leaveSubscriptions, subscribe, unsubscribe } from "./subscriptions.ts";
import { batches, isWithin, type TableName, type Tables } from "./tables.ts";
import { deliveryMs } from "./tips.ts";

/** The queries of the store, one by one, for a connection or within a transaction. */

type Queries = Kysely<Tables>;

/** Adds rows for what is not there yet, in their order. */
export async function insert(
  queries: Queries,
  person: PersonId,
  place: PlaceId,
  changes: readonly Change[],
  now: number,
): Promise<void> {
  const rows = rowsOf(person, place, changes, now);
  for (const some of batches(rows.facts))
    await queries.insertInto("facts").values(some).onConflict(skip).execute();
  for (const some of batches(rows.turns))
    await queries.insertInto("turns").values(some).onConflict(skip).execute();
  for (const some of batches(rows.misses))
    await queries.insertInto("misses").values(some).onConflict(skip).execute();
  for (const row of rows.settings)
    await queries
      .insertInto("settings")
      .values(row)
      .onConflict((conflict) => conflict.column("community").doUpdateSet({ at: row.at, body: row.body }))
      .execute();
  for (const change of changes) {
    if (change.kind === "rating") await rate(queries, change.rating);
    if (change.kind === "settled") await settleMisses(queries, change);
    if (change.kind === "subscribe") await subscribe(queries, change, now);
    if (change.kind === "unsubscribe") await unsubscribe(queries, [change.id]);
  }
}

const skip = <Table extends TableName>(conflict: OnConflictBuilder<Tables, Table>) => conflict.doNothing();

function rowsOf(person: PersonId, place: PlaceId, changes: readonly Change[], now: number) {
  const facts: Insertable<Tables["facts"]>[] = [];
  const turns: Insertable<Tables["turns"]>[] = [];
  const misses: Insertable<Tables["misses"]>[] = [];
  const settings: Insertable<Tables["settings"]>[] = [];
  for (const change of changes) {
    switch (change.kind) {
      case "fact": {
        const { id, at, ...body } = change.fact;
        facts.push({ person, id: storable(id), at, body: JSON.stringify(body) });
        break;
      }
      case "turn": {
        const { id, at, ...body } = change.turn;
        turns.push({ person, place, id: storable(id), at, body: JSON.stringify(body) });
        break;
      }
      case "miss": {
        const { at, place, settled: _, ...body } = change.miss;
        misses.push({ place, id: idOf(change.miss), at, body: JSON.stringify(body) });
        break;
      }
      case "settings":
        settings.push({ community: change.community, at: now, body: JSON.stringify(change.settings) });
        break;
      // They change what is there, in their order.
      case "rating":
      case "settled":
      case "subscribe":
      case "unsubscribe":
        break;
    }
  }
  return { facts, turns, misses, settings };
}

/** Oldest first. */
export async function factsOf(queries: Queries, person: PersonId): Promise<Fact[]> {
  const rows = await queries
    .selectFrom("facts")
    .select(["id", "at", "body"])
    .where("person", "=", person)
    .orderBy("at")
    .orderBy("seq")
    .execute();
  return rows.map(({ id, at, body }) => {
    const happening: Happening = JSON.parse(body);
    return { id, at, ...happening };
  });
}

/** The turn that a conversation goes on from. */
export async function lastTurn(
  queries: Queries,
  person: PersonId,
  place: PlaceId,
  now: number,
): Promise<Turn | undefined> {
  const row = await queries
    .selectFrom("turns")
    .select(["id", "at", "body"])
    .where("person", "=", person)
    .where("place", "=", place)
    .where("at", ">", now - conversationMs)
    .orderBy("at", "desc")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && turnOf(row);
}

export async function findTurn(queries: Queries, id: TurnId, now: number): Promise<KeptTurn | undefined> {
  const row = await queries
    .selectFrom("turns")
    .select(["id", "person", "place", "at", "body"])
    .where("id", "=", storable(id))
    .where("at", ">", now - turnMs)
    .executeTakeFirst();
  return row && { ...turnOf(row), by: row.person, place: row.place };
}

/** Oldest first. */
export async function turnsOf(queries: Queries, person: PersonId): Promise<PersonData["turns"]> {
  const rows = await queries
    .selectFrom("turns")
    .select(["id", "place", "at", "body"])
    .where("person", "=", person)
    .orderBy("at")
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({ ...turnOf(row), place: row.place }));
}

/** Deletes what names a person: what is theirs, and what was said in a place that bears their id. */
export async function erase(queries: Queries, person: PersonId): Promise<void> {
  await queries.deleteFrom("facts").where("person", "=", person).execute();
  await queries
    .deleteFrom("turns")
    .where((is) => is.or([is("person", "=", person), is("place", "=", person)]))
    .execute();
  await queries.deleteFrom("misses").where("place", "=", person).execute();
  await forgetSubscriber(queries, person);
}

/** Deletes what is over. */
export async function expire(queries: Queries, now: number): Promise<void> {
  await queries
    .deleteFrom("turns")
    .where("at", "<=", now - turnMs)
    .execute();
  await queries
    .deleteFrom("misses")
    .where("at", "<=", now - missMs)
    .execute();
  await queries
    .deleteFrom("ratings")
    .where("at", "<=", now - missMs)
    .execute();
  await queries
    .deleteFrom("events")
    .where("at", "<=", now - eventMs)
    .execute();
  await queries
    .deleteFrom("deliveries")
    .where("date", "<", new Date(now - deliveryMs).toISOString().slice(0, 10))
    .execute();
}

export async function settingsOf(queries: Queries, community: CommunityId): Promise<Settings | undefined> {
  const row = await queries
    .selectFrom("settings")
    .select("body")
    .where("community", "=", community)
    .executeTakeFirst();
  return row && JSON.parse(row.body);
}

/** Deletes what belongs to a community. */
export async function eraseCommunity(queries: Queries, community: CommunityId): Promise<void> {
  await queries.deleteFrom("settings").where("community", "=", community).execute();
  await uninstall(queries, community);
  await leaveSubscriptions(queries, community);
  await queries.deleteFrom("facts").where(isWithin("person", community)).execute();
  await queries
    .deleteFrom("turns")
    .where((is) => is.or([isWithin("person", community), isWithin("place", community)]))
    .execute();
  await queries.deleteFrom("misses").where(isWithin("place", community)).execute();
}

/** Which of the events are new; they are known from then on. */
export async function firstsOf(
  queries: Queries,
  events: readonly { readonly event: string; readonly now: number }[],
): Promise<readonly string[]> {
  const latest = events.reduce((most, { now }) => Math.max(most, now), 0);
  const byId = new Map(events.map(({ event, now }) => [storable(event), { event, at: now }]));
  const fresh: string[] = [];
  for (const rows of batches([...byId].map(([id, { at }]) => ({ id, at })))) {
    const known = await queries
      .insertInto("events")
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column("id")
          .doUpdateSet({ at: latest })
          .where("events.at", "<=", latest - eventMs),
      )
      .returning("id")
      .execute();
    fresh.push(...known.flatMap(({ id }) => byId.get(id)?.event ?? []));
  }
  return fresh;
}

function turnOf({ id, at, body }: { readonly id: string; readonly at: number; readonly body: string }): Turn {
  const rest: Omit<Turn, "id" | "at"> = JSON.parse(body);
  return { id, at, ...rest };
}

/** Ids come back from platforms as they please. Postgres refuses a zero in a text, and half a character is stored as another. */
const storable = (id: string): string => id.replace(/[\u0000\p{Cs}]/gu, "\uFFFD");
