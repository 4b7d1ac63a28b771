import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { soundFiles, writeFiles } from "../../knowledge/folder.ts";

/** What `npm run roadmate` runs; `npm test` builds it first. */
const program = fileURLToPath(new URL("../../../dist/adapters/roadmate.js", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadmate-operate-"));
  await writeFiles(join(folder, "knowledge"), soundFiles());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (command: string): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env.PATH,
      KNOWLEDGE_DIR: join(folder, "knowledge"),
      DATA_DIR: join(folder, "data"),
      PORT: "0",
    };
    execFile(process.execPath, [program, command], { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

describe("roadmate setup", () => {
  it("without a terminal says in one line what to do instead, and writes nothing", async () => {
    const before = await readdir(folder);
    const { code, out, err } = await run("setup");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^roadmate setup asks questions, so it needs a terminal\. .*\.env\.example.*\n$/);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe("roadmate doctor", () => {
  it("prints a line for each thing, and leaves with 0 when Roadmate can run", async () => {
    const { code, out, err } = await run("doctor");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^✓ Node .*\n! There is no \.env/);
    expect(out).toMatch(/✓ PORT 0 is free\n\nRoadmate can run\. One wants a look\.\n$/);
  });
  it("leaves with 1 when something is wrong, and says what to do", async () => {
    await writeFile(join(folder, ".env"), "LOG_LEVEL=loud\n", { mode: 0o600 });
    const { code, out, err } = await run("doctor");
    expect([code, err]).toEqual([1, ""]);
    expect(out).toContain(
      "✗ A setting needs attention\n    LOG_LEVEL is one of debug, info, warn, error, silent\n",
    );
    expect(out).toMatch(/\n\nOne thing is wrong\.\n$/);
  });
});
