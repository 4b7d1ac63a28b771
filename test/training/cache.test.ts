import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Built } from "../../src/training/build.ts";
import { readCache, writeCache } from "../../src/training/cache.ts";
import { packModel } from "../../src/understand/model.ts";
import { train } from "../../src/understand/train.ts";
import { inFolder, soundFiles } from "../knowledge/folder.ts";
import { examples, vectors } from "../understand/small.ts";

let built: Built;
beforeAll(async () => {
  const { phrasings: _, prints, ...data } = await inFolder(soundFiles(), loadKnowledge);
  built = { data, prints, model: packModel(train(examples, vectors)) };
});

let parent: string;
let dir: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "roadmate-cache-"));
  dir = join(parent, "deep", "cache");
});
afterEach(() => rm(parent, { recursive: true, force: true }));

function flipped(whole: Buffer, at: number): Buffer {
  const copy = Buffer.from(whole);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}
const bytesOf = ({ model }: Built): Buffer => Buffer.from(model);

describe("what was kept", () => {
  test("is read back whole", async () => {
    await writeCache(dir, "key", built);
    const kept = await readCache(dir, "key");
    expect(kept?.data).toEqual(built.data);
    expect(kept?.prints).toEqual(built.prints);
    expect(kept && bytesOf(kept)).toEqual(bytesOf(built));
  });

  test("is read back whole whatever the length of its text in bytes", async () => {
    for (const version of ["", "a", "ab", "abc", "₹", "后端"]) {
      const other = { ...built, data: { ...built.data, version } };
      await writeCache(dir, "key", other);
      expect((await readCache(dir, "key"))?.data.version).toBe(version);
    }
  });

  test("is one file, and nothing half-written beside it", async () => {
    await writeCache(dir, "key", built);
    expect(await readdir(dir)).toEqual(["key.mind"]);
  });

  test("takes the place of what was kept for other keys, and of what a crash left half-written", async () => {
    await writeCache(dir, "old", built);
    await writeFile(join(dir, "older.mind.4711"), "half");
    await writeFile(join(dir, "notes.txt"), "not ours");
    await writeCache(dir, "key", built);
    expect((await readdir(dir)).sort()).toEqual(["key.mind", "notes.txt"]);
    expect(await readCache(dir, "old")).toBeUndefined();
  });

  test("may be written by two at once", async () => {
    await Promise.all([writeCache(dir, "key", built), writeCache(dir, "key", built)]);
    expect((await readCache(dir, "key"))?.data).toEqual(built.data);
  });
});

describe("there is nothing to read", () => {
  test("where nothing was kept", async () => {
    expect(await readCache(dir, "key")).toBeUndefined();
    await writeCache(dir, "key", built);
    expect(await readCache(dir, "other")).toBeUndefined();
  });

  test.each<[string, (whole: Buffer) => Buffer]>([
    ["empty", () => Buffer.alloc(0)],
    ["cut off in its head", (whole) => whole.subarray(0, 3)],
    ["cut off in its text", (whole) => whole.subarray(0, 200)],
    ["cut off before the model", (whole) => whole.subarray(0, 8 + whole.readUInt32LE(4))],
    ["cut off in the model", (whole) => whole.subarray(0, whole.length - 1)],
    ["zeros", (whole) => Buffer.alloc(whole.length)],
    ["something else", () => Buffer.from("this was never a model, but it is long enough to look like one")],
    ["wrong by one bit in its text", (whole) => flipped(whole, 20)],
    ["wrong by one bit in its model", (whole) => flipped(whole, whole.length - 50)],
    ["zeros at its end", (whole) => Buffer.concat([whole.subarray(0, -64), Buffer.alloc(64)])],
    ["one byte askew", (whole) => Buffer.concat([Buffer.from([0]), whole])],
  ])("in a file that is %s", async (_, damage) => {
    await writeCache(dir, "key", built);
    const file = join(dir, "key.mind");
    await writeFile(file, damage(await readFile(file)));
    expect(await readCache(dir, "key")).toBeUndefined();
  });

  test("in a folder of the file's name", async () => {
    await mkdir(join(dir, "key.mind"), { recursive: true });
    expect(await readCache(dir, "key")).toBeUndefined();
  });
});

describe("a place that cannot be written is no error", () => {
  test("when a file stands where the folder should", async () => {
    await writeFile(join(parent, "deep"), "in the way");
    await expect(writeCache(dir, "key", built)).resolves.toBe(false);
    expect(await readCache(dir, "key")).toBeUndefined();
  });

  test("when a folder stands where the file should, and nothing half-written stays", async () => {
    await mkdir(join(dir, "key.mind", "deeper"), { recursive: true });
    await expect(writeCache(dir, "key", built)).resolves.toBe(false);
    expect(await readdir(dir)).toEqual(["key.mind"]);
  });
});
