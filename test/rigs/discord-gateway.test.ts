import { Client, DiscordjsError, DiscordjsErrorCodes, Events, GatewayIntentBits } from "discord.js";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { createBot, type Started, startBot } from "./bare-bot.ts";
import { openDiscord } from "./discord/rig.ts";

let bot: Started;
afterEach(async () => {
  bot.rig.expectClean();
  await bot.close();
});

/** By itself, discord.js waits five seconds between two IDENTIFYs. */
const atOnce = async () => ({ waitForIdentify: async () => {} });

/** The bot answers a command again. */
async function answers(): Promise<void> {
  expect((await bot.rig.command({ name: "ask", options: { question: "git" } }).reply()).content).toBe(
    "About git",
  );
}

describe("a connection that is lost", () => {
  test.each([
    ["because the socket breaks", () => bot.rig.gateway.drop()],
    ["on request", () => bot.rig.gateway.reconnect()],
    ["by an unknown error", () => bot.rig.gateway.close(4000)],
    ["for a moment", () => bot.rig.gateway.invalidate(true)],
  ])("%s is resumed, and nothing is missed", async (_how, lose) => {
    bot = await startBot();
    lose();
    const during = bot.rig.command({ name: "ask", options: { question: "git" } });
    await bot.rig.gateway.until("resumed", 1);
    expect((await during.reply()).content).toBe("About git");
    expect(bot.rig.gateway.counts.identified).toBe(1);
    await answers();
  });

  test("for good is opened anew, and what happened meanwhile is lost", async () => {
    bot = await startBot({ patienceMs: 800 }, { ws: { buildIdentifyThrottler: atOnce } });
    bot.rig.gateway.invalidate(false);
    const during = bot.rig.command({ name: "ask", options: { question: "git" } });
    await bot.rig.gateway.until("identified", 2);
    await expect(during.reply()).rejects.toThrow("a reply to /ask did not happen within 800 ms");
    await answers();
  });

  test("without a word is noticed by its heartbeats", async () => {
    bot = await startBot({ heartbeatInterval: 40 });
    bot.rig.gateway.silence();
    await new Promise((resolve) => bot.client.once(Events.ShardReconnecting, resolve));
    bot.rig.gateway.silence(false);
    await bot.rig.gateway.until("resumed", 1);
    await answers();
  });
});

describe("logging in", () => {
  test("fails with a wrong token, at both doors", async () => {
    const rig = await openDiscord();
    const { client } = createBot(rig);
    const failed = client.login("wrong");
    await expect(failed).rejects.toBeInstanceOf(DiscordjsError);
    await expect(failed).rejects.toMatchObject({ code: DiscordjsErrorCodes.TokenInvalid });
    expect(rig.requests).toMatchObject([{ path: "/gateway/bot", status: 401 }]);
    await rig.close();
  });

  test("fails with intents that are not allowed", async () => {
    const rig = await openDiscord();
    const { client } = createBot(rig, { intents: [GatewayIntentBits.MessageContent] });
    await expect(client.login(rig.token)).rejects.toThrow("Used disallowed intents");
    await client.destroy();
    await rig.close();
  });

  test("with the message intent lets the bot read everything", async () => {
    const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
    bot = await startBot(
      { privileged: MessageContent },
      { intents: [Guilds, GuildMessages, MessageContent] },
    );
    expect((await bot.rig.say({ content: "hi" }).reply()).content).toBe('You said "hi"');
  });

  test("without the intent for direct messages leaves them unheard", async () => {
    bot = await startBot({ patienceMs: 150 }, { intents: [GatewayIntentBits.Guilds] });
    await expect(bot.rig.say({ channel: "dm", content: "hi" }).reply()).rejects.toThrow("did not happen");
  });
});

test("the gateway closes on what it does not take", async () => {
  bot = await startBot();
  const { url } = z.object({ url: z.string() }).parse(await bot.client.rest.get("/gateway/bot"));
  const closed = (d: object): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(url);
      socket.on("open", () => socket.send(JSON.stringify({ op: 2, d })));
      socket.on("close", resolve);
    });
  const { token } = bot.rig;
  expect(await closed({ token: "wrong", intents: 0 })).toBe(4004);
  expect(await closed({ token, intents: 0, shard: [1, 1] })).toBe(4010);
  expect(await closed({ token, intents: 1 << 30 })).toBe(4013);
  expect(await closed({ token, intents: GatewayIntentBits.GuildMembers })).toBe(4014);
});

