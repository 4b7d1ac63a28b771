import { beforeAll, describe, expect, it } from "vitest";
import { draw, drawHome, drawModal, drawText, type Look } from "../../../adapters/slack/draw.ts";
import { drawForm } from "../../../adapters/slack/form.ts";
import { entriesOf } from "../../../src/decide/entries.ts";
import type { MessageBody } from "../../../src/message.ts";
import type { Reply } from "../../../src/reply.ts";
import { commands } from "../../../src/understand/commands.ts";
import { messageOf, shippedAdvisor } from "../../mind.ts";
import { refuseMessage, refuseView } from "../../rigs/slack/referee.ts";

/** All that Roadmate ships with, as Slack would take it. */

let core: Awaited<ReturnType<typeof shippedAdvisor>>;
beforeAll(async () => {
  core = await shippedAdvisor();
});

const look: Look = {
  names: { prefix: "rm-", team: "T1" },
  offers: { share: true, askOn: true },
  note: "asha asked: what?",
};

/** Everything Slack has against a reply, wherever it may stand. */
function problemsOf(reply: Reply): string[] {
  const names = reply.blocks.flatMap((block) => (block.kind === "picture" ? [block.name] : []));
  const pictures = new Map(names.map((name) => [name, "F0123456789"]));
  const messages = [pictures, new Map<string, string>()].flatMap((those) => [
    ...draw(reply, those, look),
    ...draw(reply, those, look, true),
  ]);
  return [
    ...[...messages, ...drawText(reply, look)].flatMap((message) => refuseMessage(message)),
    ...refuseView(drawHome(reply, pictures, look)),
    ...refuseView(drawModal(reply, pictures, look, "{}")),
  ];
}

const said = async (body: MessageBody): Promise<Reply> =>
  core.advisor.answer(messageOf(body, { from: "slack:T1/U1", place: "slack:T1/C1", mayManage: true }));

describe("Slack takes", () => {
  it("every entry of the shipped knowledge, each in one message", () => {
    const entries = entriesOf(core.knowledge);
    expect(entries.length).toBeGreaterThan(300);
    expect(
      entries.flatMap(({ id, reply }) => problemsOf(reply).map((problem) => `${id}: ${problem}`)),
    ).toEqual([]);
    expect(entries.filter(({ reply }) => draw(reply, new Map(), look).length > 1)).toEqual([]);
  });
  it("the answer to every command, with something behind it and without", async () => {
    for (const { name, options } of commands) {
      const typed = ["", "python", "india", "10 hours by 2027-12-31", "docker", "json"];
      for (const value of typed) {
        const [option] = options;
        const body = {
          kind: "command",
          name,
          options: option && value ? { [option.name]: value } : {},
        } as const;
        expect([name, value, problemsOf(await said(body))]).toEqual([name, value, []]);
      }
    }
  });
  it("answers, questions back and what it has no answer to", async () => {
    const questions = [
      "do i need a degree",
      "python or java",
      "salary",
      "will it rain",
      "hi",
      "",
      "🙂",
      "what next",
    ];
    for (const text of questions)
      expect([text, problemsOf(await said({ kind: "text", text }))]).toEqual([text, []]);
  });
  it("the Home tab, the first words in a channel, and every press", async () => {
    expect(problemsOf(await said({ kind: "home" }))).toEqual([]);
    expect(problemsOf(await said({ kind: "join" }))).toEqual([]);
    const verbs = [
      "undo",
      "next",
      "roadmap",
      "done",
      "start",
      "skip",
      "open",
      "none",
      "share",
      "tips",
    ] as const;
    for (const verb of verbs) {
      const reply = await said({ kind: "press", action: { verb, id: "docker" } });
      expect([verb, problemsOf(reply)]).toEqual([verb, []]);
    }
  });
  it("every form there is", async () => {
    for (const id of ["follow-up", "profile", "plan", "settings", "tips.here", "tips.me"]) {
      const form = await core.advisor.form(id, "slack:T1/U1", "slack:T1/C1");
      if (form === undefined) continue;
      expect([id, refuseView(drawForm(form, "{}", "T1"))]).toEqual([id, []]);
    }
  });
});
