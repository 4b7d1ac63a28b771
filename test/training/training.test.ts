import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashKnowledge } from "../../src/knowledge/files.ts";
import { build } from "../../src/training/build.ts";
import { unpackModel } from "../../src/understand/model.ts";
import { type Files, soundFiles, swap, writeFiles } from "../knowledge/folder.ts";
import { wordTable } from "../understand/table.ts";

/** The compiled training, for its worker is a file that Node runs; `npm test` builds it first. */
const compiled = new URL("../../dist/src/training/training.js", import.meta.url).href;
let prepare: typeof import("../../src/training/training.ts")["prepare"];

let folder: string;
let places: { knowledgeDir: string; dataDir: string; wordsFile: string };

beforeAll(async () => {
  ({ prepare } = await import(/* @vite-ignore */ compiled));
  folder = await mkdtemp(join(tmpdir(), "roadmate-training-"));
  places = {
    knowledgeDir: join(folder, "knowledge"),
    dataDir: join(folder, "data"),
    wordsFile: join(folder, "words.bin"),
  };
  const words = ["database", "query", "wage"].map((word, i) => ({ word, rank: 2_000 + i, direction: i }));
  await writeFile(places.wordsFile, wordTable(words));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  await rm(places.knowledgeDir, { recursive: true, force: true });
  await rm(places.dataDir, { recursive: true, force: true });
  await writeFiles(places.knowledgeDir, soundFiles());
});

const kept = (): Promise<string[]> => readdir(join(places.dataDir, "cache")).catch(() => []);
const keptFile = async (): Promise<string> => join(places.dataDir, "cache", (await kept())[0] ?? "");
async function change(edit: (files: Files) => void): Promise<void> {
  const files = soundFiles();
  edit(files);
  await writeFiles(places.knowledgeDir, files);
}

describe("building", () => {
  test("learns every phrasing, every title and what is out of scope", async () => {
    const { data, model } = (await build(places.knowledgeDir, places.wordsFile)).built;
    const { labels, words } = unpackModel(model);
    expect([...labels].sort()).toEqual(["indexes", "out.", "pay", "sql-first"]);
    expect(["sql", "earn", "rain"].map((word) => words.has(word))).toEqual([true, true, true]);
    expect(data.topics.map(({ id }) => id)).toEqual(["sql-first", "indexes", "pay"]);
  });

  test("is deterministic: the same folder gives the same bytes", async () => {
    const [first, second] = [
      await build(places.knowledgeDir, places.wordsFile),
      await build(places.knowledgeDir, places.wordsFile),
    ];
    expect(Buffer.from(first.built.model).equals(Buffer.from(second.built.model))).toBe(true);
  });
});

test("what is asked more often, by what the files say, is likelier where the words fit all alike", async () => {
  const sureOf = async (often: Readonly<Record<string, number>>) => {
    await change((files) => {
      for (const [id, count] of Object.entries(often))
        swap(files, "questions/data.yaml", `  - id: ${id}\n`, `  - id: ${id}\n    often: ${count}\n`);
    });
    const { understanding } = await prepare(places);
    const intent = understanding.understand({ kind: "text", text: "question number" }, {});
    if (!("heard" in intent)) throw new Error(`not heard, but ${intent.kind}`);
    return intent.heard.candidates.find(({ topic }) => topic === "sql-first")?.score ?? Number.NaN;
  };
  expect(await sureOf({ "sql-first": 300, pay: 1 })).toBeGreaterThan(
    2 * (await sureOf({ "sql-first": 1, pay: 300 })),
  );
});

describe("preparing", () => {
  test("learns at the first start, and reads what was kept at the next, with the same answers", async () => {
    const first = await prepare(places);
    const second = await prepare(places);
    expect([first.cached, second.cached]).toEqual([false, true]);
    for (const text of ["index question number 5", "will it rain", "wage", "What is an index?"]) {
      const [before, after] = [first, second].map(({ understanding }) =>
        understanding.understand({ kind: "text", text }, {}),
      );
      expect(after).toEqual(before);
    }
    expect(second.knowledge.topic("pay")).toEqual(first.knowledge.topic("pay"));
  });

  test("learns anew when the knowledge has changed, and keeps the newest only", async () => {
    await prepare(places);
    const [old] = await kept();
    await change((files) => swap(files, "tips.yaml", "Draw your tables", "Sketch your tables"));
    const changed = await prepare(places);
    expect(changed.cached).toBe(false);
    expect(changed.knowledge.tip("draw-it")?.text[0]?.text).toBe("Sketch your tables ");
    expect(await kept()).toHaveLength(1);
    expect(await kept()).not.toContain(old);
    expect((await prepare(places)).cached).toBe(true);
  });

  test.each([0, 15, 40])(
    "keeps what it learnt under the name of what it read, though a file was saved %d ms after it began",
    async (ms) => {
      const preparing = prepare(places);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await change((files) => swap(files, "tips.yaml", "Draw your tables", "Sketch your tables"));
      const version = (await preparing).knowledge.version;
      for (const edit of [() => {}, (files: Files) => swap(files, "tips.yaml", "Draw your", "Sketch your")]) {
        await change(edit);
        const next = await prepare(places);
        expect(next.knowledge.version).toBe(await hashKnowledge(places.knowledgeDir));
      }
      expect(version).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  test("learns anew when the table of words is another one", async () => {
    await prepare(places);
    const wordsFile = join(folder, "other.bin");
    await writeFile(wordsFile, wordTable([{ word: "wage", rank: 9, direction: 1 }]));
    expect((await prepare({ ...places, wordsFile })).cached).toBe(false);
  });

  test("learns anew when what was kept is damaged, and mends it", async () => {
    await prepare(places);
    const whole = await readFile(await keptFile());
    for (const damaged of [
      Buffer.alloc(0),
      whole.subarray(0, whole.length >> 1),
      Buffer.alloc(whole.length),
    ]) {
      await writeFile(await keptFile(), damaged);
      expect((await prepare(places)).cached).toBe(false);
      expect(await readFile(await keptFile())).toEqual(whole);
    }
  });

  test("goes on without a place to keep things in", async () => {
    await writeFile(places.dataDir, "a file in the way");
    for (const mind of [await prepare(places), await prepare(places)]) {
      expect(mind.cached).toBe(false);
      expect(mind.knowledge.topic("pay")?.title).toBe("What do people earn?");
    }
  });
});

describe("broken knowledge", () => {
  const thrown = (): Promise<unknown> =>
    prepare(places).then(
      () => "nothing",
      (error: unknown) => error,
    );

  test("is refused with every problem at once, and nothing of it is kept", async () => {
    await change((files) => {
      swap(files, "tips.yaml", "[guide]", "[gide]");
      swap(files, "outside.yaml", "weather", '""');
    });
    expect(await thrown()).toMatchObject({
      name: "KnowledgeError",
      problems: [{ file: "knowledge/outside.yaml" }, { file: "knowledge/tips.yaml" }],
    });
    expect(await kept()).toEqual([]);
  });

  test("does not take away what was kept for sound knowledge", async () => {
    await prepare(places);
    await change((files) => swap(files, "tips.yaml", "[guide]", "[gide]"));
    expect(await thrown()).toMatchObject({ name: "KnowledgeError" });
    await writeFiles(places.knowledgeDir, soundFiles());
    expect((await prepare(places)).cached).toBe(true);
  });

  test("is a folder that is not there, too", async () => {
    await rm(places.knowledgeDir, { recursive: true });
    expect(await thrown()).toMatchObject({
      name: "KnowledgeError",
      problems: [{ file: places.knowledgeDir }],
    });
  });
});
