import { InteractionContextType, PermissionFlagsBits } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Started, startBot } from "./bare-bot.ts";
import { controls, said } from "./discord/message.ts";

let bot: Started;
beforeEach(async () => {
  bot = await startBot({
    people: ["asha", { name: "ben", locale: "de" }],
    guilds: [
      { name: "Learners", channels: ["general", "tips"], managers: ["asha"] },
      { name: "Elsewhere", channels: ["chat"], joined: false },
    ],
  });
});
afterEach(async () => {
  expect(bot.errors).toEqual([]);
  bot.rig.expectClean();
  expect(bot.rig.unanswered()).toEqual([]);
  await bot.close();
});

describe("a slash command", () => {
  test("is deferred, edited and followed", async () => {
    const asked = bot.rig.command({ name: "ask", options: { question: "git", slowly: true } });
    const { kind, ephemeral, ms } = await asked.acknowledged();
    expect([kind, ephemeral]).toEqual(["deferred", false]);
    expect(ms).toBeLessThan(3000);
    const [more] = await asked.followUps();
    const answer = await asked.reply();
    expect(said(answer)).toBe("About git");
    expect(more?.content).toBe("One more thing");
    expect(bot.rig.messages().map(said)).toEqual(["About git", "One more thing"]);
  });

  test("brings its picture, which can be fetched", async () => {
    const answer = await bot.rig.command({ name: "ask", options: { question: "git", slowly: true } }).reply();
    const [picture] = answer.attachments;
    expect(picture).toMatchObject({ filename: "map.png", description: "a map", size: 3 });
    expect(answer.embeds[0]?.image?.url).toBe(picture?.url);
    expect(await (await fetch(picture?.url ?? "")).text()).toBe("png");
  });

  test("is answered for one person alone", async () => {
    const asked = bot.rig.command({ name: "ask", options: { question: "git" } });
    expect(await asked.acknowledged()).toMatchObject({ kind: "message", ephemeral: true });
    expect(bot.rig.messages()).toEqual([]);
    const { id } = await asked.reply();
    expect(() => bot.rig.press({ message: { id }, customId: "share", user: "ben" })).toThrow(
      "ben sees no share",
    );
  });

  test("works in direct messages, in a group and where only the person has installed the app", async () => {
    const { rig, client } = bot;
    const owners: unknown[] = [];
    client.on("interactionCreate", ({ context, authorizingIntegrationOwners: { guildId, userId } }) => {
      owners.push([context, guildId, userId]);
    });
    for (const channel of ["dm", "private", "Elsewhere/chat"]) {
      const asked = rig.command({
        name: "ask",
        channel,
        user: "ben",
        options: { question: "git", slowly: true },
      });
      expect(said(await asked.reply())).toBe("About git");
      await asked.followUps();
    }
    const { id } = rig.world.person("ben");
    expect(owners).toEqual([
      [InteractionContextType.BotDM, "0", null],
      [InteractionContextType.PrivateChannel, null, id],
      [InteractionContextType.Guild, null, id],
    ]);
  });

  test("resolves a channel below a sub-command", async () => {
    const options = { channel: "tips" };
    expect((await bot.rig.command({ name: "tips", subcommand: "here", options }).reply()).content).toBe(
      "in tips",
    );
  });

  test("is not offered to everybody, everywhere, with every option", () => {
    const { rig } = bot;
    const options = { channel: "tips" };
    expect(() => rig.command({ name: "tips", subcommand: "here", options, user: "ben" })).toThrow(
      "not offered to ben",
    );
    expect(() => rig.command({ name: "profile", channel: "private" })).toThrow("not offered to asha");
    expect(() => rig.command({ name: "nothing" })).toThrow("not registered");
    expect(() => rig.command({ name: "ask" })).toThrow("option question is required");
    expect(() => rig.command({ name: "ask", options: { question: 1 } })).toThrow("question needs a text");
    expect(() => rig.command({ name: "ask", options: { question: "git", mood: "good" } })).toThrow(
      "no option mood",
    );
  });
});

test("what is typed gets choices", async () => {
  const typed = bot.rig.autocomplete({ name: "ask", option: "question", typed: "gi" });
  expect(await typed.choices()).toEqual([{ name: "gi!", value: "git" }]);
  expect(await typed.acknowledged()).toMatchObject({ kind: "choices" });
});

test("a button, and a select that changes its message", async () => {
  const { rig } = bot;
  const menu = await rig.command({ name: "menu" }).reply();
  expect(controls(menu).map(({ custom_id }) => custom_id)).toEqual(["pick", "share"]);
  expect((await rig.press({ message: menu, customId: "share", user: "ben" }).reply()).content).toBe(
    "Shared by ben",
  );
  const picked = rig.select({ message: menu, customId: "pick", values: ["git"] });
  expect(await picked.acknowledged()).toMatchObject({ kind: "update" });
  expect(said(await picked.reply())).toBe("You chose git");
  expect(said(rig.message(menu.id) ?? menu)).toBe("You chose git");
  expect(() => rig.press({ message: menu, customId: "share" })).toThrow("asha sees no share");
  expect(() => rig.select({ message: menu, customId: "pick", values: ["java"] })).toThrow();
});

