import { describe, expect, it } from "vitest";
import { plainText } from "../../src/plain.ts";
import type { Item } from "../../src/understand/intent.ts";
import { changes, kinds, now, pressable, reply, show } from "./deciding.ts";

describe("an entry asked for by name", () => {
  it.each([
    ["topic", "degree", "The point of degree."],
    ["topic", "college", "The point of degree."],
    ["step", "version-control", "Git"],
    ["term", "row", "Row: One thing in a table."],
    ["certification", "cloud-basics", "Cloud basics"],
  ] as const)("is shown: %s %s", (kind, id, begins) => {
    expect(plainText(reply(show(kind, id)).blocks)).toMatch(new RegExp(`^${begins}`));
  });
  it("is a turn to go on from when it is a topic, under the id it has now", () => {
    expect(changes(show("topic", "college"))).toEqual([
      { kind: "turn", turn: { id: "turn-2", at: now, text: "", offered: [], slots: {}, topic: "degree" } },
    ]);
    expect(changes(show("step", "git"))).toEqual([]);
  });
  it("does not ask whether it helped: there was no question", () => {
    expect(pressable(reply(show("topic", "degree")))).not.toHaveProperty("Yes");
  });
  it.each([
    ["topic", "gone"],
    ["step", "degree"],
    ["term", "__proto__"],
    ["certification", "constructor"],
  ] as const)("that is not there gets a kind answer and a way on: %s %s", (kind, id) => {
    const gone = reply(show(kind, id));
    expect(plainText(gone.blocks)).toMatch(/^I don't have that one any more/);
    expect(Object.keys(pressable(gone))).toEqual(["Learning", "Money"]);
  });
});

describe("an unknown name", () => {
  const near: readonly Item[] = [
    { kind: "step", id: "web" },
    { kind: "term", id: "api" },
    { kind: "topic", id: "degree" },
    { kind: "certification", id: "cloud-basics" },
    { kind: "step", id: "gone" },
  ];
  it("offers the nearest that exist, on labels that fit", () => {
    const offered = reply({ kind: "unknown", typed: "<@everyone>", near });
    expect(Object.values(pressable(offered))).toEqual([
      { verb: "step", id: "web" },
      { verb: "term", id: "api" },
      { verb: "topic", id: "degree" },
      { verb: "certification", id: "cloud-basics" },
    ]);
    const [longest = ""] = Object.keys(pressable(offered));
    expect(longest).toMatch(/^A long title of a step .*…$/);
    expect(longest.length).toBeLessThanOrEqual(75);
    expect(plainText(offered.blocks)).not.toContain("everyone");
  });
  it("with nothing near offers the themes", () => {
    expect(Object.keys(pressable(reply({ kind: "unknown", typed: "x", near: [] })))).toEqual([
      "Learning",
      "Money",
    ]);
  });
});

describe("looking around", () => {
  it("begins with the themes, and leads to a theme's questions", () => {
    expect(Object.values(pressable(reply({ kind: "browse" })))).toEqual([
      { verb: "theme", id: "learning" },
      { verb: "theme", id: "money" },
    ]);
    const money = reply({ kind: "browse", theme: "money" });
    expect(kinds(money)).toEqual(["heading", "paragraph", "choice"]);
    expect(pressable(money)).toEqual({ "About pay": { verb: "topic", id: "pay" } });
  });
  it("in a theme that has gone begins anew", () => {
    expect(reply({ kind: "browse", theme: "gone" })).toEqual(reply({ kind: "browse" }));
  });
});

it("help lists every command, with its options, and questions to begin with", () => {
  const help = plainText(reply({ kind: "help" }).blocks);
  for (const usage of ["/ask question", "/topics [theme]", "/step step", "/term term", "/help"])
    expect(help).toContain(`- ${usage} `);
  expect(help).toContain("- Python or Java first?");
});

it("help shows managers their commands, and operators the missed questions wherever they are", () => {
  const helpOf = (rest: object): string => plainText(reply({ kind: "help" }, rest).blocks);
  const shown = (rest: object) =>
    ["/settings", "/misses"].filter((usage) => helpOf(rest).includes(`- ${usage} `));
  expect(shown({})).toEqual([]);
  expect(shown({ mayManage: true, community: "discord:1" })).toEqual(["/settings", "/misses"]);
  expect(shown({ mayManage: true })).toEqual([]);
  expect(shown({ operator: true })).toEqual(["/misses"]);
});

it("a message without words gets examples of what to ask", () => {
  expect(plainText(reply({ kind: "wordless" }).blocks)).toMatch(/^I can only read words\..*\n- /s);
  expect(changes({ kind: "wordless" })).toEqual([]);
});
