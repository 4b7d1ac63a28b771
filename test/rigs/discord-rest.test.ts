import {
  DiscordAPIError,
  type MessageMentionOptions,
  PermissionFlagsBits,
  type SendableChannels,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Started, startBot } from "./bare-bot.ts";

let bot: Started;
let channel: SendableChannels;
beforeEach(async () => {
  bot = await startBot({ people: ["asha", { name: "ben", dms: "closed" }] });
  const found = bot.client.channels.cache.get(bot.rig.world.channel("general", bot.rig.world.person()).id);
  if (!found?.isSendable()) throw new Error("general takes messages");
  channel = found;
});
afterEach(async () => {
  await bot.close();
});

const sending = "POST /channels/*/messages";
const code = (refused: Promise<unknown>): Promise<unknown> =>
  refused.then(
    () => "done",
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
  );

describe("a request fails", () => {
  test.each([
    ["for this route", false],
    ["for all", true],
  ])("with a rate limit %s, and is tried again", async (_what, global) => {
    const trap = bot.rig.fail(sending, { kind: "rate-limit", retryAfterMs: 60, global }, 2);
    const started = performance.now();
    await channel.send("Hi");
    expect(performance.now() - started).toBeGreaterThan(120);
    expect(trap.struck).toBe(2);
    expect(bot.rig.messages().map(({ content }) => content)).toEqual(["Hi"]);
    bot.rig.expectClean();
  });

  test("with 502, and is tried again", async () => {
    bot.rig.fail(sending, { kind: "status", status: 502 }, 2);
    await channel.send("Hi");
    expect(bot.rig.requests.slice(-3).map(({ status }) => status)).toEqual([502, 502, 200]);
    bot.rig.expectClean();
  });

  test("with a code that a test asks for", async () => {
    const trap = bot.rig.fail(sending, { kind: "refusal", code: 50001 }, Number.POSITIVE_INFINITY);
    expect(await code(channel.send("Hi"))).toBe(50001);
    trap.lift();
    expect(await code(channel.send("Hi"))).toBe("done");
    bot.rig.expectClean();
  });

  test("by an answer that takes its time", async () => {
    bot.rig.fail("*", { kind: "hang", ms: 80 });
    const started = performance.now();
    await channel.send("Hi");
    expect(performance.now() - started).toBeGreaterThan(75);
  });

  test.each([
    ["reset", "done", 1],
    ["end", expect.objectContaining({ code: "UND_ERR_SOCKET" }), 1],
  ] as const)(
    "by a connection that breaks after it was carried out (%s); the nonce keeps it at one message",
    async (by, outcome, count) => {
      bot.rig.fail(sending, { kind: "cut", carriedOut: true, by });
      const tip = { content: "A tip", nonce: "tip:1", enforceNonce: true };
      expect(await code(channel.send(tip))).toEqual(outcome);
      await channel.send(tip);
      expect(bot.rig.messages()).toHaveLength(count);
      bot.rig.advance(6 * 60_000);
      await channel.send(tip);
      expect(bot.rig.messages()).toHaveLength(count + 1);
    },
  );

  test("by chance, as it is drawn for each", async () => {
    const drawn = [{ kind: "silence" } as const, undefined, { kind: "refusal", code: 50001 } as const];
    bot.rig.draw(sending, () => drawn.shift());
    const signal = AbortSignal.timeout(100);
    const silent = bot.client.rest.post(`/channels/${channel.id}/messages`, {
      body: { content: "Hi" },
      signal,
    });
    await expect(silent).rejects.toThrow("abort");
    expect(await code(channel.send("Hi"))).toBe("done");
    expect(await code(channel.send("Hi"))).toBe(50001);
    expect(bot.rig.messages()).toHaveLength(1);
  });

  test("by a connection that breaks before", async () => {
    bot.rig.fail(sending, { kind: "cut", carriedOut: false, by: "reset" });
    await channel.send("Hi");
    expect(bot.rig.messages()).toHaveLength(1);
  });
});

test("a message pings whom its policy lets through", async () => {
  const { id } = bot.rig.world.person("ben");
  const pinged = async (allowedMentions: MessageMentionOptions): Promise<readonly string[]> => {
    const sent = await channel.send({ content: `<@${id}> and @everyone`, allowedMentions });
    return bot.rig.message(sent.id)?.mentions.map((one) => one.id) ?? [];
  };
  expect(await pinged({ parse: [] })).toEqual([]);
  expect(await pinged({ users: [id] })).toEqual([id]);
  expect(await pinged({ parse: ["users"] })).toEqual([id]);
  expect(await pinged({ parse: ["everyone"] })).toEqual([]);
});

describe("Discord refuses", () => {
  test("what the bot may not do", async () => {
    const { rig, client } = bot;
    const ben = await client.users.fetch(rig.world.person("ben").id);
    expect(await code(ben.send("Hi"))).toBe(50007);
    rig.deny("general", PermissionFlagsBits.SendMessages);
    expect(await code(channel.send("Hi"))).toBe(50013);
    rig.deny("general", PermissionFlagsBits.ViewChannel);
    expect(await code(channel.sendTyping())).toBe(50001);
    rig.deleteChannel("general");
    expect(await code(channel.sendTyping())).toBe(10003);
    expect(() => rig.expectClean()).toThrow("refused with 50007");
    rig.expectClean({ allow: [50007, 50013, 50001, 10003] });
  });

  test("a bad body, with what is wrong and where", async () => {
    const failed = channel.send({ content: "a".repeat(2001) });
    await expect(failed).rejects.toThrow("content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.");
    expect(await code(channel.send(" "))).toBe(50006);
    expect(bot.rig.violations).toEqual([
      `POST /channels/${channel.id}/messages: content: Must be 2000 or fewer in length.`,
      `POST /channels/${channel.id}/messages: body: Cannot send an empty message`,
    ]);
    expect(() => bot.rig.expectClean()).toThrow("Discord would complain");
  });

  test("what it does not know; and the house a message that may ping anybody", async () => {
    await expect(bot.client.fetchStickerPacks()).rejects.toThrow("404: Not Found");
    expect(bot.rig.unknownRoutes).toEqual(["GET /sticker-packs"]);
    await bot.client.rest.post(`/channels/${channel.id}/messages`, { body: { content: "@everyone" } });
    expect(bot.rig.messages()).toMatchObject([{ content: "@everyone", mention_everyone: true }]);
    expect(bot.rig.violations).toEqual([expect.stringContaining("Every message says whom it may ping.")]);
  });
});
