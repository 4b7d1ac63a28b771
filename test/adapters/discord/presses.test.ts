import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wording } from "../../../src/decide/wording.ts";
import { said } from "../../rigs/discord/message.ts";
import { openRoadmate, press, type Roadmate, until } from "./rigged.ts";
import { seen } from "./seen.ts";

let roadmate: Roadmate;
beforeEach(async () => {
  roadmate = await openRoadmate();
  await roadmate.start();
});
afterEach(async () => {
  roadmate.rig.expectClean();
  await roadmate.close();
});

const ask = (question: string) => ({ name: "ask", options: { question } }) as const;
/** A question that has several answers. */
const open = "some job stuff";

describe("a press on what one person sees", () => {
  it("takes the place of a question with its answer", async () => {
    const { rig } = roadmate;
    const question = await rig.command(ask(open)).reply();
    expect(said(question)).toContain(wording.chooseOne);
    const answer = press(rig, question, "How do I get my first backend job?");
    expect(await answer.acknowledged()).toMatchObject({ kind: "update" });
    expect((await answer.reply()).id).toBe(question.id);
    expect(said(await answer.reply())).toContain("-# Source");
  });

  it("keeps the message up to date with what it says", async () => {
    const { rig } = roadmate;
    const next = await rig.command({ name: "next" }).reply();
    const done = await press(rig, next, "Done").reply();
    expect(done.id).toBe(next.id);
    expect(said(done)).toContain("Well done!");
    const undone = await press(rig, done, "Undo").reply();
    expect(said(undone)).toContain("Taken back");
  });

  it("leaves a picture behind when it moves on", async () => {
    const { rig } = roadmate;
    const map = await rig.command({ name: "roadmap" }).reply();
    const next = await press(rig, map, "What's next?").reply();
    expect(next).toMatchObject({ id: map.id, attachments: [] });
  });

  it("shows what is only looked up beside it", async () => {
    const { rig } = roadmate;
    const answer = await rig.command(ask("do I need a degree")).reply();
    const related = press(rig, answer, "How long does it take?");
    expect(await related.acknowledged()).toMatchObject({ kind: "message", ephemeral: true });
    expect((await related.reply()).id).not.toBe(answer.id);
    expect(said(await press(rig, answer, "Yes").reply())).toBe(wording.thanksForYes);
  });

  it("works in direct messages, where the message itself changes", async () => {
    const { rig } = roadmate;
    const next = await rig.command({ name: "next", user: "ben", channel: "dm" }).reply();
    expect(await press(rig, next, "I'm on it").acknowledged()).toMatchObject({ kind: "update" });
  });
});

describe("a press on what everybody sees", () => {
  it("by the one who was answered takes the place of the question, for everybody", async () => {
    const { rig } = roadmate;
    const question = await rig.say({ content: open, mentions: ["bot"], user: "ben" }).reply();
    const answer = press(rig, question, "How do I get my first backend job?", "ben");
    expect(await answer.acknowledged()).toMatchObject({ kind: "update" });
    expect(said(await answer.reply())).toContain("-# Source");
  });

  it("by somebody else is answered to them alone, and the question stays", async () => {
    const { rig } = roadmate;
    const question = await rig.say({ content: open, mentions: ["bot"], user: "ben" }).reply();
    const answer = press(rig, question, "How do I get my first backend job?", "asha");
    expect(await answer.acknowledged()).toMatchObject({ kind: "message", ephemeral: true });
    expect(said(rig.message(question.id) ?? question)).toContain(wording.chooseOne);
  });

  it("about one's own way is never seen by others", async () => {
    const { rig } = roadmate;
    const step = await rig.command({ name: "step", options: { step: "Docker", for: "ben" } }).reply();
    for (const user of ["asha", "ben"]) {
      const done = press(rig, step, "Done", user);
      expect(await done.acknowledged()).toMatchObject({ kind: "message", ephemeral: true });
      expect(said(await done.reply())).toContain("ticked off");
    }
    expect(said(rig.message(step.id) ?? step)).toContain("### Package your app with Docker");
  });
});

describe("an old button", () => {
  it.each(["dance:git", "topic", "menu-9", "form:dance"])("%s gets a kind answer", async (customId) => {
    const { rig } = roadmate;
    const row = { type: 1, components: [{ type: 2, style: 2, label: "Old", custom_id: customId }] };
    const message = rig.past({ content: "long ago", components: [row] });
    const pressed = press(rig, message, "Old", "ben");
    expect(await pressed.acknowledged()).toMatchObject({ kind: "message", ephemeral: true });
    expect(said(await pressed.reply())).toMatch(/^That (button|form) is/);
  });
});

describe("sharing", () => {
  it("shows the same to everybody, says who shared it, and takes its button away", async () => {
    const { rig } = roadmate;
    const mine = await rig.command({ name: "salary", options: { region: "India" }, user: "ben" }).reply();
    const [shared] = await press(rig, mine, "Share here").followUps();
    expect(shared?.flags).toBe(1 << 15);
    const ben = rig.world.person("ben").id;
    expect(seen(shared ?? mine)).toMatch(/^│ ### What do backend developers earn\?\n/);
    expect(seen(shared ?? mine)).toContain(`│ -# Shared by <@${ben}>`);
    expect(shared).toMatchObject({ mentions: [], attachments: [{ filename: "pay.png" }] });
    await until(() => !seen(rig.message(mine.id) ?? mine).includes("Share here"));
    expect(rig.message(mine.id)).toMatchObject({ attachments: [{ filename: "pay.png" }] });
    expect(seen(rig.message(mine.id) ?? mine)).toMatch(/<Backend pay, India.*\[Follow up\]/s);
  });

  it("of what is no longer known is told to the one who pressed", async () => {
    const { rig, store } = roadmate;
    const mine = await rig.command(ask("do I need a degree")).reply();
    await store.forget(`discord:${rig.world.person("asha").id}`);
    const shared = press(rig, mine, "Share here");
    expect(await shared.acknowledged()).toMatchObject({ ephemeral: true });
    expect(said(await shared.reply())).toBe(wording.oldButton);
    expect(rig.messages()).toEqual([]);
  });
});

describe("a form", () => {
  it("asks on, after what it stands under", async () => {
    const { rig } = roadmate;
    const first = await rig.command({ name: "salary", options: { region: "India" } }).reply();
    const modal = await press(rig, first, "Follow up").modal();
    expect(modal.title).toBe("Ask on");
    const answer = rig.submit({ modal, fields: { question: "and in Germany?" } });
    expect(await answer.acknowledged()).toMatchObject({ kind: "message", ephemeral: true });
    expect(said(await answer.reply())).toContain("Germany");
  });

  it("changes the message it was opened from", async () => {
    const { rig } = roadmate;
    const profile = await rig.command({ name: "profile" }).reply();
    const modal = await press(rig, profile, "Change my profile").modal();
    const saved = rig.submit({ modal, fields: { language: ["python"], hours: "10" } });
    expect(await saved.acknowledged()).toMatchObject({ kind: "update" });
    expect(said(await saved.reply())).toMatch(/\*\*Language:\*\* Python[\s\S]*\*\*Hours a week:\*\* 10/);
    const later = await rig.command({ name: "profile" }).reply();
    const again = await press(rig, later, "Change my profile").modal();
    expect(JSON.stringify(again.components)).toContain('{"label":"Python","value":"python","default":true}');
  });
});
