import { afterEach, expect, it } from "vitest";
import { createAdvisor } from "../../src/advisor.ts";
import { wording } from "../../src/decide/wording.ts";
import { guarded } from "../../src/guard.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { shippedMind } from "../mind.ts";
import { said } from "../rigs/discord/message.ts";
import { openRoadmate } from "./discord/rigged.ts";
import { openStage } from "./slack/stage.ts";

/** Nobody is given more than two answers a minute. */
const limits = { person: 2, place: 10, offers: 10 };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

it("Discord: who asks too much hears so once, then nothing; what waits for an answer gets one, alone", async () => {
  const roadmate = await openRoadmate({ advisor: (real) => guarded(real, { limits }) });
  open.push(roadmate);
  await roadmate.start();
  const { rig } = roadmate;
  const mention = () => rig.say({ content: "do i need a degree", mentions: ["bot"], user: "ben" });
  const answers = [await mention().reply(), await mention().reply(), await mention().reply()];
  expect(answers.map((answer) => said(answer) === wording.tooMany)).toEqual([false, false, true]);
  const before = rig.messages().length;
  mention();
  mention();
  const asked = rig.command({ name: "ask", options: { question: "do i need a degree" }, user: "ben" });
  expect(await asked.acknowledged()).toMatchObject({ ephemeral: true });
  expect(said(await asked.reply())).toBe(wording.tooMany);
  // Only what ben wrote, for the command was answered to ben alone.
  expect(rig.messages().length - before).toBe(2);
  expect(
    said(await rig.say({ content: "do i need a degree", mentions: ["bot"], user: "asha" }).reply()),
  ).not.toBe(wording.tooMany);
  rig.expectClean();
});

it("Slack: who asks too much hears so once, alone, then nothing; a command is answered all the same", async () => {
  const mind = await shippedMind();
  const store = createMemoryStore();
  const advisor = guarded(createAdvisor({ store, mind: () => mind, now: Date.now }), { limits });
  const stage = await openStage("socket", { advisor });
  open.push(stage);
  const { slack } = stage;
  const [user, channel] = [slack.team.user("ada"), slack.team.channel("general")];
  const text = "do i need a degree";
  for (let at = 0; at < 2; at += 1) await slack.mention({ user, channel, text }).next("posted");
  const { message } = await slack.mention({ user, channel, text }).next("ephemeral");
  expect(message.text).toContain(wording.tooMany);
  await slack.mention({ user, channel, text }).silence(300);
  await slack.dm({ user, text }).next("posted");
  await slack.dm({ user, text }).silence(300);
  const asked = slack.command({ user, channel, command: "/ask", text });
  expect((await asked.acked()).kind).toBe("acked");
  expect((await asked.next("ephemeral")).message.text).toContain(wording.tooMany);
});
