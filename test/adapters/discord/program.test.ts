import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { words } from "../../../adapters/discord/words.ts";
import { soundFiles, writeFiles } from "../../knowledge/folder.ts";
import { said } from "../../rigs/discord/message.ts";
import { openDiscord, type Rig } from "../../rigs/discord/rig.ts";
import { until } from "./rigged.ts";

/** What `npm start` runs; `npm test` builds it first. */
const program = fileURLToPath(new URL("../../../dist/adapters/start.js", import.meta.url));

let folder = "";
let rig: Rig;
let child: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadmate-discord-"));
  await writeFiles(join(folder, "knowledge"), soundFiles());
  rig = await openDiscord({ patienceMs: 15_000 });
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await rig.close();
  await rm(folder, { recursive: true, force: true });
});

function start(env: Readonly<Record<string, string>> = {}) {
  child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      KNOWLEDGE_DIR: join(folder, "knowledge"),
      DATA_DIR: join(folder, "data"),
      PORT: "0",
      DISCORD_TOKEN: rig.token,
      DISCORD_API_URL: rig.api,
      ...env,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const seen = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    seen.out += chunk;
  });
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    seen.err += chunk;
  });
  return { child, seen, ended: once(child, "close") };
}

describe("npm start with a Discord token", () => {
  it("answers in Discord, leaves standard input alone, and drains at SIGTERM", async () => {
    const { child, seen, ended } = start();
    child.stdin?.end("/term row\n");
    await rig.registered();
    const shown = rig.command({ name: "term", options: { term: "row" } });
    expect(said(await shown.reply())).toContain("One thing in a table.");
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(seen.out).toBe("");
    expect(seen.err).toContain('"msg":"stopped"');
    expect(seen.err).not.toContain(rig.token);
    rig.expectClean();
  });

  it("says what is wrong with the token, and goes on with what else there is", async () => {
    const { child, seen, ended } = start({ DISCORD_TOKEN: "not.the.token" });
    await until(() => seen.err.includes(words.badToken), 15_000);
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });

  it("refuses settings that do not fit together", async () => {
    const { seen, ended } = start({ DISCORD_SHARDS: "0,9", DISCORD_SHARD_COUNT: "8" });
    expect(await ended).toEqual([1, null]);
    expect(seen.err).toMatch(/^The settings need attention:\n {2}- DISCORD_SHARDS/);
  });
});
