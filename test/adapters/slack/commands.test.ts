import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../../src/understand/commands.ts";
import type { Delivery } from "../../rigs/slack/delivery.ts";
import type { Message } from "../../rigs/slack/workspace.ts";
import { seen } from "./seen.ts";
import { type Mode, openStage, type Stage } from "./stage.ts";

const modes: readonly Mode[] = ["socket", "http"];

describe.each(modes)("slash commands and shortcuts over %s", (mode) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(mode);
  });
  afterEach(() => stage.close());

  const people = () => {
    const { team } = stage.slack;
    return { ada: team.user("ada"), ben: team.user("ben"), channel: team.channel("general") };
  };
  const command = (typed: string, text = "", raw = false): Delivery => {
    const { ada, channel } = people();
    return stage.slack.command({ user: ada, channel, command: typed, text, raw });
  };
  const shown = ({ blocks }: Message): string => seen(blocks);

  it("are acknowledged with nothing at once, and answered for the asker alone", async () => {
    const asked = command("/ask", "do i need a degree");
    const ack = await asked.acked();
    expect(ack).toMatchObject({ kind: "acked" });
    expect(ack.kind === "acked" && JSON.stringify(ack.body)).toMatch(/^(""|\{\})$/);
    const { message } = await asked.next("ephemeral");
    expect(message.to).toBe(people().ada.id);
    expect(shown(message)).toMatch(/^You can get in.*\[Share here\] \[Follow up\]$/s);
    await asked.silence();
  });
  it("are all answered, every one of the table", async () => {
    for (const { name } of commands) {
      const { message } = await command(`/${name}`, "docker").next("ephemeral");
      expect([name, shown(message).length > 5]).toEqual([name, true]);
    }
  });
  it("say how they are used where something is missing, and that they are gone", async () => {
    expect(shown((await command("/ask").next("ephemeral")).message)).toMatch(/^Say more after \/ask/);
    expect(shown((await command("/dance").next("ephemeral")).message)).toMatch(/\/help/);
  });
  it("are answered for everybody when the answer is meant for somebody, who alone is mentioned", async () => {
    const { ben } = people();
    stage.slack.allowMention(ben);
    const asked = command("/ask", `<@${ben.id}|ben> do i need a degree &lt;!here&gt;`, true);
    const { message } = await asked.next("posted");
    expect(shown(message)).toMatch(
      new RegExp(`^@${ben.id}\n\\(ada asked: do i need a degree <!here>\\)\nYou can get in`),
    );
    expect(message.text).toContain(`<@${ben.id}> `);
    await asked.silence();
  });
  it("are answered for everybody where those who manage want it so, but not what is about a person", async () => {
    await stage.settle({ audience: "everyone" });
    expect(shown((await command("/ask", "do i need a degree").next("posted")).message)).toMatch(
      /^\(ada asked/,
    );
    expect((await command("/next").next("ephemeral")).message.to).toBe(people().ada.id);
  });
  it("stay in the conversation with the bot, where that is between the two", async () => {
    const { ada } = people();
    const channel = stage.slack.team.im(ada);
    const asked = stage.slack.command({ user: ada, channel, command: "/next", text: "" });
    expect(shown((await asked.next("posted")).message)).toContain("Next: Pick your way of learning");
  });
  it("bring back what was exported, pasted as it was", async () => {
    await command("/done", "git").next("ephemeral");
    const { message } = await command("/export").next("ephemeral");
    const list = /```\n(.*)\n```/s.exec(shown(message))?.[1] ?? "";
    await command("/reset").next("ephemeral");
    expect(shown((await command("/import", list).next("ephemeral")).message)).toContain("holds 1 step");
  });

  it("Answer this: answers in the thread of the message, and the author hears of it", async () => {
    const { ada, ben, channel } = people();
    stage.slack.allowMention(ben);
    const { message } = stage.slack.say({ user: ben, channel, text: "hey all, do i need a degree?" });
    const asked = stage.slack.messageShortcut({ user: ada, callbackId: "answer_this", message });
    const answer = (await asked.next("posted")).message;
    expect(answer.threadTs).toBe(message.ts);
    expect(shown(answer)).toMatch(new RegExp(`^@${ben.id}\nYou can get in`));
    await asked.silence();
  });
  it("Answer this: is for one person alone where the bot is not, where it may not answer, and without a clear answer", async () => {
    const { ada, ben, channel } = people();
    const elsewhere = stage.slack.team.channel("elsewhere");
    const ask = (text: string) => {
      const { message } = stage.slack.say({ user: ben, channel, text });
      return stage.slack.messageShortcut({ user: ada, callbackId: "answer_this", message });
    };
    const { message } = stage.slack.say({ user: ben, channel: elsewhere, text: "do i need a degree?" });
    elsewhere.members.delete(stage.slack.team.bot.id);
    const asked = stage.slack.messageShortcut({ user: ada, callbackId: "answer_this", message });
    const outside = (await asked.next("ephemeral")).message;
    expect(shown(outside)).toMatch(
      /^\(I can't write in this channel yet\. .*\)\nYou can get in.*\[Share here\]/s,
    );
    expect(shown((await ask("will it rain?").next("ephemeral")).message)).not.toContain("can't write");
    await stage.settle({ channels: [`slack:${stage.slack.team.id}/C1`] });
    expect(shown((await ask("do i need a degree?").next("ephemeral")).message)).not.toContain("Share here");
  });
  it("My roadmap: opens a window with the map, which is drawn when it is ready", async () => {
    const asked = stage.slack.globalShortcut({ user: people().ada, callbackId: "my_roadmap" });
    const { view } = await asked.next("opened");
    expect(seen(Object.values(view.content.blocks ?? []))).toMatch(/^```\nBackend developer: 0 of/);
    const drawn = (await asked.next("viewUpdated")).view;
    expect(seen(Object.values(drawn.content.blocks ?? []))).toMatch(/^<picture: Roadmap Backend developer/);
  });
});
