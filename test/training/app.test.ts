import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { plainText } from "../../src/plain.ts";
import { type Files, soundFiles, swap, writeFiles } from "../knowledge/folder.ts";
import { said } from "../mind.ts";
import { keptLog, until } from "./minds.ts";

/** The compiled app, for it learns in a worker whose file Node runs; `npm test` builds it first. */
const compiled = new URL("../../dist/src/app.js", import.meta.url).href;

let parent: string;
let dir: string;
let app: App;
const logged = keptLog();

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "roadmate-app-"));
  dir = join(parent, "knowledge");
  await writeFiles(dir, soundFiles());
  const { createApp }: typeof import("../../src/app.ts") = await import(/* @vite-ignore */ compiled);
  const env = { KNOWLEDGE_DIR: dir, DATA_DIR: join(parent, "data"), DATABASE_URL: "memory:" };
  app = await createApp(readConfig(env, parent), logged.log);
  app.watch();
});
afterAll(async () => {
  await app.close();
  await rm(parent, { recursive: true, force: true });
});
afterEach(() => writeFiles(dir, soundFiles()));

async function change(edit: (files: Files) => void): Promise<void> {
  const files = soundFiles();
  edit(files);
  await writeFiles(dir, files);
}
const point = (text: string) => (files: Files) =>
  swap(files, "questions/data.yaml", "A sorted list that finds rows quickly.", text);
const ask = async (): Promise<string> =>
  plainText((await app.advisor.answer(said("What is an index?"))).blocks);

describe("a watched folder", () => {
  it("answers from an edit by itself, from one whole version or the other meanwhile", async () => {
    expect(await ask()).toContain("A sorted list");
    const before = app.health();
    await change(point("It is like the index of a book."));
    const answers = new Set<string>();
    await until(async () => {
      answers.add(await ask());
      return app.health().version !== before.version;
    }, 15_000);
    expect(await ask()).toContain("index of a book");
    expect(app.knowledge.version).toBe(app.health().version);
    for (const answer of answers) expect(answer).toMatch(/A sorted list|index of a book/);
    expect(logged.said("knowledge reloaded").at(-1)).toMatchObject({ changed: ["topic indexes"] });
  });
  it("keeps the last good version of a broken one, says why, and is well once it is mended", async () => {
    await change(point("Good."));
    await until(async () => (await ask()).includes("Good."), 15_000);
    await writeFile(join(dir, "tips.yaml"), "tips: [");
    await until(() => app.health().lastError !== undefined, 15_000);
    expect(await ask()).toContain("Good.");
    expect(app.health().lastError?.problems[0]).toMatch(/^knowledge\/tips\.yaml:\d+:\d+: /);
    await change(point("Better."));
    await until(async () => (await ask()).includes("Better."), 15_000);
    expect(app.health().lastError).toBeUndefined();
  });
  it("learns once or twice from a storm of edits", async () => {
    const count = () => logged.said("knowledge reloaded").length;
    const before = count();
    for (let i = 0; i < 30; i++) {
      await change(point(`Edit ${i}.`));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await until(async () => (await ask()).includes("Edit 29."), 15_000);
    expect(count() - before).toBeLessThanOrEqual(2);
  });
});
