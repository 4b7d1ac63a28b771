import { describe, expect, it } from "vitest";
import { isPersonal, replaces } from "../../src/action.ts";
import { decide } from "../../src/decide/decide.ts";
import type { Tip } from "../../src/knowledge/knowledge.ts";
import { plainText } from "../../src/plain.ts";
import { text } from "../../src/reply.ts";
import type { Intent } from "../../src/understand/intent.ts";
import { answer, asked, changes, heard, kinds, now, pressable, reply, show, situation } from "./deciding.ts";
import { knowledge } from "./knowledge.ts";

describe("an answer", () => {
  const answered = reply(answer("degree"));
  it("has the point first, then the detail, where it comes from, and what to go on with", () => {
    expect(kinds(answered)).toEqual(["paragraph", "paragraph", "sources", "buttons", "buttons"]);
    expect(plainText(answered.blocks)).toBe(
      "The point of degree.\n\nThe detail of degree.\n\nSources: The long guide · A survey · reviewed 21 Nov 2026",
    );
  });
  it("leads to its roadmap step and to related topics that still exist, and asks whether it helped", () => {
    expect(pressable(answered)).toEqual({
      "Roadmap step: Git": { verb: "step", id: "git" },
      "About pay": { verb: "topic", id: "pay" },
      Yes: { verb: "helpful", id: "yes", turn: "turn-2" },
      No: { verb: "helpful", id: "no", turn: "turn-2" },
    });
  });
  it("with some doubt offers what else the question may have meant", () => {
    const doubtful = reply(answer("degree", {}, ["pay", "choice", "gone"]));
    expect(doubtful.blocks).toContainEqual({
      kind: "buttons",
      label: "Or did you mean",
      buttons: [
        { label: "About pay", action: { verb: "pick", id: "pay", turn: "turn-2" } },
        { label: "About choice", action: { verb: "pick", id: "choice", turn: "turn-2" } },
      ],
    });
  });
  it("is remembered as a turn, and as nothing else", () => {
    expect(changes(answer("degree"))).toEqual([
      {
        kind: "turn",
        turn: { id: "turn-2", at: now, text: "do i need degree", topic: "degree", offered: [], slots: {} },
      },
    ]);
  });
  it("is computed from what the question names", () => {
    const slots = { regions: ["united-states"], levels: ["senior"] };
    expect(plainText(reply(answer("pay", { slots })).blocks)).toContain("$140,000–$180,000");
  });
  it.each(["certificates", "degree"])("stands as it is where the question names nothing: %s", (id) => {
    expect(plainText(reply(answer(id)).blocks)).toContain(`The detail of ${id}.`);
  });
  it("without sources is shown as the project's own guidance", () => {
    const { blocks } = reply(answer("motivation"));
    expect(plainText(blocks)).toContain("\n\nRoadmate's own guidance · reviewed 21 Nov 2026");
  });
  it("to small talk names no sources and does not ask whether it helped", () => {
    expect(kinds(reply(answer("greeting")))).toEqual(["paragraph", "paragraph", "buttons"]);
  });
  it("offers what Roadmate itself can do about it, to whoever presses alone", () => {
    const offered = Object.entries(pressable(reply(answer("progress"))));
    expect(offered.slice(0, 2)).toEqual([
      ["My roadmap", { verb: "command", id: "roadmap" }],
      ["What to learn next", { verb: "command", id: "next" }],
    ]);
    for (const [, action] of offered.slice(0, 2))
      expect([isPersonal(action), replaces(action)]).toEqual([true, false]);
  });
  it("on progress has a press for each state of a step that the question names", () => {
    const { blocks } = reply(answer("progress", { slots: { tools: ["git"] } }));
    expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "buttons", "buttons", "buttons"]);
    expect(blocks[1]).toMatchObject({
      kind: "buttons",
      buttons: ["done", "start", "skip"].map((verb) => ({ action: { verb, id: "git" } })),
    });
  });
  it("to who asks for a tip is one about what they could do now, the same for the same message", () => {
    const tip = (id: string, rest: Partial<Tip> = {}): Tip => ({
      id,
      text: [text(id)],
      level: "foundation",
      ...rest,
    });
    const tips = [tip("one", { step: "git" }), tip("two", { step: "git" }), tip("sleep")];
    const told = (turnId: string) =>
      plainText(reply(answer("tipping"), { turnId, knowledge: { ...knowledge, tips } }).blocks).split(
        "\n",
      )[0];
    expect(told("turn-1")).toBe(told("turn-1"));
    expect([...new Set(Array.from({ length: 30 }, (_, i) => told(`turn-${i}`)))].sort()).toEqual([
      "one",
      "two",
    ]);
  });
  it("to who asks for a tip where there is none is what the topic says", () => {
    const { blocks } = reply(answer("tipping"), { knowledge: { ...knowledge, tips: [] } });
    expect(plainText(blocks)).toContain("The point of tipping.");
  });
  it("to who asks for a word is the meaning of it, and remembered as the topic that it leads to", () => {
    const intent = { ...answer("degree"), term: "api" } as Intent;
    expect(reply(intent)).toEqual(reply({ kind: "show", item: { kind: "term", id: "api" } }));
    expect(changes(intent)).toMatchObject([{ kind: "turn", turn: { topic: "degree", offered: [] } }]);
  });
  it("from a topic that has gone is an abstention", () => {
    expect(reply(answer("gone"))).toEqual(reply({ kind: "abstain", heard }));
  });
});

