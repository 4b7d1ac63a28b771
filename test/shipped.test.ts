import { beforeAll, expect, it } from "vitest";
import { type Action, decodeAction, encodeAction } from "../src/action.ts";
import { answerBlocks } from "../src/decide/answer.ts";
import { decide } from "../src/decide/decide.ts";
import { type Entry, entriesOf } from "../src/decide/entries.ts";
import type { Knowledge } from "../src/knowledge/knowledge.ts";
import { plainText } from "../src/plain.ts";
import type { Block, Button, Reply } from "../src/reply.ts";
import type { Intent, Slots } from "../src/understand/intent.ts";
import type { Understanding } from "../src/understand/understand.ts";
import { newcomer } from "./decide/deciding.ts";
import { shippedMind } from "./mind.ts";

let knowledge: Knowledge;
let understanding: Understanding;
let entries: readonly Entry[];

beforeAll(async () => {
  ({ knowledge, understanding } = await shippedMind());
  entries = entriesOf(knowledge);
});

const turnId = "0123456789abcdef";
const reply = (intent: Intent): Reply =>
  decide(intent, {
    knowledge,
    learner: newcomer,
    now: 0,
    from: "terminal:asha",
    place: "terminal:here",
    turnId,
    mayManage: false,
  }).reply;

/** Every reply that can be reached by pressing. */
const replies = (): Reply[] => [
  ...entries.map((entry) => entry.reply),
  ...knowledge.themes.map(({ id }) => reply({ kind: "browse", theme: id })),
  reply({ kind: "browse" }),
  reply({ kind: "help" }),
];
const buttonsOf = (block: Block): readonly Button[] =>
  block.kind === "buttons" ? block.buttons : block.kind === "choice" ? block.options : [];
const allButtons = (): readonly Button[] => replies().flatMap(({ blocks }) => blocks.flatMap(buttonsOf));

/** The longest an answer may be, in characters of plain text. */
const longest = 1_500;
const tooLong = (name: string, blocks: readonly Block[]): string[] => {
  const { length } = plainText(blocks, "body");
  return length <= longest ? [] : [`${name}: ${length}`];
};

it("every kind of entry is there", () => {
  const kinds = new Map(
    entries.map(({ kind }) => [kind, entries.filter((entry) => entry.kind === kind).length]),
  );
  for (const kind of ["topic", "step", "tip", "term", "certification"] as const)
    expect(kinds.get(kind), kind).toBeGreaterThan(0);
});

it("every entry says something, and nothing is left unfilled", () => {
  const bad = entries.filter(({ reply: { blocks } }) => {
    const said = plainText(blocks);
    return said.length < 20 || /\{[a-z]+:|undefined|\[object|NaN|\n\n\n/.test(said);
  });
  expect(bad.map(({ kind, id }) => `${kind} ${id}`)).toEqual([]);
});

it("every answer is at most 1,500 characters long", () => {
  expect(entries.flatMap(({ kind, id, reply: { blocks } }) => tooLong(`${kind} ${id}`, blocks))).toEqual([]);
});

it("every answer begins with its point", () => {
  const topics = entries.filter(({ kind }) => kind === "topic");
  expect(topics.filter(({ reply: { blocks } }) => blocks[0]?.kind !== "paragraph")).toEqual([]);
});

it("every answer says where it comes from, small talk aside", () => {
  const silent = entries.filter(({ kind, id, reply: { blocks } }) => {
    const lines = blocks.filter((block) => block.kind === "sources");
    const told = lines.some(({ editorial, sources }) => editorial !== sources.length > 0);
    const smalltalk = kind === "topic" && knowledge.topic(id)?.kind === "smalltalk";
    return told === smalltalk;
  });
  expect(silent.map(({ kind, id }) => `${kind} ${id}`)).toEqual([]);
});

it("every label fits a button: 1 to 75 characters", () => {
  const labels = allButtons().map(({ label }) => label);
  expect(labels.filter(({ length }) => length < 1 || length > 75)).toEqual([]);
});

it("every action fits 100 characters, also with a turn, and comes back the same", () => {
  const actions = allButtons().flatMap(({ action }): Action[] => [action, { ...action, turn: turnId }]);
  expect(actions.length).toBeGreaterThan(500);
  for (const action of actions) {
    expect(encodeAction(action).length).toBeLessThanOrEqual(100);
    expect(decodeAction(encodeAction(action))).toEqual(action);
  }
});

it("every button leads somewhere", () => {
  const lost = plainText(reply({ kind: "show", item: { kind: "topic", id: "no-such-topic" } }).blocks);
  const targets = new Map(allButtons().map(({ action }) => [encodeAction(action), action]));
  for (const [name, action] of targets) {
    const intent = understanding.understand({ kind: "press", action }, {});
    expect(plainText(reply(intent).blocks), name).not.toBe(lost);
  }
});

it("every pay answer, for any region, level and years, is at most 1,500 characters long and has sources", () => {
  const { regions, levels } = knowledge.vocabulary;
  const slots: Slots[] = [
    ...regions.flatMap(({ id }) => [
      { regions: [id] },
      ...levels.map((level) => ({ regions: [id], levels: [level.id] })),
      ...[0, 1, 3, 5, 8, 12, 40].map((years) => ({ regions: [id], years })),
      { regions: ["india", id] },
    ]),
    ...levels.map(({ id }) => ({ levels: [id] })),
    ...Array.from({ length: 41 }, (_, years) => ({ years })),
  ];
  const topics = knowledge.topics.filter(({ lookup }) => lookup === "pay");
  expect(topics.length).toBeGreaterThan(0);
  for (const topic of topics)
    for (const one of slots) {
      const blocks = answerBlocks(topic, one, knowledge, newcomer);
      expect(tooLong(`${topic.id} ${JSON.stringify(one)}`, blocks)).toEqual([]);
      expect(blocks.some((block) => block.kind === "sources" && block.sources.length > 0)).toBe(true);
    }
});

it("every comparison is at most 1,500 characters long", () => {
  const names = [...knowledge.vocabulary.languages, ...knowledge.vocabulary.frameworks].map(({ id }) => id);
  const compared = knowledge.topics.filter(({ lookup }) => lookup === "compare");
  expect(compared.length).toBeGreaterThan(0);
  for (const topic of compared)
    for (const a of names)
      for (const b of names)
        expect(tooLong(`${a} or ${b}`, answerBlocks(topic, { versus: [a, b] }, knowledge, newcomer))).toEqual(
          [],
        );
});
