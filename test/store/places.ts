import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";

/** A database of one's own. */
export interface Place {
  readonly url: string;
  /** Leaves it as if it had never been opened; nobody may have it open. */
  readonly empty: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** How to get one, for each of the two kinds. */
export const newPlace = { libsql: newFile, postgres: newDatabase };

async function newFile(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "roadmate-store-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  return { url: `file:${join(folder, "new", "roadmate.db")}`, empty: remove, remove };
}

async function newDatabase(): Promise<Place> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await query(inject("postgresUrl"), `create database ${name}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = name;
  return {
    url: url.href,
    empty: async () => {
      await query(url.href, "drop schema public cascade");
      await query(url.href, "create schema public");
    },
    remove: async () => {
      await query(inject("postgresUrl"), `drop database ${name} with (force)`);
    },
  };
}

/** Asks Postgres, past the store. */
export async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
