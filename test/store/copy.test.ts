import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import type { PersonId } from "../../src/message.ts";
import { defaultSettings } from "../../src/settings.ts";
import { copyDatabase } from "../../src/store/copy.ts";
import { openStore } from "../../src/store/open.ts";
import type { Change, Miss, Store, Turn } from "../../src/store/store.ts";
import { newPlace, type Place } from "./places.ts";
import { claim, idsOf, subscribed, now as tipsDue } from "./subscribing.ts";

const now = Date.UTC(2027, 0, 1);
const asha: PersonId = "discord:asha";
const ben: PersonId = "slack:ben";
const turn: Turn = {
  id: "turn-1",
  at: now,
  text: "naïve 🙂 \u0000 '",
  offered: ["a"],
  slots: { years: 1.5 },
};
const miss: Miss = { at: now, place: "discord:here", text: "rain?", reason: "abstained", topics: [] };
/** More than one batch, all of one moment: only the order of recording tells them apart. */
const facts = Array.from(
  { length: 2_300 },
  (_, n): Change => ({
    kind: "fact",
    fact: { id: `fact-${2_300 - n}`, at: now, kind: "step", step: `step-${n}`, state: "done" },
  }),
);

async function fill(store: Store): Promise<void> {
  await store.record(asha, "discord:here", [...facts, { kind: "turn", turn }], now);
  await store.record(
    ben,
    "slack:here",
    [
      { kind: "miss", miss },
      { kind: "rating", rating: { turn: "turn-1", at: now, topic: "degree-needed", helpful: true } },
      { kind: "turn", turn: { ...turn, id: "2" } },
      { kind: "settings", community: "slack:T1", settings: { ...defaultSettings, mentions: false } },
      subscribed("a"),
      subscribed("b", { paused: { why: "asked" } }, null),
    ],
    now,
  );
  await store.first("Ev1", now);
  await store.install("slack:T1", "sealed", now);
  await store.begin([{ subscription: "a", date: "2027-01-01", tip: "one", ends: now }], now);
}

const everything = async (store: Store) => ({
  asha: await store.mydata(asha),
  ben: await store.mydata(ben),
  misses: await store.misses(now),
  received: await store.received(now),
  settings: await store.settings("slack:T1"),
  installation: await store.installation("slack:T1"),
  subscriptions: await store.subscriptions(["discord:1/2"]),
});

async function look<T>(url: string, at: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url);
  try {
    return await at(store);
  } finally {
    await store.close();
  }
}

const problemOf = async (copying: Promise<unknown>): Promise<string> => {
  const error = await copying.catch((error: unknown) => error);
  if (!(error instanceof ConfigError)) throw error;
  return error.problems.join("\n");
};

describe.each([
  ["libsql", "postgres"],
  ["postgres", "libsql"],
  ["libsql", "libsql"],
] as const)("a copy from %s to %s", (one, other) => {
  let from: Place;
  let to: Place;
  beforeEach(async () => {
    [from, to] = [await newPlace[one](), await newPlace[other]()];
    await look(from.url, fill);
  });
  afterEach(() => Promise.all([from.remove(), to.remove()]));

  test("has every row, in the same order, and can be written on", async () => {
    expect(await copyDatabase(from.url, to.url)).toEqual([
      { table: "facts", rows: 2_300 },
      { table: "turns", rows: 2 },
      { table: "misses", rows: 1 },
      { table: "ratings", rows: 1 },
      { table: "settings", rows: 1 },
      { table: "events", rows: 1 },
      { table: "installations", rows: 1 },
      { table: "subscriptions", rows: 2 },
      { table: "deliveries", rows: 1 },
    ]);
    const original = await look(from.url, everything);
    expect(original.asha.facts).toHaveLength(2_300);
    expect(await look(to.url, everything)).toEqual(original);
    await look(to.url, (store) =>
      store.record(
        asha,
        "discord:here",
        [{ kind: "fact", fact: { id: "next", at: now, kind: "undo" } }],
        now,
      ),
    );
    const { facts } = await look(to.url, (store) => store.mydata(asha));
    expect(facts.at(-1)?.id).toBe("next");
  });
  test("brings what is due", async () => {
    await copyDatabase(from.url, to.url);
    expect(await look(to.url, async (store) => idsOf(await claim(store, { now: tipsDue - 1 })))).toEqual([]);
    expect(await look(to.url, async (store) => idsOf(await claim(store)))).toEqual(["a"]);
  });
  test("is refused where there is something already, and leaves it as it was", async () => {
    await look(to.url, (store) => store.record(ben, "web:here", [{ kind: "miss", miss }], now));
    const before = await look(to.url, everything);
    expect(await problemOf(copyDatabase(from.url, to.url))).toMatch(
      /^--to: the database is not empty \(misses\)/,
    );
    expect(await look(to.url, everything)).toEqual(before);
  });
});

test("a copy of a file that is not there is refused, and makes none", async () => {
  const place = await newPlace.libsql();
  expect(await problemOf(copyDatabase(`${place.url}.old`, place.url))).toMatch(
    /^--from: there is no file .*\.old/,
  );
  expect(existsSync(place.url.replace("file:", ""))).toBe(false);
  await place.remove();
});

test.each(["memory:", "", "roadmate.db"])("a copy of or to %j is refused", async (url) => {
  const here = `file:${fileURLToPath(import.meta.url)}`;
  expect(await problemOf(copyDatabase(url, here))).toMatch(/^--from is file:PATH/);
  expect(await problemOf(copyDatabase(here, url))).toMatch(/^--to is file:PATH/);
});
