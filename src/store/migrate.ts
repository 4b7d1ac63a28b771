import { ConfigError } from "../errors.ts";
import type { Database } from "./connect.ts";
import { sql } from "./kysely.ts";
import { migrations } from "./migrations.ts";

/** Any number will do, as long as it stays the same: whoever migrates holds it. */
const lock = 7_623_283;

/** Brings a database up to `steps`, all or nothing; of several processes one does it, and the others wait. Throws
 *  ConfigError when the database has seen steps that are not among them. */
export async function migrate({ queries, kind }: Database, steps = migrations): Promise<void> {
  await queries.transaction().execute(async (transaction) => {
    // Kysely's own lock does nothing on SQLite. There the transaction is one: it begins with the lock on the file.
    if (kind === "postgres") await sql`select pg_advisory_xact_lock(${lock})`.execute(transaction);
    await transaction.schema
      .createTable("migrations")
      .ifNotExists()
      .addColumn("number", "integer", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .execute();
    const applied = await transaction.selectFrom("migrations").selectAll().orderBy("number").execute();
    const unknown = applied.find(({ name }, index) => name !== steps[index]?.name);
    if (unknown) throw new ConfigError([newer(unknown.name)]);
    for (const [index, { name, up }] of steps.entries()) {
      if (index < applied.length) continue;
      await up(transaction, kind);
      await transaction
        .insertInto("migrations")
        .values({ number: index + 1, name })
        .execute();
    }
  });
}

const newer = (name: string): string =>
  `The database was made by a newer Roadmate (this one knows no migration "${name}"): start that version, or name another database`;
