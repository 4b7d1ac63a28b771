import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readAddress } from "../../src/store/address.ts";
import { connect, type Database } from "../../src/store/connect.ts";
import { createGroup } from "../../src/store/group.ts";
import { newPlace, type Place } from "./places.ts";

const at = Date.UTC(2027, 0, 1);

describe.each(["libsql", "postgres"] as const)("in %s, writes that come at the same moment", (kind) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await newPlace[kind]();
    const address = readAddress(place.url);
    if (address === undefined || address.kind === "memory") throw new Error("no address");
    database = await connect(address, "DATABASE_URL");
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  const row = (id: string) => (into: Database["queries"]) =>
    into.insertInto("events").values({ id, at }).execute();
  const rows = async () =>
    (await database.queries.selectFrom("events").select("id").orderBy("id").execute()).map(({ id }) => id);

  it("are committed together", async () => {
    const group = createGroup(database.queries);
    const seen = new Set<unknown>();
    const write = (id: string) => (into: Database["queries"]) => {
      seen.add(into);
      return row(id)(into);
    };
    await Promise.all([group.write(write("a"), true), group.first("b", at), group.write(write("c"), false)]);
    expect(await rows()).toEqual(["a", "b", "c"]);
    expect(seen.size).toBe(1);
    expect(seen.has(database.queries)).toBe(false);
  });

  it("tell of each event whether it is new, of the same ones only the first", async () => {
    const group = createGroup(database.queries);
    const first = (event: string) => group.first(event, at);
    expect(await Promise.all(["a", "b", "a", "c"].map(first))).toEqual([true, true, false, true]);
    expect(await Promise.all(["a", "d"].map(first))).toEqual([false, true]);
  });

  it("do not fail with one of them", async () => {
    const group = createGroup(database.queries);
    const good = group.write(row("good"), true);
    const known = group.first("known", at);
    const bad = group.write(async () => {
      throw new Error("no");
    }, false);
    await expect(bad).rejects.toThrow("no");
    await good;
    expect(await known).toBe(true);
    expect(await rows()).toEqual(["good", "known"]);
  });

  it("are there once nothing waits", async () => {
    const group = createGroup(database.queries);
    for (const id of ["a", "b"]) void group.write(row(id), true);
    await group.idle();
    expect(await rows()).toEqual(["a", "b"]);
  });
});
