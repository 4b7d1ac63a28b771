import type { Action } from "../../src/action.ts";
import { decide, type Situation } from "../../src/decide/decide.ts";
import type { Block, Reply } from "../../src/reply.ts";
import type { Learner } from "../../src/store/learner.ts";
import type { Change, Turn } from "../../src/store/store.ts";
import type { Heard, Intent, Item } from "../../src/understand/intent.ts";
import { knowledge } from "./knowledge.ts";

/** What the tests of deciding share: a moment, a turn before it, and a question that was heard. */

export const now = Date.UTC(2027, 0, 1);
/** Somebody of whom nothing is known yet. */
export const newcomer: Learner = { profile: {}, steps: new Map() };
export const situation: Situation = {
  knowledge,
  learner: newcomer,
  now,
  from: "discord:asha",
  place: "discord:here",
  turnId: "turn-2",
  mayManage: false,
};
export const asked: Turn = {
  id: "turn-1",
  at: now - 60_000,
  text: "what pay junior us",
  offered: ["pay", "degree"],
  slots: { regions: ["united-states"], levels: ["junior"] },
};
export const heard: Heard = {
  text: "do i need degree",
  candidates: ["degree", "pay", "choice", "greeting", "motivation"].map((topic) => ({ topic, score: 0.1 })),
  outside: 0,
  known: 1,
  near: 1,
  confidence: 0.9,
  rule: "",
  slots: {},
  carried: [],
};

export const reply = (intent: Intent, rest: Partial<Situation> = {}): Reply =>
  decide(intent, { ...situation, ...rest }).reply;
export const changes = (intent: Intent, rest: Partial<Situation> = {}): readonly Change[] =>
  decide(intent, { ...situation, ...rest }).changes;
export const answer = (
  topic: string,
  rest: Partial<Heard> = {},
  alternatives: readonly string[] = [],
): Intent => ({
  kind: "answer",
  topic,
  alternatives,
  heard: { ...heard, ...rest },
});
export const show = (kind: Item["kind"], id: string): Intent => ({ kind: "show", item: { kind, id } });
export const kinds = ({ blocks }: Reply): string[] => blocks.map(({ kind }) => kind);

/** Everything that can be pressed: label → action. */
export const pressable = ({ blocks }: Reply): Record<string, Action> =>
  Object.fromEntries(blocks.flatMap(buttonsOf).map(({ label, action }) => [label, action]));
const buttonsOf = (block: Block) =>
  block.kind === "buttons" ? block.buttons : block.kind === "choice" ? block.options : [];
