import { access } from "node:fs/promises";
import type { Kysely } from "kysely";
import { ConfigError } from "../errors.ts";
import { type Address, addressForms, readAddress } from "./address.ts";
import { connect, type Database } from "./connect.ts";
import { sql } from "./kysely.ts";
import { rebuildDue } from "./subscriptions.ts";
import { batchSize, type TableName, type Tables, tableNames } from "./tables.ts";

/** A table, and how many rows of it were copied. */
export interface Copied {
  readonly table: string;
  readonly rows: number;
}

/** Copies every table into an empty database: all of it or, when it throws, nothing. Both are brought up to date first.
 *  Throws ConfigError when an address is wrong, the source is missing or the target holds something. */
export async function copyDatabase(from: string, to: string): Promise<readonly Copied[]> {
  const source = addressOf(from, "--from");
  const target = addressOf(to, "--to");
  if (source.kind === "libsql") await refuseMissing(source.path);
  const reading = await connect(source, "--from");
  try {
    const writing = await connect(target, "--to");
    try {
      return await atOneMoment(reading, (source) =>
        writing.queries.transaction().execute((target) => copyTables(source, target)),
      );
    } finally {
      await writing.close();
    }
  } finally {
    await reading.close();
  }
}

function addressOf(url: string, setting: string): Exclude<Address, { kind: "memory" }> {
  const address = readAddress(url);
  if (address === undefined || address.kind === "memory")
    throw new ConfigError([`${setting} is ${addressForms}`]);
  return address;
}

/** Opening a file makes it. An empty copy of a mistyped name would look like a success. */
async function refuseMissing(path: string): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new ConfigError([`--from: there is no file ${path}: correct the path`], { cause });
  });
}

/** Reads as if nobody wrote meanwhile, and without keeping anybody from writing. */
async function atOneMoment<T>(
  { queries, kind }: Database,
  read: (source: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const begin = kind === "libsql" ? "begin deferred" : "begin isolation level repeatable read, read only";
  return queries.connection().execute(async (source) => {
    await sql.raw(begin).execute(source);
    try {
      return await read(source);
    } finally {
      await sql`rollback`.execute(source);
    }
  });
}

async function copyTables(source: Kysely<Tables>, target: Kysely<Tables>): Promise<Copied[]> {
  const filled: string[] = [];
  for (const table of tableNames) if ((await count(target, table)) > 0) filled.push(table);
  if (filled.length > 0)
    throw new ConfigError([
      `--to: the database is not empty (${filled.join(", ")}): name an empty one, so that nothing is mixed up`,
    ]);
  const copied: Copied[] = [];
  for (const table of tableNames) {
    await copyRows(source, target, table);
    const [expected, rows] = [await count(source, table), await count(target, table)];
    if (expected !== rows)
      throw new Error(`${table}: ${rows} of ${expected} rows arrived; nothing was copied`);
    copied.push({ table, rows });
  }
  await rebuildDue(target);
  return copied;
}

/** In the order of `seq`, which the target counts anew. */
async function copyRows(source: Kysely<Tables>, target: Kysely<Tables>, table: TableName): Promise<void> {
  for (let last = 0; ; ) {
    const rows = await source
      .selectFrom(table)
      .selectAll()
      .where("seq", ">", last)
      .orderBy("seq")
      .limit(batchSize)
      .execute();
    const end = rows.at(-1)?.seq;
    if (end === undefined) return;
    last = end;
    await target
      .insertInto(table)
      .values(rows.map(({ seq: _, ...row }) => row))
      .execute();
  }
}

async function count(queries: Kysely<Tables>, table: TableName): Promise<number> {
  const { rows } = await queries
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return rows;
}
