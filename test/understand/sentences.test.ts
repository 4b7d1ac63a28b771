import { describe, expect, test } from "vitest";
import { createNormaliser } from "../../src/understand/normalise.ts";
import { askingPart, piecesOf } from "../../src/understand/sentences.ts";

const normalise = createNormaliser();
const pieces = (text: string) =>
  piecesOf(normalise(text).sentences).map(({ words, weight }) => ({ text: words.join(" "), weight }));
const weightOf = (text: string, part: string): number =>
  pieces(text).find((piece) => piece.text.includes(part))?.weight ?? Number.NaN;

test("every sentence is a piece, and their weights make 1", () => {
  const found = pieces("I finished college. My uncle runs a shop. What should I learn first?");
  expect(found.map(({ text }) => text)).toEqual([
    "i finished college",
    "my uncle runs a shop",
    "what should i learn first",
  ]);
  expect(found.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
});

describe("the asking part weighs most", () => {
  test.each([
    [
      "a question mark",
      "I live in Pune. The weather is nice. Is python it? Java is old",
      "i live in pune",
      "python",
    ],
    [
      "an asking word in front",
      "I live in Pune. Which language first. It is hot",
      "i live in pune",
      "which language",
    ],
    [
      "asking words inside",
      "I live in Pune. Please tell me what to do. It is hot",
      "i live in pune",
      "tell me what",
    ],
    ["both together", "Any advice for a fresher. What should I learn first?", "any advice", "what should"],
  ])("shown by %s", (_, text, story, question) => {
    expect(weightOf(text, question)).toBeGreaterThan(weightOf(text, story));
  });

  test("of a plain story, every sentence weighs the same", () => {
    const [first, second] = pieces("My uncle runs a shop. We sell old phones.");
    expect(first?.weight).toBe(second?.weight);
  });
});

describe("a long sentence", () => {
  const long = Array.from({ length: 60 }, (_, i) => `w${i}`);
  const windows = pieces(`${long.join(" ")}?`).map(({ text }) => text.split(" "));

  test("is seen in windows that overlap and leave no word out", () => {
    expect(windows.length).toBeGreaterThan(3);
    expect(new Set(windows.flat())).toEqual(new Set(long));
    for (const [i, window] of windows.entries()) {
      if (i > 0) expect(windows[i - 1]).toContain(window[0]);
    }
  });

  test("asks, if it does, in the last window", () => {
    const weights = pieces(`${long.join(" ")}?`).map(({ weight }) => weight);
    expect(weights.at(-1)).toBe(Math.max(...weights));
    expect(weights.at(-1)).toBeGreaterThan(weights[0] ?? 1);
  });

  test("is left whole while it is hardly longer than a window", () => {
    expect(pieces(long.slice(0, 20).join(" "))).toHaveLength(1);
  });
});

test("single words are no piece", () => {
  expect(pieces("Hmm. Docker. What is it?").map(({ text }) => text)).toEqual(["what is it"]);
});

test.each(["", "docker", "ok. fine. yes"])("%j has no pieces", (text) => {
  expect(pieces(text)).toEqual([]);
});

describe("what asks in a story", () => {
  const part = (text: string) => askingPart(normalise(text))?.join(" ");
  const told = "I am 27 and live in a small town. I sold phones for six years. My brother has a shop too.";

  test("is the sentence that asks, wherever it stands", () => {
    expect(part(`${told} Which language should I learn first?`)).toBe("which language should i learn first");
    expect(part(`Which language should I learn first? ${told}`)).toBe("which language should i learn first");
  });

  test("is not looked for in a short message, in a single sentence, or where hardly a word asks", () => {
    expect(part("I sold phones. Which language first?")).toBeUndefined();
    expect(
      part("which of all these many languages that people here talk about so much should i learn first"),
    ).toBeUndefined();
    expect(part(`${told} why me?`)).toBeUndefined();
  });
});
