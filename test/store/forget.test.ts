import { readdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import Libsql from "libsql";
import { describe, expect, test } from "vitest";
import type { PersonId } from "../../src/message.ts";
import { openStore } from "../../src/store/open.ts";
import type { Change, Store } from "../../src/store/store.ts";
import { newPlace, query } from "./places.ts";
import { subscribed } from "./subscribing.ts";

const now = Date.UTC(2027, 0, 1);
const asha: PersonId = "discord:80351110224678912";

/** A few hundred people who talk and learn, one of them asha, who also asks in a place named for her. */
async function live(store: Store): Promise<void> {
  for (let n = 0; n < 300; n++) {
    const person: PersonId = n === 150 ? asha : `discord:${n}`;
    const changes = Array.from({ length: 5 }, (_, k): Change[] => [
      { kind: "fact", fact: { id: `${n}-${k}`, at: now + k, kind: "step", step: "git", state: "done" } },
      { kind: "turn", turn: { id: `${n}-${k}`, at: now + k, text: `why ${n}`, offered: [], slots: {} } },
      { kind: "miss", miss: { at: now + k, place: person, text: "rain", reason: "abstained", topics: [] } },
    ]);
    changes.push([
      subscribed(`own${n}`, { to: person, by: person }),
      subscribed(`set${n}`, { to: "discord:1/2", by: person }),
    ]);
    await store.record(person, n % 2 ? "discord:here" : person, changes.flat(), now);
  }
}

/** Everything in the database, past the store: table → its rows as text. */
async function scan(url: string): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  if (url.startsWith("file:")) {
    const file = new Libsql(url.replace("file:", ""));
    const names = file.prepare("select name from sqlite_master where type = 'table'").all();
    for (const { name } of names as { name: string }[])
      all.set(
        name,
        file
          .prepare(`select * from "${name}"`)
          .all()
          .map((row) => JSON.stringify(row)),
      );
    file.close();
  } else {
    const names = await query(url, "select tablename from pg_tables where schemaname = 'public'");
    for (const { tablename } of names)
      all.set(
        String(tablename),
        (await query(url, `select * from "${tablename}"`)).map((row) => JSON.stringify(row)),
      );
  }
  return all;
}

const naming = (scanned: Map<string, string[]>): Record<string, number> =>
  Object.fromEntries(
    [...scanned].map(([table, rows]) => [table, rows.filter((row) => row.includes(asha)).length]),
  );

describe.each(["libsql", "postgres"] as const)("in %s", (kind) => {
  test("a person who is forgotten is named in no row of any table", async () => {
    const place = await newPlace[kind]();
    const store = await openStore(place.url);
    await live(store);
    const before = await scan(place.url);
    expect(naming(before)).toMatchObject({ facts: 5, turns: 5, misses: 5, subscriptions: 2 });
    await store.forget(asha);
    const after = await scan(place.url);
    expect([...new Set(Object.values(naming(after)))]).toEqual([0]);
    expect(after.get("facts")).toHaveLength(299 * 5);
    expect(after.get("subscriptions")).toHaveLength(2 * 300 - 1);
    await store.close();
    await place.remove();
  });
});

test("what is forgotten is overwritten in the file, and taken out of the log beside it", async () => {
  const place = await newPlace.libsql();
  const folder = dirname(place.url.replace("file:", ""));
  const files = async () => {
    const names = await readdir(folder);
    return Promise.all(names.map((name) => readFile(`${folder}/${name}`, "latin1")));
  };
  const store = await openStore(place.url);
  await live(store);
  expect((await files()).join("")).toContain(asha);
  await store.forget(asha);
  expect((await files()).join("")).not.toContain(asha);
  await store.close();
  await place.remove();
});