describe("two shards", () => {
  const guilds = [{ name: "Zero" }, { name: "One" }, { name: "Two" }];

  test("share the guilds; direct messages go to the first", async () => {
    bot = await startBot({ guilds, shards: 2 }, { shards: "auto" });
    const { rig, client } = bot;
    expect([...rig.gateway.shards].sort()).toEqual([0, 1]);
    expect(client.guilds.cache.map(({ name, shardId }) => [name, shardId]).sort()).toEqual([
      ["One", 1],
      ["Two", 0],
      ["Zero", 0],
    ]);
    const shards: number[] = [];
    client.on(Events.MessageCreate, ({ author, guild }) => author.bot || shards.push(guild?.shardId ?? 0));
    await rig.say({ channel: "One/general", content: "hi" }).reply();
    await rig.say({ channel: "dm", content: "hi" }).reply();
    expect(shards).toEqual([1, 0]);
    rig.gateway.drop(1);
    await rig.gateway.until("resumed", 1);
    expect(
      (await rig.command({ name: "ask", channel: "One/general", options: { question: "a" } }).reply())
        .content,
    ).toBe("About a");
  });

  test("can be two processes, each with its own", async () => {
    bot = await startBot({ guilds }, { shards: [0], shardCount: 2 });
    const second = new Client({
      intents: [GatewayIntentBits.Guilds],
      shards: [1],
      shardCount: 2,
      rest: { api: bot.rig.api },
    });
    const ready = new Promise((resolve) => second.once(Events.ClientReady, resolve));
    await second.login(bot.rig.token);
    await ready;
    const heard: string[] = [];
    second.on(Events.InteractionCreate, ({ guild }) => heard.push(guild?.name ?? ""));
    await bot.rig.command({ name: "ask", channel: "Two/general", options: { question: "a" } }).reply();
    bot.rig.command({ name: "ask", channel: "One/general", options: { question: "a" } });
    await bot.rig.command({ name: "ask", channel: "Zero/general", options: { question: "a" } }).reply();
    expect(heard).toEqual(["One"]);
    await second.destroy();
  });
});

test("the same event twice makes two answers, of which Discord takes one", async () => {
  bot = await startBot();
  const asked = bot.rig.command({ name: "ask", options: { question: "git" } });
  asked.redeliver();
  await asked.reply();
  await expect.poll(() => bot.errors).toMatchObject([{ code: 40060 }]);
  bot.rig.expectClean({ allow: [40060] });
  const { message, redeliver, reply } = bot.rig.say({ channel: "dm", content: "hi" });
  redeliver();
  await reply();
  expect(bot.rig.messages("dm").filter(({ author }) => author.id !== message.author.id)).toHaveLength(1);
  bot.rig.refusals.length = 0;
});

describe("guilds", () => {
  test("are joined, are away for a while, and are left", async () => {
    bot = await startBot();
    const { rig, client } = bot;
    const next = (event: "guildCreate" | "guildDelete" | "guildUnavailable" | "guildAvailable") =>
      new Promise<string>((resolve) => client.once(event, ({ name }: { name: string }) => resolve(name)));
    const joined = next("guildCreate");
    rig.joinGuild({ name: "New" });
    expect(await joined).toBe("New");
    expect(
      (await rig.command({ name: "ask", channel: "New/general", options: { question: "a" } }).reply())
        .content,
    ).toBe("About a");
    const away = next("guildUnavailable");
    rig.removeFromGuild("New", true);
    expect(await away).toBe("New");
    const back = next("guildAvailable");
    rig.joinGuild("New");
    expect(await back).toBe("New");
    const left = next("guildDelete");
    rig.removeFromGuild("New");
    expect(await left).toBe("New");
    const gone = next("guildDelete");
    await client.guilds.cache.get(rig.world.guild("Learners").id)?.leave();
    expect(await gone).toBe("Learners");
  });
});