describe("a choice", () => {
  it.each([
    [["degree", "pay"], "Do you mean one of these?"],
    [["degree", "pay", "choice", "motivation"], "I'm not sure which"],
  ])("offers %j and none of these", (topics, said) => {
    const offered = reply({ kind: "choose", topics, heard });
    expect(plainText(offered.blocks)).toContain(said);
    expect(Object.values(pressable(offered))).toEqual([
      ...topics.map((id) => ({ verb: "pick", id, turn: "turn-2" })),
      { verb: "none", id: "all", turn: "turn-2" },
    ]);
    expect(Object.keys(pressable(offered)).at(-1)).toBe("None of these");
  });
  it("is remembered with what was offered", () => {
    const slots = { levels: ["junior"] };
    expect(changes({ kind: "choose", topics: ["pay", "degree"], heard: { ...heard, slots } })).toEqual([
      {
        kind: "turn",
        turn: { id: "turn-2", at: now, text: "do i need degree", offered: ["pay", "degree"], slots },
      },
    ]);
  });
  it("that is picked answers the question it was offered for, and asks whether it helped", () => {
    const picked = reply(show("topic", "pay"), { turn: asked });
    expect(plainText(picked.blocks)).toContain("(United States, junior):");
    expect(pressable(picked)).toMatchObject({ No: { verb: "helpful", id: "no", turn: "turn-2" } });
    expect(changes(show("topic", "pay"), { turn: asked })).toEqual([
      {
        kind: "turn",
        turn: { ...asked, id: "turn-2", at: now, offered: [], topic: "pay" },
      },
    ]);
  });
});

describe("an abstention", () => {
  const silent = decide({ kind: "abstain", heard }, situation);
  it("says so kindly, makes nothing up, and offers the themes to look around in", () => {
    expect(plainText(silent.reply.blocks)).toMatch(
      /^I don't have a good answer to that, and I won't make one up/,
    );
    expect(pressable(silent.reply)).toEqual({
      Learning: { verb: "theme", id: "learning" },
      Money: { verb: "theme", id: "money" },
    });
  });
  it("is remembered as a miss with the nearest topics and without who asked", () => {
    expect(silent.changes.at(-1)).toEqual({
      kind: "miss",
      miss: {
        at: now,
        place: "discord:here",
        text: "do i need degree",
        reason: "abstained",
        topics: ["degree", "pay", "choice", "greeting"],
      },
    });
  });
});

describe("none of these, and not helpful", () => {
  const none: Intent = { kind: "none", turn: "turn-1" };
  const unhelpful: Intent = { kind: "rate", helpful: false, turn: "turn-1" };
  const miss = { at: asked.at, place: "discord:here", text: asked.text };
  it("become misses of the question they stand under, without who asked", () => {
    expect(changes(none, { turn: asked })).toEqual([
      { kind: "miss", miss: { ...miss, reason: "none-of-these", topics: ["pay", "degree"] } },
    ]);
    expect(changes(unhelpful, { turn: { ...asked, topic: "degree", offered: [] } })).toEqual([
      { kind: "miss", miss: { ...miss, reason: "not-helpful", topics: ["degree"] } },
      { kind: "rating", rating: { turn: asked.id, at: now, topic: "degree", helpful: false } },
    ]);
  });
  it("say thanks, and are the same miss when pressed again later", () => {
    expect(plainText(reply(none, { turn: asked }).blocks)).toMatch(/^Thanks/);
    expect(plainText(reply(unhelpful, { turn: asked }).blocks)).toMatch(/^Thanks/);
    expect(changes(none, { turn: asked, now: now + 9 })).toEqual(changes(none, { turn: asked }));
  });
  it.each([none, unhelpful])("under a question no longer known get a kind answer: %j", (intent) => {
    expect(plainText(reply(intent).blocks)).toMatch(/^That button is from a while ago/);
    expect(changes(intent)).toEqual([]);
  });
});

it("a helpful answer is good to hear, is counted for its topic, and no miss", () => {
  const intent: Intent = { kind: "rate", helpful: true, turn: "turn-1" };
  expect(plainText(reply(intent, { turn: asked }).blocks)).toMatch(/^Good to hear/);
  expect(changes(intent, { turn: asked })).toEqual([]);
  expect(changes(intent, { turn: { ...asked, topic: "degree" } })).toEqual([
    { kind: "rating", rating: { turn: asked.id, at: now, topic: "degree", helpful: true } },
  ]);
});

it("deciding changes nothing and is the same every time", () => {
  const intent: Intent = { kind: "choose", topics: ["degree", "pay"], heard };
  const before = JSON.stringify(situation);
  expect(decide(intent, situation)).toEqual(decide(intent, situation));
  expect(JSON.stringify(situation)).toBe(before);
});
