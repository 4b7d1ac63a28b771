import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readAddress } from "../../src/store/address.ts";
import { connect, type Database } from "../../src/store/connect.ts";
import { createGroup } from "../../src/store/group.ts";
import { firstOf } from "../../src/store/rows.ts";
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

  it("are committed together, and each hears of its own", async () => {
    const group = createGroup(database.queries);
    const seen = new Set<unknown>();
    const write = (event: string) =>
      group.write((into) => {
        seen.add(into);
        return firstOf(into, event, at);
      }, true);
    expect(await Promise.all(["a", "b", "a", "c"].map(write))).toEqual([true, true, false, true]);
    expect(seen.size).toBe(1);
    expect(seen.has(database.queries)).toBe(false);
  });

  it("do not fail with one of them", async () => {
    const group = createGroup(database.queries);
    const good = group.write((into) => firstOf(into, "good", at), true);
    const bad = group.write(async () => {
      throw new Error("no");
    }, false);
    await expect(bad).rejects.toThrow("no");
    expect(await good).toBe(true);
    expect(await group.write((into) => firstOf(into, "good", at), true)).toBe(false);
  });

  it("are there once nothing waits", async () => {
    const group = createGroup(database.queries);
    const written: string[] = [];
    for (const event of ["a", "b"])
      void group.write((into) => firstOf(into, event, at), true).then(() => written.push(event));
    await group.idle();
    expect(written).toEqual(["a", "b"]);
  });
});
