import { describe, expect, it } from "vitest";
import { answerBlocks } from "../../src/decide/answer.ts";
import { plainText } from "../../src/plain.ts";
import type { Slots } from "../../src/understand/intent.ts";
import { newcomer } from "./deciding.ts";
import { knowledge } from "./knowledge.ts";

const topic = knowledge.topic("pay");
const answer = (slots: Slots): string =>
  topic ? plainText(answerBlocks(topic, slots, knowledge, newcomer)) : "";
/** The lines of figures. */
const lines = (slots: Slots): string[] =>
  answer(slots)
    .split("\n")
    .filter((line) => line.startsWith("- "));

describe("a question about pay", () => {
  it("gets the whole answer when it names nothing", () => {
    expect(answer({})).toMatch(/^The point of pay\.\n\n- India, junior: .*The detail of pay\./s);
    expect(answer({ languages: ["python"] })).toBe(answer({}));
  });
  it("gets the figures of its region and level, each with its source", () => {
    expect(answer({ regions: ["india"], levels: ["junior"] })).toBe(
      [
        "What each source says about pay a year (India, junior):",
        "- India, junior: ₹4–6 LPA (guide) · ₹5–10 LPA for 0–4 years (survey) · ₹6–10 LPA (list)",
        "The sources disagree, so they stand side by side. I don't average them.",
        "Sources: The long guide · A survey · A list of pay · reviewed 21 Nov 2026",
      ].join("\n\n"),
    );
  });
  it("finds figures that its topic does not draw itself", () => {
    expect(lines({ regions: ["united-states"], levels: ["senior"] })).toEqual([
      "- United States, senior: $140,000–$180,000 a year or more (list)",
    ]);
  });
  it("shows a region at every level, and a level in every region", () => {
    expect(lines({ regions: ["united-states"] })).toHaveLength(2);
    expect(lines({ levels: ["junior"] })).toEqual([expect.stringContaining("India, junior")]);
    expect(lines({ regions: ["united-states", "europe"], levels: ["junior"] })).toEqual([
      "- United States, junior: $80,000–$110,000 a year (list)",
      "- Europe, junior: €45,000–€60,000 a year (list)",
    ]);
  });
  it("says nothing of a disagreement where there is none", () => {
    expect(answer({ regions: ["united-states"] })).not.toContain("disagree");
  });
  it("keeps averages out of what it picks itself", () => {
    expect(answer({ regions: ["india"] })).not.toContain("on average");
  });
});

describe("years of experience", () => {
  it.each([
    [0, ["junior: ₹4–6 LPA (guide) · ₹5–10 LPA for 0–4 years (survey)"]],
    [2, ["junior: ₹4–6 LPA (guide) · ₹5–10 LPA for 0–4 years (survey)"]],
    [3, ["junior: ₹5–10 LPA for 0–4 years (survey)", "mid-level: ₹8–15 LPA for 3–5 years (guide)"]],
    [4.5, ["junior: ₹5–10 LPA for 0–4 years (survey)", "mid-level: ₹8–15 LPA for 3–5 years (guide)"]],
    [5, ["mid-level: ₹8–15 LPA for 3–5 years (guide) · ₹9–16 LPA for 5–9 years (survey)"]],
    [6, ["mid-level: ₹9–16 LPA for 5–9 years (survey)", "senior: ₹15–25 LPA (guide)"]],
    [30, ["senior: ₹15–25 LPA (guide) · ₹16–20 LPA for 10–15 years (survey)"]],
  ])("%d are put in the band where each source puts them", (years, expected) => {
    expect(lines({ years })).toEqual(expected.map((line) => `- India, ${line}`));
  });
  it("are named, with why the sources differ, and without the source that names none", () => {
    const said = answer({ regions: ["india"], years: 1 });
    expect(said).toContain("(India, 1 year of experience):");
    expect(said).toContain("Each source draws the line between levels elsewhere");
    expect(said).not.toContain("list");
  });
  it("give way to a level", () => {
    expect(answer({ levels: ["senior"], years: 3 })).toBe(answer({ levels: ["senior"] }));
  });
  it("are let go where no source ties pay to them, and the answer says so", () => {
    const said = answer({ regions: ["united-states"], years: 3 });
    expect(said).toContain("(United States):");
    expect(said).toContain("$80,000–$110,000");
    expect(said).toContain("None of my sources ties pay there to years");
  });
});

describe("what the sources do not cover", () => {
  it("a region: says so, guesses nothing, and shows what is known beyond single regions", () => {
    expect(answer({ regions: ["canada", "japan"], levels: ["junior"] })).toBe(
      [
        "Canada and Japan: none of my sources covers pay there, and I won't guess.",
        "They cover India, United States and Europe (Germany, UK, Netherlands). Beyond that, there is only this:",
        "- Worldwide, specialist roles: $120,000 a year or more (guide)",
        "Source: The long guide · reviewed 21 Nov 2026",
      ].join("\n\n"),
    );
  });
  it("one of two regions: answers for the other, and says so", () => {
    const said = answer({ regions: ["united-states", "canada"] });
    expect(said).toContain("(United States):");
    expect(said).toContain("Canada: none of my sources covers pay there");
  });
  it("a country inside a region: gives the region's range, and says whose it is", () => {
    const said = answer({ regions: ["germany"], levels: ["junior"] });
    expect(said).toContain("(Germany, junior):");
    expect(said).toContain("Europe, junior: €45,000–€60,000");
    expect(said).toContain(
      "There is no figure for Germany alone: the source gives one range for Germany, UK and Netherlands together.",
    );
    expect(answer({ regions: ["germany", "netherlands"] })).toContain("for Germany or Netherlands alone");
  });
  it("a level in a region: shows the levels there are, and says so", () => {
    const said = answer({ regions: ["europe"], levels: ["senior"] });
    expect(said).toContain("(Europe):");
    expect(said).toContain("Europe, junior");
    expect(said).toContain("None of my sources gives that level there");
  });
  it("a region that no figure and no note knows: gets the whole answer", () => {
    const { vocabulary } = knowledge;
    const regions = [...vocabulary.regions, { id: "mars", title: "Mars", names: ["mars"] }];
    const beyond = { ...knowledge, vocabulary: { ...vocabulary, regions } };
    expect(topic && plainText(answerBlocks(topic, { regions: ["mars"] }, beyond, newcomer))).toBe(answer({}));
  });
});
