import type { PostgresDialect } from "kysely";
import { kysely } from "./kysely.ts";

/** `bigint` in Postgres' catalogue; every one of ours fits a number. */
const bigintOid = 20;

/** A pool of connections, opened as they are needed. */
export async function openPool(url: string): Promise<PostgresDialect> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: "roadmate",
    types: {
      getTypeParser: (oid, format) => (oid === bigintOid ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // An idle connection that breaks is replaced at the next query, which says so if that fails.
  pool.on("error", () => {});
  // One that breaks between two queries of a transaction tells nobody else, and would end the process; the next of them fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  return new kysely.PostgresDialect({ pool });
}
