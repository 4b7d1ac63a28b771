import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { SqliteDatabase, SqliteDialect } from "kysely";
import { kysely } from "./kysely.ts";

/** Statements kept prepared. A new one takes 25 kB, which libsql frees only after JavaScript's collector has passed and
 *  the event loop has turned: without keeping them, 100,000 writes in a row took 3 GB. */
const preparedMax = 100;

/** How long a write waits for another process, such as the command line beside the bot. */
const busyMs = 5_000;

/** A file, made with its folder where it is missing, and readable by nobody else. */
export async function openFile(path: string): Promise<SqliteDialect> {
  await mkdir(dirname(path), { recursive: true });
  // libsql tells "is a folder" and "no permission" apart only by number: Node finds out first.
  await (await open(path, "a", 0o600)).close();
  const { default: Libsql } = await import("libsql");
  const libsql = new Libsql(path, { timeout: busyMs });
  for (const pragma of ["journal_mode = wal", "synchronous = full", "secure_delete = on"])
    libsql.pragma(pragma);
  return new kysely.SqliteDialect({ database: wrap(libsql) });
}

interface Statement {
  readonly reader: boolean;
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  all(parameters: readonly unknown[]): unknown[];
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

function wrap(libsql: { prepare(sql: string): Statement; close(): void }): SqliteDatabase {
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (sql: string) => {
    // Every transaction here writes; one that reads first and then cannot get the lock would fail without waiting.
    const statement = libsql.prepare(sql === "begin" ? "begin immediate" : sql);
    return {
      reader: statement.reader,
      all: (parameters: readonly unknown[]) => statement.all(parameters.map(bindable)),
      run: (parameters: readonly unknown[]) => statement.run(parameters.map(bindable)),
      iterate: (parameters: readonly unknown[]) => statement.iterate(parameters.map(bindable)),
    };
  };
  return {
    close: () => libsql.close(),
    prepare: (sql) => {
      const statement = prepared.get(sql) ?? prepare(sql);
      prepared.set(sql, statement);
      for (const oldest of prepared.keys()) {
        if (prepared.size <= preparedMax) break;
        prepared.delete(oldest);
      }
      return statement;
    },
  };
}

/** libsql 0.5 aborts the process when a boolean is bound. */
const bindable = (value: unknown): unknown => (typeof value === "boolean" ? Number(value) : value);
