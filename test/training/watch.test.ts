import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWatching, type Watching } from "../../src/training/watch.ts";
import { soundFiles, writeFiles } from "../knowledge/folder.ts";
import { until } from "./minds.ts";

const pace = { quiet: 40, patience: 300, every: 60_000 };
const file = "questions/data.yaml";

let parent: string;
let dir: string;
let looks: number;
let watching: Watching;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "roadmate-watch-"));
  dir = join(parent, "knowledge");
  await writeFiles(dir, soundFiles());
});
afterEach(async () => {
  watching.close();
  await rm(parent, { recursive: true, force: true });
});

/** Watches, and waits until that has begun. */
async function watch(rest: Partial<typeof pace> = {}): Promise<void> {
  looks = 0;
  watching = createWatching(dir, () => void looks++, { ...pace, ...rest });
  watching.start();
  await until(() => looks > 0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  looks = 0;
}
const noticed = () => until(() => looks > 0, 5_000);

describe("is noticed", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["a file that is written to", () => writeFile(join(dir, file), "x")],
    ["a file that is added", () => writeFile(join(dir, "questions/new.yaml"), "x")],
    ["a file that is deleted", () => unlink(join(dir, "tips.yaml"))],
    [
      "a file that an editor replaces",
      async () => {
        await writeFile(join(dir, `${file}.swp`), "x");
        await rename(join(dir, `${file}.swp`), join(dir, file));
      },
    ],
    [
      "a folder that is replaced",
      async () => {
        await cp(join(dir, "questions"), join(parent, "fresh"), { recursive: true });
        await rm(join(dir, "questions"), { recursive: true });
        await rename(join(parent, "fresh"), join(dir, "questions"));
      },
    ],
  ])("%s", async (_, edit) => {
    await watch();
    await edit();
    await noticed();
    looks = 0;
    // And it goes on: what was replaced is watched in its turn.
    await new Promise((resolve) => setTimeout(resolve, 200));
    looks = 0;
    await writeFile(join(dir, "questions/later.yaml"), "x");
    await noticed();
  });

  it("files that are swapped behind a link, as Kubernetes does", async () => {
    const version = async (name: string): Promise<void> => {
      await writeFiles(join(dir, name), soundFiles());
      await symlink(name, join(dir, "..fresh"));
      await rename(join(dir, "..fresh"), join(dir, "..data"));
    };
    await rm(dir, { recursive: true });
    await mkdir(dir);
    await version("..1");
    for (const name of await readdir(join(dir, "..1"))) await symlink(join("..data", name), join(dir, name));
    await watch();
    await version("..2");
    await noticed();
    await new Promise((resolve) => setTimeout(resolve, 200));
    looks = 0;
    await writeFile(join(dir, file), "y");
    await noticed();
  });

  it("anything, after a while, where no sign of it comes", async () => {
    await watch({ every: 50 });
    await noticed();
  });
});

it("a storm of edits is looked at once it is over", async () => {
  await watch();
  for (let i = 0; i < 40; i++) await writeFile(join(dir, file), `x${i}`);
  await noticed();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(looks).toBeLessThanOrEqual(2);
});

it("a storm that does not end is looked at all the same", async () => {
  await watch({ quiet: 200, patience: 300 });
  const end = performance.now() + 1_500;
  while (performance.now() < end && looks === 0) {
    await writeFile(join(dir, file), `${performance.now()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(looks).toBeGreaterThan(0);
});

it("after closing nothing is noticed, and closing twice does no harm", async () => {
  await watch();
  watching.close();
  watching.close();
  await writeFile(join(dir, file), "x");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(looks).toBe(0);
});
