import { describe, expect, it } from "vitest";
import { draw } from "../../../adapters/terminal/draw.ts";
import type { Block } from "../../../src/index.ts";

const drawn = (width: number, ...blocks: Block[]) =>
  draw({ blocks }, { width, color: false, firstNumber: 1 }).text;

describe("a picture", () => {
  const picture: Block = {
    kind: "picture",
    name: "pay",
    svg: { light: "<svg/>", dark: "<svg/>" },
    alt: "Pay in India: junior ₹4–6 LPA.",
    text: ["Pay in India", "", " ·  Junior   ₹4–6 LPA   ##", "    Senior   ₹15–25 LPA     #####"],
  };

  it("is its text, which stays lined up", () => {
    expect(drawn(88, { kind: "heading", text: "Pay" }, picture)).toBe(
      "Pay\nPay in India\n\n ·  Junior   ₹4–6 LPA   ##\n    Senior   ₹15–25 LPA     #####",
    );
  });
  it("is wrapped where the window is too narrow for it", () => {
    expect(drawn(30, picture).split("\n").slice(2)).toEqual([
      " ·  Junior   ₹4–6 LPA   ##",
      "Senior ₹15–25 LPA #####",
    ]);
  });
  it("obeys no escape sequence", () => {
    expect(drawn(88, { ...picture, text: ["a\x1b[2J  b\u202E", "\t\t"] })).toBe("a  b\n ");
  });
});
