import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from "kysely";
import type { Database } from "./connect.ts";
import { sql } from "./kysely.ts";
import type { Tables } from "./tables.ts";

export interface Migration {
  readonly name: string;
  readonly up: (queries: Kysely<Tables>, kind: Database["kind"]) => Promise<void>;
}

/** Every step from an empty database to {@link Tables}, in order. Append only: what was released stays as it is. */
export const migrations: readonly Migration[] = [
  {
    name: "facts, turns and misses",
    up: async ({ schema }, kind) => {
      await withSeq(schema.createTable("facts"), kind)
        .addColumn("person", "text", filled)
        .addColumn("id", "text", filled)
        .addColumn("at", "bigint", filled)
        .addColumn("body", "text", filled)
        .addUniqueConstraint("facts_of", ["person", "id"])
        .execute();
      await withSeq(schema.createTable("turns"), kind)
        .addColumn("person", "text", filled)
        .addColumn("place", "text", filled)
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("at", "bigint", filled)
        .addColumn("body", "text", filled)
        .execute();
      await schema.createIndex("turns_of").on("turns").columns(["person", "place", "at"]).execute();
      await schema.createIndex("turns_in").on("turns").column("place").execute();
      await schema.createIndex("turns_at").on("turns").column("at").execute();
      await withSeq(schema.createTable("misses"), kind)
        .addColumn("place", "text", filled)
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("at", "bigint", filled)
        .addColumn("body", "text", filled)
        .execute();
      await schema.createIndex("misses_in").on("misses").column("place").execute();
      await schema.createIndex("misses_at").on("misses").column("at").execute();
    },
  },
  {
    name: "settings and events",
    up: async ({ schema }, kind) => {
      await withSeq(schema.createTable("settings"), kind)
        .addColumn("community", "text", (column) => column.notNull().unique())
        .addColumn("at", "bigint", filled)
        .addColumn("body", "text", filled)
        .execute();
      await withSeq(schema.createTable("events"), kind)
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("at", "bigint", filled)
        .execute();
      await schema.createIndex("events_at").on("events").column("at").execute();
    },
  },
  {
    name: "installations",
    up: async ({ schema }, kind) => {
      await withSeq(schema.createTable("installations"), kind)
        .addColumn("community", "text", (column) => column.notNull().unique())
        .addColumn("at", "bigint", filled)
        .addColumn("body", "text", filled)
        .execute();
    },
  },
  {
    name: "daily tips",
    up: async ({ schema }, kind) => {
      await withSeq(schema.createTable("subscriptions"), kind)
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("platform", "text", filled)
        .addColumn("recipient", "text", filled)
        .addColumn("owner", "text")
        .addColumn("at", "bigint", filled)
        .addColumn("body", "text", filled)
        .addColumn("paused", "text")
        .addColumn("next_at", "bigint")
        .addColumn("next_date", "text")
        .addColumn("last_date", "text")
        .addColumn("told", "text")
        .addColumn("failures", "integer", filled)
        .addColumn("version", "integer", filled)
        .execute();
      await schema.createIndex("subscriptions_to").on("subscriptions").column("recipient").execute();
      await schema.createIndex("subscriptions_by").on("subscriptions").column("owner").execute();
      await withSeq(schema.createTable("deliveries"), kind)
        .addColumn("date", "text", filled)
        .addColumn("subscription", "text", filled)
        .addColumn("at", "bigint", filled)
        .addColumn("tip", "text", filled)
        .addColumn("attempt", "integer", filled)
        .addColumn("ends", "bigint", filled)
        .addUniqueConstraint("deliveries_of", ["date", "subscription"])
        .execute();
      await schema
        .createTable("due")
        .addColumn("platform", "text", filled)
        .addColumn("at", "bigint", filled)
        .addColumn("id", "text", filled)
        .addColumn("slot", "bigint", filled)
        .addPrimaryKeyConstraint("due_in_order", ["platform", "at", "id"])
        // The rows of a file then stand in the order of the key, and nowhere else.
        .$call((table) => (kind === "libsql" ? table.modifyEnd(sql`without rowid`) : table))
        .execute();
      await schema
        .createTable("paces")
        .addColumn("platform", "text", (column) => column.primaryKey())
        .addColumn("free_at", "bigint", filled)
        .execute();
    },
  },
  {
    name: "what was made of misses",
    up: async ({ schema }) => {
      await schema.alterTable("misses").addColumn("settled", "text").execute();
    },
  },
  {
    name: "ratings of answers",
    up: async ({ schema }, kind) => {
      await withSeq(schema.createTable("ratings"), kind)
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("at", "bigint", filled)
        .addColumn("topic", "text", filled)
        .addColumn("helpful", "integer", filled)
        .execute();
      await schema.createIndex("ratings_at").on("ratings").column("at").execute();
    },
  },
];

const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

/** Every table counts its rows: what is of one moment keeps its order, and a copy can be taken in batches. */
const withSeq = <Table extends string>(table: CreateTableBuilder<Table>, kind: Database["kind"]) =>
  kind === "libsql"
    ? table.addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    : table.addColumn("seq", "bigint", (column) => column.primaryKey().generatedAlwaysAsIdentity());
