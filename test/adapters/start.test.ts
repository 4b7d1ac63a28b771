import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { soundFiles, writeFiles } from "../knowledge/folder.ts";

/** What `npm start` runs; `npm test` builds it first. */
const program = fileURLToPath(new URL("../../dist/adapters/start.js", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadmate-start-"));
  await writeFiles(join(folder, "knowledge"), soundFiles());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(stdin: "pipe" | "ignore" | number = "pipe", env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      KNOWLEDGE_DIR: join(folder, "knowledge"),
      DATA_DIR: join(folder, "data"),
      PORT: "0",
      ...env,
    },
    stdio: [stdin, "pipe", "pipe"],
  });
  const seen = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    seen.out += chunk;
  });
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    seen.err += chunk;
  });
  return { child, seen, ended: endOf(child) };
}

const logged = (text: string): unknown[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Where the program says that its page is. */
async function urlIn(child: ChildProcess, seen: { readonly err: string }): Promise<string> {
  for (;;) {
    const [, url] = /"url":"([^"]+)"/.exec(seen.err) ?? [];
    if (url !== undefined) return url;
    if (child.stderr) await once(child.stderr, "data");
  }
}

const endOf = async (child: ChildProcess): Promise<unknown> => (await once(child, "close"))[0];

describe("npm start", () => {
  it("answers a pipe line by line and leaves", async () => {
    const { child, seen, ended } = start();
    child.stdin?.end("/term api\n/step database");
    expect(await ended).toBe(0);
    expect(seen.out).toMatch(
      /^> \/term api\n\n.*A way for programs to talk\..*> \/step database\n\n.*Data outlives code\./s,
    );
    expect(seen.out).not.toContain("\x1b");
    expect(seen.err).toBe("");
  });
  it("answers a file", async () => {
    await writeFile(join(folder, "questions.txt"), "/term row\n");
    const file = await open(join(folder, "questions.txt"));
    const { seen, ended } = start(file.fd);
    expect(await ended).toBe(0);
    await file.close();
    expect(seen.out).toContain("One thing in a table.");
  });
  it("serves the page alone on /dev/null, until it is stopped", async () => {
    const { child, seen, ended } = start("ignore");
    const url = await urlIn(child, seen);
    expect(await (await fetch(url)).text()).toContain("<!doctype html>");
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, missing: [] });
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(seen.err).toContain('"msg":"stopped"');
  });
  it("serves the page beside the chat", async () => {
    const { child, seen, ended } = start("pipe", { LOG_LEVEL: "info" });
    const url = await urlIn(child, seen);
    const response = await fetch(url, { method: "POST", body: "text=/term row", headers: { "x-part": "1" } });
    expect(await response.text()).toContain("One thing in a table.");
    child.stdin?.end("/term row\n");
    expect(await ended).toBe(0);
    expect(seen.out).toContain("One thing in a table.");
  });
  it("has nothing to do on /dev/null without the page, and says so", async () => {
    const { seen, ended } = start("ignore", { WEB: "off" });
    expect(await ended).toBe(0);
    expect(seen.out).toBe("");
    expect(logged(seen.err)).toEqual([
      expect.objectContaining({ msg: expect.stringContaining("nothing to do") }),
    ]);
  });
  it("lets the knowledge be tended where there is no page", async () => {
    const { child, seen, ended } = start("ignore", { WEB: "off", ADMIN_TOKEN: "tend-the-garden-well" });
    const url = await urlIn(child, seen);
    expect((await fetch(url)).status).toBe(404);
    const response = await fetch(`${url}/tend`);
    expect(await response.text()).toContain('name="token"');
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
  it("goes on without the page when its port is taken, after one warning", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const PORT = String(typeof address === "object" ? address?.port : "");
    const chat = start("pipe", { PORT });
    chat.child.stdin?.end("/term row\n");
    expect(await chat.ended).toBe(0);
    expect(chat.seen.out).toContain("One thing in a table.");
    const warning = expect.objectContaining({ level: 40, port: Number(PORT), code: "EADDRINUSE" });
    expect(logged(chat.seen.err)).toEqual([warning]);
    const alone = start("ignore", { PORT });
    expect(await alone.ended).toBe(1);
    expect(logged(alone.seen.err)).toContainEqual(warning);
    taken.close();
  });
  it.each(["SIGTERM", "SIGINT"] as const)(
    "stops at %s: answers what is there, says so, leaves with 0",
    async (signal) => {
      const { child, seen, ended } = start();
      child.stdin?.write("/term row\n");
      if (child.stdout) await once(child.stdout, "data");
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(seen.out).toContain("One thing in a table.");
      expect(JSON.parse(seen.err)).toMatchObject({ msg: "stopped", signal });
    },
  );
  it("leaves quietly when nobody reads its answers", async () => {
    const { child, seen, ended } = start();
    child.stdout?.destroy();
    child.stdin?.on("error", () => {});
    child.stdin?.end("/term row\n".repeat(100));
    expect(await ended).toBe(0);
    expect(seen.err).toBe("");
  });
  it("prints what is wrong with the settings, without a stack", async () => {
    const { seen, ended } = start("pipe", { LOG_LEVEL: "loud" });
    expect(await ended).toBe(1);
    expect(seen.err).toMatch(/^The settings need attention:\n {2}- LOG_LEVEL/);
    expect(seen.err).not.toContain("    at ");
  });
  it("prints what is wrong with the database, without a stack", async () => {
    const { seen, ended } = start("pipe", { DATABASE_URL: `file:${folder}` });
    expect(await ended).toBe(1);
    expect(seen.err).toMatch(/^The settings need attention:\n {2}- DATABASE_URL: .* cannot be opened/);
    expect(seen.err).not.toContain("    at ");
  });
  it("remembers in a file beside the model", async () => {
    const { child, ended } = start();
    child.stdin?.end("/term row\n");
    expect(await ended).toBe(0);
    expect((await readFile(join(folder, "data", "roadmate.db"))).toString("latin1", 0, 15)).toBe(
      "SQLite format 3",
    );
  });
  it("prints what is wrong with the knowledge, without a stack", async () => {
    await writeFiles(join(folder, "broken"), { ...soundFiles(), "tips.yaml": "tips: {\n" });
    const { seen, ended } = start("pipe", { KNOWLEDGE_DIR: join(folder, "broken") });
    expect(await ended).toBe(1);
    expect(seen.err).toMatch(/^The knowledge has \d+ problem/);
    expect(seen.err).not.toContain("    at ");
  });
});
