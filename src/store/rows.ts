import { createHash } from "node:crypto";
import type { Insertable, Kysely, OnConflictBuilder } from "kysely";
import type { TurnId } from "../action.ts";
import type { PersonId, PlaceId } from "../message.ts";
import type { Fact, Happening } from "./learner.ts";
import {
  type Change,
  conversationMs,
  type Miss,
  missMs,
  type PersonData,
  type Turn,
  turnMs,
} from "./store.ts";
import { batchSize, type TableName, type Tables } from "./tables.ts";

/** The queries of the store, one by one, for a connection or within a transaction. */

type Queries = Kysely<Tables>;

/** Adds rows for what is not there yet, in their order. */
export async function insert(
  queries: Queries,
  person: PersonId,
  place: PlaceId,
  changes: readonly Change[],
): Promise<void> {
  const rows = rowsOf(person, place, changes);
  for (const some of batches(rows.facts))
    await queries.insertInto("facts").values(some).onConflict(skip).execute();
  for (const some of batches(rows.turns))
    await queries.insertInto("turns").values(some).onConflict(skip).execute();
  for (const some of batches(rows.misses))
    await queries.insertInto("misses").values(some).onConflict(skip).execute();
}

const skip = <Table extends TableName>(conflict: OnConflictBuilder<Tables, Table>) => conflict.doNothing();

function rowsOf(person: PersonId, place: PlaceId, changes: readonly Change[]) {
  const facts: Insertable<Tables["facts"]>[] = [];
  const turns: Insertable<Tables["turns"]>[] = [];
  const misses: Insertable<Tables["misses"]>[] = [];
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
        const { at, place, ...body } = change.miss;
        misses.push({ place, id: hashOf(change.miss), at, body: JSON.stringify(body) });
        break;
      }
    }
  }
  return { facts, turns, misses };
}

function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += batchSize) yield rows.slice(from, from + batchSize);
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

export async function findTurn(queries: Queries, id: TurnId, now: number): Promise<Turn | undefined> {
  const row = await queries
    .selectFrom("turns")
    .select(["id", "at", "body"])
    .where("id", "=", storable(id))
    .where("at", ">", now - turnMs)
    .executeTakeFirst();
  return row && turnOf(row);
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

/** Newest first. */
export async function missesOf(queries: Queries, now: number): Promise<Miss[]> {
  const rows = await queries
    .selectFrom("misses")
    .select(["place", "at", "body"])
    .where("at", ">", now - missMs)
    .orderBy("at", "desc")
    .orderBy("seq")
    .execute();
  return rows.map(({ place, at, body }) => {
    const rest: Omit<Miss, "place" | "at"> = JSON.parse(body);
    return { place, at, ...rest };
  });
}

/** Deletes what names a person: what is theirs, and what was said in a place that bears their id. */
export async function erase(queries: Queries, person: PersonId): Promise<void> {
  await queries.deleteFrom("facts").where("person", "=", person).execute();
  await queries
    .deleteFrom("turns")
    .where((is) => is.or([is("person", "=", person), is("place", "=", person)]))
    .execute();
  await queries.deleteFrom("misses").where("place", "=", person).execute();
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
}

function turnOf({ id, at, body }: { readonly id: string; readonly at: number; readonly body: string }): Turn {
  const rest: Omit<Turn, "id" | "at"> = JSON.parse(body);
  return { id, at, ...rest };
}

/** Ids come back from platforms as they please, and Postgres refuses a zero in a text. */
const storable = (id: string): string => id.replaceAll("\u0000", "\uFFFD");

const hashOf = ({ at, place, text, reason }: Miss): string =>
  createHash("sha256")
    .update(JSON.stringify([at, place, text, reason]))
    .digest("base64url");
