import { expect, test } from "vitest";
import { plainText } from "../src/plain.ts";
import { type PictureBlock, paragraph } from "../src/reply.ts";

test("A picture as bare text is its lines, in the whole reply and in its body", () => {
  const picture: PictureBlock = {
    kind: "picture",
    name: "roadmap",
    svg: { light: "<svg/>", dark: "<svg/>" },
    alt: "Roadmap: 1 of 2 steps done.",
    text: ["1 of 2 steps done", "", "[x] Git   [ ] SQL"],
  };
  const blocks = [paragraph("Here is your way."), picture];
  const expected = "Here is your way.\n\n1 of 2 steps done\n\n[x] Git   [ ] SQL";
  expect(plainText(blocks)).toBe(expected);
  expect(plainText(blocks, "body")).toBe(expected);
});
