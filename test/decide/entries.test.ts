import { describe, expect, it } from "vitest";
import { type Entry, entriesOf, findEntry } from "../../src/decide/entries.ts";
import { plainText } from "../../src/plain.ts";
import { knowledge } from "./knowledge.ts";

const shown = (kind: Entry["kind"], id: string): string =>
  plainText(findEntry(kind, id, knowledge)?.reply.blocks ?? []);
const buttons = (kind: Entry["kind"], id: string) =>
  findEntry(kind, id, knowledge)?.reply.blocks.flatMap((block) =>
    block.kind === "buttons" ? block.buttons.map(({ action }) => `${action.verb} ${action.id}`) : [],
  );

it("a step is shown with level, reason, effort, what to build, a check, links and sources", () => {
  expect(shown("step", "git")).toBe(
    [
      "Git",
      "Foundation. Why git.",
      "Effort: 10–20 hours (our own estimate)",
      "Build: Build git.",
      "Check yourself: What is git?",
      "Answer: It is git.",
      "Source: The long guide · reviewed 21 Nov 2026",
    ].join("\n\n"),
  );
});

it("a step with options, needs and no sources shows those, and that it is our own", () => {
  expect(shown("step", "web")).toContain("Foundation, optional. Why web.");
  expect(shown("step", "web")).toContain("One of: Flask · Express");
  expect(shown("step", "web")).toContain("Builds on: Git");
  expect(shown("step", "web")).toContain("Start here: Its page");
  expect(shown("step", "web")).toContain("Roadmate's own guidance · reviewed 21 Nov 2026");
});

it("a certification is shown with what it builds on, its page and its sources", () => {
  expect(shown("certification", "cloud-basics")).toBe(
    [
      "Cloud basics",
      "It shows that you know your way around.",
      "Focus: cloud",
      "Builds on: Git",
      "Start here: Its page",
      "Source: A survey",
    ].join("\n\n"),
  );
});

describe("a term and a tip", () => {
  it("lead to their topic and step", () => {
    expect(shown("term", "api")).toBe("API: A way for programs to talk.\n\nRoadmate's own guidance");
    expect(buttons("term", "api")).toEqual(["topic degree", "step web"]);
    expect(shown("tip", "draw")).toBe("Draw it first.\n\nSource: The long guide");
    expect(buttons("tip", "draw")).toEqual(["step web"]);
    expect(shown("tip", "rest")).toBe("Sleep.\n\nRoadmate's own guidance");
  });
  it("that lead nowhere draw no empty row of buttons", () => {
    expect(findEntry("term", "row", knowledge)?.reply.blocks.map(({ kind }) => kind)).toEqual([
      "paragraph",
      "sources",
    ]);
  });
});

describe("every entry", () => {
  it("is listed once, in the order of the knowledge, and found again by kind and id", () => {
    const entries = entriesOf(knowledge);
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...Array(knowledge.topics.length).fill("topic"),
      ...["step", "step", "tip", "tip", "term", "term", "certification"],
    ]);
    for (const entry of entries) expect(findEntry(entry.kind, entry.id, knowledge)).toEqual(entry);
  });
  it("tells its sources", () => {
    expect(entriesOf(knowledge).flatMap(({ id, sources }) => (id === "degree" ? sources : []))).toEqual([
      "guide",
      "survey",
    ]);
  });
  it("is found by a former id, as what it became", () => {
    expect(findEntry("topic", "college", knowledge)?.id).toBe("degree");
    expect(findEntry("step", "version-control", knowledge)?.id).toBe("git");
  });
  it.each([
    ["topic", "gone"],
    ["step", "degree"],
    ["banana", "degree"],
    ["banana", "cloud-basics"],
    ["__proto__", "constructor"],
    ["", ""],
  ])("is not found as %j %j", (kind, id) => {
    expect(findEntry(kind, id, knowledge)).toBeUndefined();
  });
});
