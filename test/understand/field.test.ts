import { expect, test } from "vitest";
import { createFieldReader } from "../../src/understand/field.ts";

const read = createFieldReader({ elsewhere: ["graphic design", "pilot"], software: ["developer", "python"] });

test("another trade is found by its whole name", () => {
  expect(read("what should i charge for graphic design work".split(" "))).toBe("graphic design");
  expect(read("design a graphic".split(" "))).toBeUndefined();
});

test("a word of software beside it makes the question ours", () => {
  expect(read("can a pilot become a developer".split(" "))).toBeUndefined();
});

test("a question that names no trade is left alone", () => {
  expect(read("how long does it take".split(" "))).toBeUndefined();
});
