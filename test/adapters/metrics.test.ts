import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, inject, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { nextOf, slotAfter } from "../../src/tips/next.ts";
import { openDiscord } from "../rigs/discord/rig.ts";
import { startSlack } from "../rigs/slack/slack.ts";
import { countsOf } from "./measured.ts";

/** What `npm start` runs; `npm test` builds it first. */
const program = fileURLToPath(new URL("../../dist/adapters/start.js", import.meta.url));

/** Somebody's daily tip that has been due since a minute ago. */
async function subscribe(databaseUrl: string, person: string): Promise<void> {
  const by = `discord:${person}` as const;
  const at = Date.now() - 60_000;
  const time = new Date(at).toISOString().slice(11, 16);
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const subscription = { id: "asha1", to: by, by, zone: "UTC", time, weekdays, levels: [], themes: [] };
  const slot = slotAfter(subscription, at - 60_000);
  if (slot.kind !== "slot") throw new Error(slot.kind);
  const store = await openStore(databaseUrl);
  const next = { ...nextOf(subscription, slot), at: slot.at };
  await store.record(by, by, [{ kind: "subscribe", subscription, next }], at);
  await store.close();
}

it("the program tells Prometheus of questions, acknowledgements and tips", async () => {
  const folder = await mkdtemp(join(tmpdir(), "roadmate-metrics-"));
  const [discord, slack] = await Promise.all([openDiscord({ patienceMs: 20_000 }), startSlack()]);
  const DATABASE_URL = `file:${folder}/roadmate.db`;
  await subscribe(DATABASE_URL, discord.world.person().id);
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: inject("dataDir"),
      DATABASE_URL,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      SLACK_BOT_TOKEN: slack.team.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: "0",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    log += chunk;
  });
  try {
    await Promise.all([discord.registered(), slack.socket.connected()]);
    const url = /"url":"(http[^"]+)"/.exec(log)?.[1];
    const scrape = async () => (await fetch(`${url}/metrics`)).text();
    await discord.command({ name: "ask", options: { question: "do i need a degree" } }).reply();
    const [user, channel] = [slack.team.user("ada"), slack.team.channel("general")];
    await slack.command({ user, channel, command: "/help", text: "" }).next("ephemeral");
    const sent = 'tips_total{outcome="sent"} 1';
    let text = await scrape();
    for (let tries = 0; tries < 100 && !text.includes(sent); tries += 1) {
      await sleep(100);
      text = await scrape();
    }
    expect(countsOf(text, "messages_total").toSorted()).toEqual([
      'messages_total{adapter="discord",outcome="answer"} 1',
      'messages_total{adapter="slack",outcome="help"} 1',
    ]);
    expect(countsOf(text, "acknowledge_seconds")).toEqual(
      expect.arrayContaining([
        'acknowledge_seconds_count{adapter="discord"} 1',
        'acknowledge_seconds_count{adapter="slack"} 1',
      ]),
    );
    expect(countsOf(text, "tips_total")).toEqual(['tips_total{outcome="due"} 1', sent]);
    expect(discord.messages("dm")).toHaveLength(1);
    expect(text).toContain('roadmate_store_seconds_count{operation="claim",outcome="done"}');
  } finally {
    child.kill("SIGTERM");
    await once(child, "close");
    await Promise.all([discord.close(), slack.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
