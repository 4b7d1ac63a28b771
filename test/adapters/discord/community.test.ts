import { PermissionFlagsBits } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { communityWording } from "../../../src/decide/wording-community.ts";
import type { FieldValue } from "../../rigs/discord/acts/modal.ts";
import { said } from "../../rigs/discord/message.ts";
import { openRoadmate, press, type Roadmate, until } from "./rigged.ts";

let roadmate: Roadmate;
beforeEach(async () => {
  roadmate = await openRoadmate();
  await roadmate.start();
});
afterEach(async () => {
  roadmate.rig.expectClean();
  await roadmate.close();
});

/** asha changes the settings through the form. */
async function settle(fields: Record<string, FieldValue>): Promise<string> {
  const { rig } = roadmate;
  const settings = await rig.command({ name: "settings", user: "asha" }).reply();
  const modal = await press(rig, settings, communityWording.change).modal();
  const saved = rig.submit({ modal, fields });
  expect(await saved.acknowledged()).toMatchObject({ kind: "update" });
  return said(await saved.reply());
}

/** Everything said before is handled by the time a command is answered. */
const settled = () => roadmate.rig.command({ name: "help", user: "asha" }).reply();

describe("the settings of a server", () => {
  const question = { content: "do I need a degree?", mentions: ["bot"], user: "ben" } as const;

  it("say who sees the replies to commands", async () => {
    const { rig } = roadmate;
    expect(await settle({ audience: "everyone" })).toContain(communityWording.audienceEveryone);
    const ask = { name: "ask", options: { question: "do I need a degree" }, user: "ben" } as const;
    expect(await rig.command(ask).acknowledged()).toMatchObject({ ephemeral: false });
    expect(await rig.command({ name: "next", user: "ben" }).acknowledged()).toMatchObject({
      ephemeral: true,
    });
  });

  it("keep it silent when it is mentioned", async () => {
    const { rig } = roadmate;
    await settle({ mentions: "off" });
    rig.say(question);
    await settled();
    expect(rig.messages()).toHaveLength(1);
  });

  it("say where it answers for everybody; elsewhere it says so, once and shortly", async () => {
    const { rig } = roadmate;
    const help = rig.world.channel("help", rig.world.person("asha")).id;
    expect(await settle({ channels: ["help"], audience: "everyone" })).toContain(`<#${help}>`);
    expect(said(await rig.say(question).reply())).toBe(`${communityWording.answerElsewhere} <#${help}>`);
    expect(said(await rig.say({ ...question, channel: "help" }).reply())).toContain("-# Source");
    const hidden = rig.command({ name: "ask", options: { question: "degree?", for: "ben" } });
    expect(await hidden.acknowledged()).toMatchObject({ ephemeral: true });
    expect(said(await hidden.reply())).not.toContain("<@");
  });

  it("hold in the threads of a channel", async () => {
    const { rig } = roadmate;
    await settle({ channels: ["help"] });
    const { world } = rig;
    const thread = world.addThread(world.channel("help", world.person()), "a thread", "1573880073151319999");
    rig.joinGuild("Learners");
    const asked = rig.command({ name: "step", options: { step: "Docker", for: "ben" }, channel: thread.id });
    expect(await asked.acknowledged()).toMatchObject({ ephemeral: false });
  });

  it("no longer let an old button share elsewhere", async () => {
    const { rig } = roadmate;
    const mine = await rig.command({ name: "term", options: { term: "JWT" }, user: "ben" }).reply();
    await settle({ channels: ["help"] });
    const shared = press(rig, mine, "Share here");
    expect(said(await shared.reply())).toContain(communityWording.answerElsewhere);
    expect(rig.messages()).toEqual([]);
  });
});

describe("coming to a server", () => {
  it("says hello where people are greeted, once", async () => {
    const { rig } = roadmate;
    rig.joinGuild({ name: "New", channels: ["hall", "den"], managers: ["ben"] });
    await until(() => rig.messages("hall").length > 0);
    expect(said(rig.messages("hall")[0] ?? { content: "", embeds: [], components: [] })).toMatch(
      /### Hello, I'm Roadmate[\s\S]*<\/ask:\d+>/,
    );
    rig.redeliver("GUILD_CREATE");
    await settled();
    expect(rig.messages("hall")).toHaveLength(1);
  });

  it("looks for a channel it may write in, and else tells the owner", async () => {
    const { rig } = roadmate;
    const shut = (name: string) => ({ name, denied: PermissionFlagsBits.SendMessages });
    rig.joinGuild({ name: "New", channels: [shut("rules"), "den"], managers: ["ben"] });
    await until(() => rig.messages("den").length > 0);
    rig.joinGuild({ name: "Shut", channels: [shut("walls")], managers: ["ben"] });
    await until(() => rig.messages("dm", "ben").length > 0);
  });

  it("forgets everything of a server it is removed from, not of one that is away", async () => {
    const { rig, store } = roadmate;
    await settle({ mentions: "off" });
    const id = `discord:${rig.world.guild().id}`;
    rig.removeFromGuild("Learners", true);
    rig.joinGuild("Learners");
    await settled();
    expect(await store.settings(id)).toMatchObject({ mentions: false });
    rig.removeFromGuild();
    await until(() => roadmate.lines.some(({ msg }) => msg === "left a server"));
    expect(await store.settings(id)).toBeUndefined();
  });
});
