import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Holds the model of the shipped knowledge, trained once for all test files. */
    dataDir: string;
  }
}

/** Lets the built program learn the shipped knowledge, which takes seconds; `npm test` builds it first. What was learnt
 *  is kept for the next run, and learnt anew when knowledge or engine have changed. */
export default async function setup(project: TestProject) {
  const kept = fileURLToPath(new URL("../node_modules/.cache/roadmate", import.meta.url));
  const program = fileURLToPath(new URL("../dist/adapters/roadmate.js", import.meta.url));
  const dataDir = await mkdtemp(join(tmpdir(), "roadmate-data-"));
  await cp(kept, dataDir, { recursive: true }).catch(() => {});
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
  const clearUp = () => rm(dataDir, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [program, "show", "topic", "degree-needed"], {
    cwd: dataDir,
    env,
  }).catch(async (error: unknown) => {
    await clearUp();
    throw error;
  });
  await rm(kept, { recursive: true, force: true })
    .then(() => cp(dataDir, kept, { recursive: true }))
    .catch(() => {});
  project.provide("dataDir", dataDir);
  return clearUp;
}
