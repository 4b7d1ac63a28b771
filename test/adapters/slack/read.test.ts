import type { BlockElementAction } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { decodeOrigin, encodeOrigin } from "../../../adapters/slack/origin.ts";
import { commandOf } from "../../../adapters/slack/prefix.ts";
import { readCommand, readPress, wordsIn } from "../../../adapters/slack/read.ts";

describe("what is typed behind a slash", () => {
  const read = (command: string, text = "", prefix = "") => readCommand({ command, text }, prefix);
  it("goes into the first option", () => {
    expect(read("/plan", "10 hours by 2027-12-31")).toMatchObject({
      kind: "ask",
      body: { kind: "command", name: "plan", options: { hours: "10 hours by 2027-12-31" } },
    });
    expect(read("/rm-next", "", "rm-")).toMatchObject({ body: { name: "next", options: {} } });
    expect(read("/undo", "please")).toMatchObject({ body: { name: "undo", options: {} } });
  });
  it("may name whom the answer is for, where it is the same for everybody", () => {
    expect(read("/ask", "<@U2|ben> do i need a degree")).toMatchObject({
      meant: "U2",
      typed: "do i need a degree",
      body: { options: { question: "do i need a degree" } },
    });
    expect(read("/salary", "india <@W2>")).toMatchObject({
      meant: "W2",
      body: { options: { region: "india" } },
    });
    expect(read("/next", "<@U2|ben> python")).toEqual({
      kind: "ask",
      body: { kind: "command", name: "next", options: { know: "python" } },
      typed: "python",
    });
  });
  it("is asked for where it is missing, by the name the command has here", () => {
    expect(read("/rm-ask", " ", "rm-")).toEqual({
      kind: "hint",
      text: "Say more after /rm-ask. Your question, in your own words.",
    });
    expect(read("/ask", "<@U2|ben>")).toMatchObject({ kind: "hint" });
  });
  it("is no command of another prefix, or of another version", () => {
    expect(read("/rm-dance", "", "rm-")).toMatchObject({
      kind: "hint",
      text: expect.stringContaining("/rm-help"),
    });
    expect(commandOf("/ask", "rm-")).toBeUndefined();
    expect(commandOf("/forget-me", "")).toBe("forget-me");
  });
});

describe("Slack's markup as words", () => {
  it.each([
    ["<@U1> what does <@U2|ben> earn?", "what does earn?"],
    ["R&amp;D &lt;b&gt; &amp;lt;", "R&D <b> &lt;"],
    ["see <https://a.example|the docs> or <https://b.example>", "see the docs or https://b.example"],
    ["mail <mailto:a@b.example|a@b.example>", "mail a@b.example"],
    ["in <#C1|general> <!here> <!subteam^S1|@team> :wave: hi :+1::skin-tone-2:", "in hi"],
    ["<!date^1392734382^{date}|18 Feb 2014>", "18 Feb 2014"],
    ['10:30:15 a:b:c {"a":{"b":1}}', '10:30:15 a:b:c {"a":{"b":1}}'],
    ["- [x] Git &lt;!-- git-basics --&gt;\n- [ ] SQL", "- [x] Git <!-- git-basics -->\n- [ ] SQL"],
    ["", ""],
  ])("%j is %j", (markup, words) => {
    expect(wordsIn(markup)).toBe(words);
  });
});

describe("what is pressed", () => {
  const base = { block_id: "b", action_id: "press-1", action_ts: "1" };
  const text = { type: "plain_text", text: "x" } as const;
  const press = (action: BlockElementAction) => readPress(action);
  it("is a button, a thumb or a pick from a menu", () => {
    const value = "topic:docker:0123456789abcdef";
    const action = { verb: "topic", id: "docker", turn: "0123456789abcdef" };
    expect(press({ ...base, type: "button", text, value })).toEqual(action);
    expect(press({ ...base, type: "feedback_buttons", text, value })).toEqual(action);
    expect(press({ ...base, type: "static_select", selected_option: { text, value } })).toEqual(action);
  });
  it("is nothing where this version does not know it", () => {
    expect(press({ ...base, type: "button", text })).toBeUndefined();
    expect(press({ ...base, type: "button", text, value: "dance:docker" })).toBeUndefined();
    expect(press({ ...base, type: "users_select", selected_user: "U1" })).toBeUndefined();
  });
});

describe("where a window was opened from", () => {
  it("comes back as it was sent", () => {
    const origins = [
      { depth: 0 },
      { form: "tips.k3v9", at: { channel: "C1", thread: "1.2", direct: false }, depth: 2 },
    ];
    for (const origin of origins) expect(decodeOrigin(encodeOrigin(origin))).toEqual(origin);
  });
  it("is unknown where another version wrote it", () => {
    for (const metadata of ["", "{", "[]", '{"depth":"1"}']) expect(decodeOrigin(metadata)).toBeUndefined();
  });
});
