import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from "kysely";
import type { Database } from "./connect.ts";
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
];

const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

/** Every table counts its rows: what is of one moment keeps its order, and a copy can be taken in batches. */
const withSeq = <Table extends string>(table: CreateTableBuilder<Table>, kind: Database["kind"]) =>
  kind === "libsql"
    ? table.addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    : table.addColumn("seq", "bigint", (column) => column.primaryKey().generatedAlwaysAsIdentity());
