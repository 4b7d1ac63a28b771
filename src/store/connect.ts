import type { Kysely, PostgresDialect, SqliteDialect } from "kysely";
import { ConfigError } from "../errors.ts";
import type { Address } from "./address.ts";
import { kysely } from "./kysely.ts";
import { openFile } from "./libsql.ts";
import { migrate } from "./migrate.ts";
import { openPool } from "./postgres.ts";
import type { Tables } from "./tables.ts";

/** An open database, brought up to date. */
export interface Database {
  readonly kind: "libsql" | "postgres";
  readonly queries: Kysely<Tables>;
  /** Waits for what is under way. Safe to call twice. */
  close(): Promise<void>;
}

/** Opens a database and migrates it. `setting` is where the address comes from. Throws ConfigError, with one sentence
 *  on what is wrong and what to do, and without the password. */
export async function connect(
  address: Exclude<Address, { kind: "memory" }>,
  setting: string,
): Promise<Database> {
  let database: Database | undefined;
  try {
    database = databaseOf(address.kind, await dialectOf(address));
    await migrate(database);
    return database;
  } catch (cause) {
    await database?.close().catch(() => {});
    if (cause instanceof ConfigError) throw cause;
    throw new ConfigError([`${setting}: ${troubleOf(address, cause)}`], { cause });
  }
}

async function dialectOf(address: Exclude<Address, { kind: "memory" }>) {
  switch (address.kind) {
    case "libsql":
      return openFile(address.path);
    case "postgres":
      return openPool(address.url);
  }
}

function databaseOf(kind: Database["kind"], dialect: SqliteDialect | PostgresDialect): Database {
  const queries = new kysely.Kysely<Tables>({ dialect });
  let closed: Promise<void> | undefined;
  return {
    kind,
    queries,
    close: () => {
      closed ??= queries.destroy();
      return closed;
    },
  };
}

function troubleOf(address: Exclude<Address, { kind: "memory" }>, cause: unknown): string {
  const code =
    cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  if (address.kind === "libsql") {
    const why = (code && fileTroubles[code]) ?? code ?? String(cause);
    return `${address.path} cannot be opened (${why}): name a file in a folder that Roadmate may write to`;
  }
  const { host, username, pathname } = new URL(address.url);
  switch (code) {
    case "28P01":
    case "28000":
      return `Postgres at ${host} does not let "${username}" in (${code}): correct the user and the password`;
    case "3D000":
      return `Postgres at ${host} has no database "${pathname.slice(1)}": create it, or correct the name`;
    case "42501":
      return `Postgres at ${host} does not let "${username}" make tables: grant it create on the schema`;
    default:
      return `Postgres at ${host} cannot be reached (${code ?? "no answer"}): start it, or correct host and port`;
  }
}

const fileTroubles: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EROFS: "the disk is read-only",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a part of the path is a file",
  ENOSPC: "the disk is full",
  SQLITE_NOTADB: "it is not a database",
  SQLITE_BUSY: "another process does not let go of it",
  SQLITE_FULL: "the disk is full",
};
