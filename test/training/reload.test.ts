import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KnowledgeError } from "../../src/errors.ts";
import { hashKnowledge } from "../../src/knowledge/files.ts";
import { createReloader, type Reloader, type ReloaderParts } from "../../src/training/reload.ts";
import type { Mind } from "../../src/training/training.ts";
import { type Files, soundFiles, swap, topic, writeFiles } from "../knowledge/folder.ts";
import { keptLog, mindOf } from "./minds.ts";

const swapped = "knowledge reloaded";
const refused = "knowledge refused; the last good version stays in use";
const now = Date.UTC(2027, 0, 1);

let parent: string;
let dir: string;
let reloader: Reloader;
let logged: ReturnType<typeof keptLog>;
let prepared: number;
let first: Mind;
let made: Reloader[];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "roadmate-reload-"));
  dir = join(parent, "knowledge");
  await writeFiles(dir, soundFiles());
  logged = keptLog();
  prepared = 0;
  made = [];
  first = await mindOf(dir);
  reloader = reloading();
});
afterEach(async () => {
  await Promise.all(made.map((one) => one.close()));
  await rm(parent, { recursive: true, force: true });
});

function reloading(rest: Partial<ReloaderParts> = {}): Reloader {
  const one = createReloader({
    dir,
    first,
    version: () => hashKnowledge(dir).catch(() => undefined),
    prepare: () => {
      prepared += 1;
      return mindOf(dir);
    },
    log: logged.log,
    now: () => now,
    ...rest,
  });
  made.push(one);
  return one;
}
async function change(edit: (files: Files) => void): Promise<void> {
  const files = soundFiles();
  edit(files);
  await writeFiles(dir, files);
}
const titled = (title: string) => (files: Files) =>
  swap(files, "questions/data.yaml", "What is an index?", title);
const broken = (files: Files) => swap(files, "tips.yaml", "[guide]", "[gide]");
const titleNow = () => reloader.mind().knowledge.topic("indexes")?.title;

describe("an edit", () => {
  it("is taken up whole: knowledge, understanding and version", async () => {
    await change(titled("Why an index?"));
    expect(titleNow()).toBe("What is an index?");
    await reloader.look();
    expect(titleNow()).toBe("Why an index?");
    const { understanding, knowledge } = reloader.mind();
    expect(understanding.understand({ kind: "text", text: "Why an index?" }, {})).toMatchObject({
      kind: "answer",
      topic: "indexes",
    });
    expect(reloader.health()).toEqual({ version: knowledge.version, loadedAt: now });
    expect(knowledge.version).toBe(await hashKnowledge(dir));
  });
  it("is told in the log: what came, what changed, what went", async () => {
    await change((files) => {
      swap(files, "questions/data.yaml", "sql question number 7", "a new way to ask");
      files["questions/data.yaml"] += topic("joins");
      swap(files, "glossary.yaml", "  - {id: row, term: Row, also: [], means: One thing in a table.}\n", "");
      swap(files, "outside.yaml", "is it cold outside", "is it hot outside");
    });
    await reloader.look();
    expect(logged.said(swapped)).toEqual([
      expect.objectContaining({
        added: ["topic joins"],
        changed: ["all of outside", "topic sql-first"],
        removed: ["term row"],
        version: reloader.mind().knowledge.version,
      }),
    ]);
  });
  it("of nothing is no reload", async () => {
    await change(() => {});
    await reloader.look();
    expect([prepared, logged.lines]).toEqual([0, []]);
  });
  it("tells whoever wants to know of the version", async () => {
    const versions: string[] = [];
    reloader = reloading({ onSwap: ({ knowledge }) => void versions.push(knowledge.version) });
    await change(titled("Why an index?"));
    await reloader.look();
    expect(versions).toEqual([reloader.mind().knowledge.version]);
  });
});

describe("a broken edit", () => {
  it("leaves what was good, says why, and is tried once", async () => {
    await change(titled("Why an index?"));
    await reloader.look();
    const { version } = reloader.mind().knowledge;
    await change(broken);
    await reloader.look();
    await reloader.look();
    expect(titleNow()).toBe("Why an index?");
    const problems = [expect.stringContaining("knowledge/tips.yaml:7:15: unknown source `gide`")];
    expect(reloader.health()).toEqual({ version, loadedAt: now, lastError: { at: now, problems } });
    expect(logged.said(refused)).toEqual([expect.objectContaining({ level: 50, version, problems })]);
    expect(prepared).toBe(2);
  });
  it("is forgotten once it is mended, by another edit or by taking it back", async () => {
    await change(broken);
    await reloader.look();
    expect(reloader.health().lastError).toBeDefined();
    await change(() => {});
    await reloader.look();
    expect(reloader.health()).toEqual({ version: first.knowledge.version, loadedAt: now });
    expect(logged.said("knowledge is again what is in use")).toHaveLength(1);
    await change(broken);
    await reloader.look();
    await change(titled("Why an index?"));
    await reloader.look();
    expect(reloader.health().lastError).toBeUndefined();
    expect(titleNow()).toBe("Why an index?");
  });
  it("is a folder that is gone, too", async () => {
    await rm(dir, { recursive: true });
    await reloader.look();
    await reloader.look();
    expect(reloader.health().lastError?.problems.join()).toContain("cannot be opened");
    expect(titleNow()).toBe("What is an index?");
    expect(logged.said(refused)).toHaveLength(1);
    await change(() => {});
    await reloader.look();
    expect(reloader.health().lastError).toBeUndefined();
  });
  it("that was mended while it was read is looked at again", async () => {
    await change(broken);
    reloader = reloading({
      prepare: async () => {
        const failing = mindOf(dir).catch((error: unknown) => error);
        const error = await failing;
        if (error instanceof KnowledgeError) {
          await change(titled("Why an index?"));
          throw error;
        }
        return mindOf(dir);
      },
    });
    await reloader.look();
    expect(titleNow()).toBe("Why an index?");
    expect(reloader.health().lastError).toBeUndefined();
  });
});

describe("while it is learnt", () => {
  it("an edit is picked up afterwards", async () => {
    let saving: Promise<void> | undefined;
    reloader = reloading({
      prepare: async () => {
        const mind = await mindOf(dir);
        saving ??= change(titled("And this?"));
        await saving;
        return mind;
      },
    });
    await change(titled("Why an index?"));
    await reloader.look();
    expect(titleNow()).toBe("And this?");
    expect(logged.said(swapped)).toHaveLength(2);
  });
  it("many looks make one more at most", async () => {
    await change(titled("Why an index?"));
    const looks = Array.from({ length: 20 }, () => reloader.look());
    await Promise.all(looks);
    expect(prepared).toBe(1);
  });
  it("what fails for another reason than the files is tried again at the next look", async () => {
    let fail = true;
    reloader = reloading({
      prepare: async () => {
        if (fail) throw new Error("out of memory");
        return mindOf(dir);
      },
    });
    await change(titled("Why an index?"));
    await reloader.look();
    expect(reloader.health().lastError?.problems).toEqual(["Error: out of memory"]);
    fail = false;
    await reloader.look();
    expect(titleNow()).toBe("Why an index?");
  });
  it("closing stops it, and nothing is taken up any more", async () => {
    reloader = reloading({
      prepare: (signal) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    });
    await change(titled("Why an index?"));
    const looking = reloader.look();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await reloader.close();
    await reloader.close();
    await looking;
    expect(titleNow()).toBe("What is an index?");
    expect(logged.said(refused)).toEqual([]);
  });
});
