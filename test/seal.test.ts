import { expect, it } from "vitest";
import { createSeal, SealError } from "../src/seal.ts";

const seal = createSeal("a secret of some length", "tests");

it("opens what was sealed with the same key, and gives another text each time", () => {
  const texts = ["", "xoxb-1", "naïve 🙂 \u0000", "x".repeat(10_000)];
  for (const text of texts)
    expect(createSeal("a secret of some length", "tests").open(seal.close(text))).toBe(text);
  expect(seal.close("xoxb-1")).not.toBe(seal.close("xoxb-1"));
  expect(seal.close("xoxb-1")).not.toContain("xoxb");
});
it("does not open what was sealed with another key, for another purpose, or changed since", () => {
  const sealed = seal.close("xoxb-1");
  const bytes = Buffer.from(sealed, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  const opened = [
    () => createSeal("another secret", "tests").open(sealed),
    () => createSeal("a secret of some length", "else").open(sealed),
    () => seal.open(bytes.toString("base64")),
    () => seal.open("not sealed"),
    () => seal.open(""),
  ];
  for (const open of opened) expect(open).toThrow(SealError);
});