test("a button of an old message is pressed, unless it is disabled", async () => {
  const { rig } = bot;
  const button = (rest: object) => ({ type: 2, style: 1, label: "Share", ...rest });
  const components = [
    { type: 1, components: [button({ custom_id: "old" }), button({ custom_id: "off", disabled: true })] },
  ];
  const message = rig.past({ content: "Long ago", components }, "tips");
  expect((await rig.press({ message, customId: "old", user: "ben" }).reply()).content).toBe("Shared by ben");
  expect(() => rig.press({ message, customId: "off" })).toThrow("off is disabled");
});

test("a form is opened, filled in and sent off", async () => {
  const { rig } = bot;
  const asked = rig.command({ name: "profile", user: "ben" });
  const form = await asked.modal();
  expect(form).toMatchObject({ customId: "profile", title: "Your profile" });
  expect(() => rig.submit({ modal: form, fields: {} })).toThrow("goal takes no 0 characters");
  expect(() => rig.submit({ modal: form, fields: { goal: "jobs", mood: "good" } })).toThrow("no field mood");
  const sent = rig.submit({ modal: form, fields: { goal: "a job", language: ["go"], where: ["tips"] } });
  expect((await sent.reply()).content).toBe("a job, go, tips");
  const kept = rig.submit({
    modal: await rig.command({ name: "profile" }).modal(),
    fields: { goal: "a job" },
  });
  expect((await kept.reply()).content).toBe("a job, java");
});

test("a command on a message brings its text, which the bot may not read otherwise", async () => {
  const { rig, client } = bot;
  client.removeAllListeners("messageCreate");
  const heard = new Promise<string>((resolve) =>
    client.once("messageCreate", ({ content }) => resolve(content)),
  );
  const { message } = rig.say({ user: "ben", content: "what is SQL" });
  expect(await heard).toBe("");
  const asked = rig.contextMenu({ name: "Answer this", target: message });
  expect((await asked.reply()).content).toBe("Read: what is SQL");
});

describe("a message", () => {
  test.each([
    ["to the bot", { channel: "dm", content: "hi" }, "hi"],
    ["that mentions it", { content: "hi", mentions: ["bot"] }, "hi"],
    ["among members, without its text", { content: "hi" }, ""],
  ])("%s is answered", async (_what, saying, heard) => {
    const reply = await bot.rig.say({ user: "ben", ...saying }).reply();
    expect(reply.content).toBe(`You said "${heard}"`);
    expect(reply.mentions).toEqual([]);
  });

  test("that replies with a ping is heard, but not under the answer to a command", async () => {
    const { rig } = bot;
    const plain = await rig.say({ content: "hi", mentions: ["bot"] }).reply();
    expect((await rig.say({ content: "more", replyTo: plain }).reply()).content).toBe('You said "more"');
    expect((await rig.say({ content: "more", replyTo: plain, ping: false }).reply()).content).toBe(
      'You said ""',
    );
    const answer = await rig.command({ name: "ask", options: { question: "git", slowly: true } }).reply();
    expect((await rig.say({ content: "more", replyTo: answer }).reply()).content).toBe('You said ""');
  });

  test("gets a reaction, and reactions are heard", async () => {
    const { rig, client } = bot;
    const sent = await client.channels.fetch(rig.world.channel("tips", rig.world.person()).id);
    if (!sent?.isSendable()) throw new Error("tips takes messages");
    const message = await sent.send("A tip");
    await message.react("👍");
    expect(rig.message(message.id)?.reactions).toMatchObject([{ emoji: { name: "👍" }, count: 1, me: true }]);
    const heard = new Promise((resolve) => client.once("messageReactionAdd", (_one, { id }) => resolve(id)));
    rig.react({ message, emoji: "👎", user: "ben" });
    expect(await heard).toBe(rig.world.person("ben").id);
    await sent.sendTyping();
    expect(rig.typing).toEqual([sent.id]);
  });
});

test("a thread at a message has messages of its own", async () => {
  const { rig, client } = bot;
  const tips = await client.channels.fetch(rig.world.channel("tips", rig.world.person()).id);
  if (!tips?.isSendable() || tips.isDMBased()) throw new Error("tips takes messages");
  const message = await tips.send("A tip");
  const thread = await message.startThread({ name: "More about it" });
  await thread.send("More");
  expect(rig.messages("More about it").map(({ content }) => content)).toEqual(["More"]);
  expect(
    (await rig.say({ channel: "More about it", content: "hi", mentions: ["bot"] }).reply()).content,
  ).toContain("hi");
  rig.deleteMessage(message);
  expect(rig.messages("tips")).toEqual([]);
});

test("permissions are told with the interaction", async () => {
  const { rig, client } = bot;
  const seen = new Promise((resolve) => {
    client.once("interactionCreate", ({ memberPermissions, appPermissions, locale, guildLocale }) =>
      resolve([
        memberPermissions?.has(PermissionFlagsBits.ManageGuild),
        appPermissions.has(PermissionFlagsBits.SendMessages),
        locale,
        guildLocale,
      ]),
    );
  });
  rig.deny("general", PermissionFlagsBits.SendMessages);
  await rig.command({ name: "ask", user: "ben", options: { question: "git" } }).reply();
  expect(await seen).toEqual([false, false, "de", "en-US"]);
});
