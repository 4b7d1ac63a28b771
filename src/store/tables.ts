import type { Generated } from "kysely";
import type { PersonId, PlaceId } from "../message.ts";

/** Rows as both databases hold them. What is looked for is a column; the rest is JSON in `body`, which carries any
 *  character where Postgres refuses a zero and libsql ends a text at it. */
export interface Tables {
  facts: Row & {
    /** Unique together with `id`. */
    person: PersonId;
    id: string;
    /** A Happening. */
    body: string;
  };
  turns: Row & {
    person: PersonId;
    place: PlaceId;
    /** Unique. */
    id: string;
    /** A Turn without `id` and `at`. */
    body: string;
  };
  misses: Row & {
    place: PlaceId;
    /** Unique: a hash of when, where, what and why. */
    id: string;
    /** A Miss without `at` and `place`. */
    body: string;
  };
  /** The migrations that were applied; not copied. */
  migrations: { number: number; name: string };
}

interface Row {
  /** Counts the rows of a table as they come. */
  seq: Generated<number>;
  /** UTC milliseconds. */
  at: number;
}

/** What a deployment consists of. */
export type TableName = Exclude<keyof Tables, "migrations">;

const every: Readonly<Record<TableName, true>> = { facts: true, turns: true, misses: true };

/** Every table that is copied and emptied. */
export const tableNames = Object.keys(every) as readonly TableName[];

/** Rows a statement may insert: each binds up to five values, of which SQLite takes 32,766 and Postgres 65,535. */
export const batchSize = 1_000;
