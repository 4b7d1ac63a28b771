import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Libsql from "libsql";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openDiscord, type Rig } from "../rigs/discord/rig.ts";
import { type Slack, startSlack } from "../rigs/slack/slack.ts";

/** What `npm start` runs; `npm test` builds it first. */
const program = fileURLToPath(new URL("../../dist/adapters/start.js", import.meta.url));

/** Stands in every question, and in every name. */
const mark = "zqvx";
const secrets = { SECRET_KEY: "zqvx-secret-key-zqvx", ADMIN_TOKEN: "zqvx-admin-token-zqvx" };

let folder = "";
let discord: Rig;
let slack: Slack;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "roadmate-leaks-"));
  [discord, slack] = await Promise.all([
    openDiscord({ people: [`${mark}asha`], patienceMs: 20_000 }),
    startSlack(),
  ]);
});
afterAll(async () => {
  await Promise.all([discord.close(), slack.stop()]);
  await rm(folder, { recursive: true, force: true });
});

function start() {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: inject("dataDir"),
      DATABASE_URL: `file:${folder}/roadmate.db`,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      SLACK_BOT_TOKEN: slack.team.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      LOG_LEVEL: "debug",
      WEB: "on",
      PORT: "0",
      ...secrets,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const seen = { log: "" };
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    seen.log += chunk;
  });
  return { child, seen };
}

/** Asks the same in every way there is, and waits for what comes; where it fails, something may never come. */
async function askEverywhere(question: string, page: string): Promise<void> {
  const asked = `${mark} ${question} ${mark}`;
  const user = slack.team.user(`${mark}ada`);
  const channel = slack.team.channel("general");
  const form = new URLSearchParams({ text: asked });
  const settled = [
    discord.command({ name: "ask", options: { question: asked } }).acknowledged(),
    discord.command({ name: "profile", options: { language: asked } }).acknowledged(),
    discord.autocomplete({ name: "ask", option: "question", typed: asked }).acknowledged(),
    discord.say({ content: asked, mentions: ["bot"] }).reply(),
    discord.say({ content: asked, channel: "dm" }).reply(),
    slack.command({ user, channel, command: "/ask", text: asked }).next("ephemeral"),
    slack.mention({ user, channel, text: asked }).next("posted"),
    slack.dm({ user, text: asked }).next("posted"),
    fetch(page, { method: "POST", body: form, headers: { "sec-fetch-site": "same-origin" } }),
    fetch(`${page}/suggest?typed=${encodeURIComponent(asked)}`),
  ];
  await Promise.race([Promise.allSettled(settled), sleep(3_000, undefined, { ref: false })]);
}

/** The platforms refuse things in every way they have. */
function failOnPurpose(): void {
  discord.fail("POST /interactions/*/*/callback", { kind: "refusal", code: 50006 });
  discord.fail("POST /channels/*/messages", { kind: "refusal", code: 50013 });
  discord.fail("POST /channels/*/messages", { kind: "cut", carriedOut: false, by: "end" });
  slack.fail("response_url", { kind: "status", status: 500 });
  slack.fail("chat.postEphemeral", { kind: "error", error: "fatal_error" });
  slack.fail("chat.postMessage", { kind: "error", error: "invalid_blocks" });
}

it("a whole run's log holds no question, no answer, no name and no secret", async () => {
  const { child, seen } = start();
  await discord.registered();
  await slack.socket.connected();
  const page = /"url":"(http[^"]+)"/.exec(seen.log)?.[1] ?? "";
  await askEverywhere("do i need a degree", page);
  await askEverywhere("what does a junior earn in india", page);
  await askEverywhere("will it rain", page);
  failOnPurpose();
  await askEverywhere("python or java", page);
  const database = new Libsql(join(folder, "roadmate.db"), { timeout: 5_000 });
  database.exec("drop table facts; drop table turns");
  database.close();
  await askEverywhere("how do i start", page);
  child.kill("SIGTERM");
  await once(child, "close");

  const { log } = seen;
  // It went wrong, and the log says so.
  expect(log).toContain("an answer failed");
  expect(log).toContain("no such table");
  expect(log).toContain('"msg":"stopped"');
  const interactions = discord.requests.flatMap(
    ({ path }) => /interactions\/\d+\/([^/]+)/.exec(path)?.[1] ?? [],
  );
  expect(interactions.length).toBeGreaterThan(10);
  const hidden = [
    mark,
    ...["degree", "junior", "will it rain", "python or java", "how do i start", "upGrad"],
    ...["You asked", "won't make one up", "something went wrong on my side"],
    discord.token,
    slack.team.botToken,
    slack.appToken,
    ...Object.values(secrets),
    ...interactions,
    "/response/",
  ];
  for (const text of hidden) expect(log.toLowerCase()).not.toContain(text.toLowerCase());
}, 60_000);
