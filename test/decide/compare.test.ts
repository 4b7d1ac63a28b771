import { expect, it } from "vitest";
import { answerBlocks } from "../../src/decide/answer.ts";
import { plainText } from "../../src/plain.ts";
import type { Slots } from "../../src/understand/intent.ts";
import { newcomer } from "./deciding.ts";
import { knowledge } from "./knowledge.ts";

const topic = knowledge.topic("choice");
const answer = (slots: Slots): string =>
  topic ? plainText(answerBlocks(topic, slots, knowledge, newcomer)) : "";

it("two languages stand side by side, in the order of the question, with the sources of both", () => {
  expect(answer({ versus: ["javascript", "python"] })).toBe(
    [
      "My sources don't put these two head to head. Here is what they say about each:",
      "About javascript-for-backend",
      "The point of javascript-for-backend.",
      "About python-for-backend",
      "The point of python-for-backend.",
      "I won't name a winner: pick by what you want to build.",
      "Sources: A list of pay · A survey · The long guide · reviewed 21 Nov 2026",
    ].join("\n\n"),
  );
});

it("a framework and a dialect stand for their language", () => {
  expect(answer({ versus: ["typescript", "django"] })).toBe(answer({ versus: ["javascript", "python"] }));
});

it.each([
  ["nothing to compare", {}],
  ["a language beside its own framework", { versus: ["python", "django"] }],
  ["a language that the answer does not draw on", { versus: ["python", "go"] }],
  ["things nobody knows", { versus: ["__proto__", "constructor"] }],
] as const)("%s gets the answer as it stands", (_, slots) => {
  expect(answer(slots)).toMatch(/^The point of choice\.\n\nThe detail of choice\./);
});
