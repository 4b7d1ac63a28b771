import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import { readAddress } from "../../src/store/address.ts";
import { connect, type Database } from "../../src/store/connect.ts";
import { createDatabaseStore } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import { type Migration, migrations } from "../../src/store/migrations.ts";
import { tableNames } from "../../src/store/tables.ts";
import { newPlace, type Place } from "./places.ts";

const later: Migration = {
  name: "later",
  up: async ({ schema }) => {
    await schema.alterTable("misses").addColumn("extra", "text").execute();
  },
};
const failing: Migration = {
  name: "failing",
  up: async (queries, kind) => {
    await later.up(queries, kind);
    throw new Error("halfway");
  },
};

describe.each(["libsql", "postgres"] as const)("the migrations in %s", (kind) => {
  let place: Place;
  const open: Database[] = [];
  const opened = async (): Promise<Database> => {
    const address = readAddress(place.url);
    if (address === undefined || address.kind === "memory") throw new Error(place.url);
    const database = await connect(address, "DATABASE_URL");
    open.push(database);
    return database;
  };
  const applied = async ({ queries }: Database) =>
    (await queries.selectFrom("migrations").selectAll().orderBy("number").execute()).map(({ name }) => name);
  const names = migrations.map(({ name }) => name);

  beforeEach(async () => {
    place = await newPlace[kind]();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((database) => database.close()));
    await place.remove();
  });

  test("make every table of an empty database, and no other", async () => {
    const database = await opened();
    const tables = await database.queries.introspection.getTables();
    expect(tables.map(({ name }) => name).sort()).toEqual(
      [...tableNames, "due", "paces", "migrations"].sort(),
    );
    expect(await applied(database)).toEqual(names);
  });
  test("do nothing the second time", async () => {
    await (await opened()).close();
    expect(await applied(await opened())).toEqual(names);
  });
  test("are run once by many at the same time", async () => {
    const databases = await Promise.all(Array.from({ length: 5 }, opened));
    for (const database of databases) expect(await applied(database)).toEqual(names);
  });
  test("bring an older database up to date, and keep what is in it", async () => {
    const database = await opened();
    const store = createDatabaseStore(database);
    const miss = { at: 1, place: "web:here", text: "rain", reason: "abstained", topics: [] } as const;
    await store.record("web:asha", "web:here", [{ kind: "miss", miss }], 1);
    await migrate(database, [...migrations, later]);
    expect(await applied(database)).toEqual([...names, "later"]);
    expect(await store.misses(1)).toEqual([miss]);
    await sql`select extra from misses`.execute(database.queries);
  });
  test("are all undone when one of them fails", async () => {
    const database = await opened();
    await expect(migrate(database, [...migrations, failing])).rejects.toThrow("halfway");
    expect(await applied(database)).toEqual(names);
    await expect(sql`select extra from misses`.execute(database.queries)).rejects.toThrow();
  });
  test("refuse a database that a newer program has migrated, and say so", async () => {
    const database = await opened();
    await migrate(database, [...migrations, later]);
    const refusal = await opened().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConfigError);
    expect(String(refusal)).toMatch(
      /made by a newer Roadmate .*"later".*: start that version, or name another/s,
    );
  });
});
