import { appendFile, cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../../../src/index.ts";
import type { Health, Instance } from "./instance.ts";

/** A knowledge folder that is edited while it is in use. Everything throws when a process does not take it as it should. */
export interface Edits {
  /** All processes come to use another version. */
  good(): Promise<void>;
  /** All refuse it, say so, and go on with what they have. */
  broken(): Promise<void>;
  /** All are content again. */
  repair(): Promise<void>;
}

/** Milliseconds. Learning takes ten seconds where nothing else is to be done. */
const patience = 120_000;

/** Copies the knowledge that is shipped. */
export async function createEdits(dir: string, instances: readonly Instance[]): Promise<Edits> {
  await cp(fileURLToPath(new URL("knowledge", packageRoot)), dir, { recursive: true });
  const file = join(dir, "tips.yaml");
  let sound = await readFile(file, "utf8");
  let version = "";
  const all = async (what: string, holds: (health: Health) => boolean): Promise<void> => {
    const end = performance.now() + patience;
    for (;;) {
      const found = await Promise.all(instances.map((one) => one.health().catch(() => undefined)));
      if (found.every((health) => health !== undefined && holds(health))) return;
      if (performance.now() > end) throw new Error(`${what}: ${JSON.stringify(found)}`);
      await sleep(500);
    }
  };
  const isReady = async (): Promise<void> => {
    for (const instance of instances)
      if (!(await instance.ready())) throw new Error("a process is not ready beside a broken knowledge");
  };
  return {
    good: async () => {
      version = (await instances[0]?.health())?.knowledge ?? "";
      sound += `# Edited at ${Date.now()}.\n`;
      await writeFile(file, sound);
      await all("a good edit is not taken up", ({ knowledge }) => knowledge !== version);
      version = (await instances[0]?.health())?.knowledge ?? "";
      await all("the processes differ", ({ knowledge }) => knowledge === version);
    },
    broken: async () => {
      await appendFile(file, "tips: {\n");
      await all(
        "a broken edit is not told of",
        ({ knowledge, knowledgeError }) => knowledge === version && knowledgeError !== undefined,
      );
      await isReady();
    },
    repair: async () => {
      await writeFile(file, sound);
      await all(
        "a repaired edit is not taken up",
        ({ knowledge, knowledgeError }) => knowledge === version && knowledgeError === undefined,
      );
    },
  };
}
