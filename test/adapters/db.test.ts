import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { newPlace } from "../store/places.ts";

/** What `npm run roadmate` runs; `npm test` builds it first. */
const program = fileURLToPath(new URL("../../dist/adapters/roadmate.js", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadmate-db-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env.PATH,
      DATA_DIR: inject("dataDir"),
      DATABASE_URL: `file:${folder}/asked.db`,
    };
    execFile(process.execPath, [program, ...args], { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

describe("roadmate db copy", () => {
  test("moves a file into Postgres, and shows the rows of each table", async () => {
    const to = await newPlace.postgres();
    const from = `file:${folder}/from.db`;
    const store = await openStore(from);
    const facts = Array.from({ length: 1_234 }, (_, n) => ({
      kind: "fact" as const,
      fact: { id: `${n}`, at: n, kind: "undo" as const },
    }));
    await store.record("web:asha", "web:here", facts, 0);
    await store.close();
    const { code, err, out } = await run("db", "copy", "--from", from, "--to", to.url);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^facts +1,234\nturns +0\nmisses +0\nratings +0\nsettings +0\n/);
    expect(out).toMatch(
      /\nEvery row has arrived\. Set DATABASE_URL to the new database, then start Roadmate\.\n$/,
    );
    const again = await run("db", "copy", "--from", from, "--to", to.url);
    expect([again.code, again.out]).toEqual([1, ""]);
    expect(again.err).toMatch(/--to: the database is not empty \(facts\)/);
    expect(again.err).not.toContain("    at ");
    await to.remove();
  });
  test("says what is missing", async () => {
    const { code, err } = await run("db", "copy", "--from", "file:x.db");
    expect(code).toBe(1);
    expect(err).toMatch(/--to <url>/);
  });
});

test.each([[["ask", "do i need a degree"]], [["show", "topic", "degree-needed"]]])(
  "roadmate %j leaves the database alone",
  async (args) => {
    expect((await run(...args)).code).toBe(0);
    expect(existsSync(join(folder, "asked.db"))).toBe(false);
  },
);
