import { PermissionFlagsBits as bits } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { words } from "../../../adapters/discord/words.ts";
import { wording } from "../../../src/decide/wording.ts";
import { said } from "../../rigs/discord/message.ts";
import { openRoadmate, type Roadmate } from "./rigged.ts";
import { seen } from "./seen.ts";

let roadmate: Roadmate;
beforeEach(async () => {
  roadmate = await openRoadmate();
  await roadmate.start();
});
afterEach(async () => {
  roadmate.rig.expectClean();
  expect(roadmate.lines.filter(({ level }) => level >= 40)).toEqual([]);
  await roadmate.close();
});

/** Everything said before is handled by the time a command is answered. */
const settled = () => roadmate.rig.command({ name: "help", user: "asha" }).reply();

describe("a message", () => {
  it("that mentions it is answered below, and pings nobody", async () => {
    const { rig } = roadmate;
    const asked = rig.say({ content: "do I need a degree?", mentions: ["bot"], user: "ben" });
    const answer = await asked.reply();
    expect(answer).toMatchObject({ mentions: [], message_reference: { message_id: asked.message.id } });
    expect(said(answer)).toContain("-# Source");
    expect(seen(answer)).not.toMatch(/Share here|Follow up/);
  });

  it("that answers what it said goes on from there", async () => {
    const { rig } = roadmate;
    const asked = { mentions: ["bot"], content: "what does a junior earn in India?", user: "ben" } as const;
    const answer = await rig.say(asked).reply();
    const further = await rig.say({ content: "and in Germany?", replyTo: answer, user: "ben" }).reply();
    expect(said(further)).toContain("Germany");
  });

  it("without words is told what one can ask", async () => {
    const { rig } = roadmate;
    expect(said(await rig.say({ content: "", mentions: ["bot"], user: "ben" }).reply())).toContain(
      wording.wordless,
    );
    expect(said(await rig.say({ content: "<:party:1234567890>", mentions: ["bot"] }).reply())).toContain(
      wording.wordless,
    );
  });

  it("between others is none of its business, and neither is everybody's", async () => {
    const { rig } = roadmate;
    rig.say({ content: "do I need a degree?", user: "ben" });
    rig.say({ content: "@everyone do I need a degree?", user: "asha" });
    const answer = await rig.say({ content: "what is an api", mentions: ["bot"], user: "ben" }).reply();
    rig.say({ content: "thanks", replyTo: answer, ping: false, user: "ben" });
    await settled();
    expect(rig.messages()).toHaveLength(5);
  });

  it("written to it directly is answered, and its buttons work", async () => {
    const { rig } = roadmate;
    const answer = await rig.say({ content: "do I need a degree", channel: "dm", user: "ben" }).reply();
    expect(said(answer)).toContain("-# Source");
    expect(
      said(await rig.say({ content: "and how long does it take?", channel: "dm", user: "ben" }).reply()),
    ).toContain("month");
  });

  it("in a thread is answered there", async () => {
    const { rig } = roadmate;
    const thread = rig.world.addThread(
      rig.world.channel("help", rig.world.person()),
      "a thread",
      "1573880073151319999",
    );
    rig.joinGuild("Learners");
    const answer = await rig
      .say({ content: "what is an api", mentions: ["bot"], channel: thread.id })
      .reply();
    expect(answer.channel_id).toBe(thread.id);
  });
});

describe("Answer this", () => {
  const question = { content: "can I get a job without a degree?", user: "ben" } as const;

  it("answers below the message, tells its author, and says at whose wish", async () => {
    const { rig } = roadmate;
    const { message } = rig.say(question);
    const used = rig.contextMenu({ name: words.answerThis, target: message, user: "asha" });
    expect(await used.acknowledged()).toMatchObject({ ephemeral: true });
    const told = said(await used.reply());
    const answer = rig.messages()[1];
    expect(told).toContain(answer?.id);
    const asha = rig.world.person("asha").id;
    expect(answer).toMatchObject({
      message_reference: { message_id: message.id },
      mentions: [{ username: "ben" }],
    });
    expect(answer && said(answer)).toContain(`-# Answered at the wish of <@${asha}>`);
  });

  it("keeps to the one who asked for it when there is no clear answer", async () => {
    const { rig } = roadmate;
    for (const content of ["where do we have lunch?", "some job stuff"]) {
      const { message } = rig.say({ content, user: "ben" });
      const used = rig.contextMenu({ name: words.answerThis, target: message, user: "asha" });
      expect(await used.acknowledged()).toMatchObject({ ephemeral: true });
      expect(said(await used.reply())).not.toContain("<@");
    }
    expect(rig.messages()).toHaveLength(2);
  });

  it("keeps to the one who asked for it where it may not speak; they can share it", async () => {
    const { rig } = roadmate;
    rig.deny("help", bits.SendMessages);
    const { message } = rig.say({ ...question, channel: "help" });
    const used = rig.contextMenu({ name: words.answerThis, target: message, user: "asha" });
    expect(seen(await used.reply())).toMatch(/-# Source[\s\S]*\[Share here\]/);
    expect(rig.messages("help")).toHaveLength(1);
  });

  it("works in direct messages, and for those who installed it for themselves", async () => {
    const { rig } = roadmate;
    const mine = rig.past({ content: "old words" }, "dm", "ben");
    const inPrivate = rig.contextMenu({ name: words.answerThis, target: mine, user: "ben", channel: "dm" });
    expect(said(await inPrivate.reply())).not.toBe("");
    rig.world.addGuild({ name: "Elsewhere", joined: false });
    const there = rig.say({ ...question, channel: "Elsewhere/general" });
    const used = rig.contextMenu({ name: words.answerThis, target: there.message, user: "asha" });
    expect(said(await used.reply())).toContain("-# Source");
    expect(rig.messages("Elsewhere/general")).toHaveLength(1);
  });
});
