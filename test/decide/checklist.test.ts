import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonOf, markdownOf, type Progress, readProgress } from "../../src/decide/checklist.ts";
import type { Roadmap, Step } from "../../src/knowledge/schema.ts";
import type { Standing } from "../../src/store/learner.ts";
import { roadmaps, roadmapWith, stepNamed } from "./roads.ts";

const choice = (...ids: string[]) => ids.map((id) => ({ id, title: id.toUpperCase(), sources: [] }));
const road = roadmapWith([
  stepNamed("route", { title: "Pick a way: any, really" }),
  stepNamed("language", { title: "Learn a language", one_of: choice("python", "go") }),
  stepNamed("git", { title: "Learn Git", was: ["versions", "github"] }),
  stepNamed("sql", { title: "Learn SQL", was: ["data"], level: "middle" }),
  stepNamed("nosql", {
    title: "Learn NoSQL",
    was: ["data"],
    level: "middle",
    one_of: choice("mongo", "redis"),
  }),
]);

const progress: Progress = new Map<string, Standing>([
  ["language", { state: "done", options: ["python", "go"] }],
  ["git", { state: "doing" }],
  ["sql", { state: "skipped" }],
  ["nosql", { options: ["redis"] }],
]);

const read = (text: string) => readProgress(text, road);
const stepsIn = (text: string) => {
  const imported = read(text);
  if (imported.kind === "refused") throw new Error(imported.sentence);
  return imported.steps;
};
const refusal = (text: string): string | undefined => {
  const imported = read(text);
  return imported.kind === "refused" ? imported.sentence : undefined;
};

describe("an export", () => {
  test("as Markdown is a check-list one can read", () => {
    expect(markdownOf(progress, road)).toBe(`# Backend developer: my progress

\`[x]\` done, \`[~]\` in progress, \`[-]\` skipped, \`[ ]\` open. Keep the ids in \`<!-- … -->\`.

## basics

- [ ] Pick a way: any, really <!-- route -->
- [x] Learn a language: PYTHON, GO <!-- language: python, go -->
- [~] Learn Git <!-- git -->

## middle

- [-] Learn SQL <!-- sql -->
- [ ] Learn NoSQL: REDIS <!-- nosql: redis -->
`);
  });
  test("as JSON says which version it is", () => {
    expect(JSON.parse(jsonOf(progress, road))).toEqual({
      roadmate: 1,
      roadmap: "backend",
      steps: Object.fromEntries(progress),
    });
  });
  test("of nothing comes back as nothing", () => {
    expect(stepsIn(markdownOf(new Map(), road))).toEqual({});
    expect(stepsIn(jsonOf(new Map(), road))).toEqual({});
  });
});

const states = fc.constantFrom("done", "doing", "skipped");
const standingAt = ({ one_of = [] }: Step): fc.Arbitrary<Standing> =>
  fc.record(
    {
      state: states,
      options: fc.shuffledSubarray(
        one_of.map(({ id }) => id),
        { minLength: Math.min(1, one_of.length) },
      ),
    },
    { requiredKeys: [] },
  );
const progressOn = ({ steps }: Roadmap): fc.Arbitrary<Progress> =>
  fc.tuple(...steps.map(standingAt)).map(
    (standings) =>
      new Map(
        steps.flatMap(({ id }, at): [string, Standing][] => {
          const { options = [], state } = standings[at] ?? {};
          const standing = { ...(state ? { state } : {}), ...(options.length > 0 ? { options } : {}) };
          return Object.keys(standing).length > 0 ? [[id, standing]] : [];
        }),
      ),
  );

test("whatever is exported comes back exactly, both ways, also from a chat's code block", () => {
  const cases = roadmaps.chain((roadmap) => progressOn(roadmap).map((one) => [roadmap, one] as const));
  fc.assert(
    fc.property(cases, ([roadmap, one]) => {
      for (const text of [markdownOf(one, roadmap), jsonOf(one, roadmap)]) {
        for (const pasted of [text, text.replaceAll("\n", "\r\n"), `\n\`\`\`json\n${text}\`\`\`\n`]) {
          expect(readProgress(pasted, roadmap)).toEqual({
            kind: "imported",
            steps: Object.fromEntries(one),
            unknown: [],
          });
        }
      }
    }),
  );
});

describe("a check-list that somebody edited", () => {
  test.each([
    ["ticked by an editor", "* [X] Learn Git <!-- git -->", { git: { state: "done" } }],
    ["indented, and ticked with spaces", "   +  [ x ]   Learn Git <!--git-->", { git: { state: "done" } }],
    ["marked as begun in another style", "- [/] x <!-- git -->", { git: { state: "doing" } }],
    ["without its comment", "- [x] learn git", { git: { state: "done" } }],
    ["with a note behind the title", "- [x] Learn SQL (at work)", { sql: { state: "done" } }],
    ["by id alone", "- [x] git", { git: { state: "done" } }],
    [
      "with another option",
      "- [x] y <!-- language: go -->",
      { language: { state: "done", options: ["go"] } },
    ],
    ["among other text", "Dear diary\n\n- milk\n- [x] z <!-- git -->\nBye", { git: { state: "done" } }],
  ])("%s is understood", (_, text, steps) => {
    expect(stepsIn(text)).toEqual(steps);
  });

  test("steps that were renamed, merged or split lead to what they became", () => {
    expect(stepsIn("- [x] a <!-- versions -->\n- [~] b <!-- github -->")).toEqual({ git: { state: "done" } });
    expect(stepsIn("- [~] a <!-- versions -->\n- [x] b <!-- github -->")).toEqual({ git: { state: "done" } });
    expect(stepsIn("- [x] both <!-- data: redis -->")).toEqual({
      sql: { state: "done" },
      nosql: { state: "done", options: ["redis"] },
    });
  });

  test("what no step is called is left out and listed", () => {
    const text =
      "- [x] Learn Git <!-- git -->\n- [x] Learn COBOL <!-- cobol -->\n- [ ] buy milk\n- [x] L <!-- language: cobol, go -->";
    expect(read(text)).toEqual({
      kind: "imported",
      steps: { git: { state: "done" }, language: { state: "done", options: ["go"] } },
      unknown: ["Learn COBOL", "buy milk", "L: cobol"],
    });
    const json = '{"roadmate":1,"steps":{"git":{"state":"done"},"cobol":{"state":"done"},"__proto__":{}}}';
    expect(read(json)).toMatchObject({
      steps: { git: { state: "done" } },
      unknown: expect.arrayContaining(["cobol"]),
    });
  });
});

describe("an import that is none is refused with one sentence, and nothing comes of it", () => {
  const whole = jsonOf(progress, road);
  test.each([
    ["empty", "", /nothing in that/],
    ["blank", " \n\t\uFEFF\n", /nothing in that/],
    ["huge", "x".repeat(200_001), /more than a check-list/],
    ["huge in bytes", "ü".repeat(100_001), /more than a check-list/],
    ["a poem", "Roses are red,\nviolets are blue", /no step of the roadmap/],
    ["a shopping list", "- [x] milk\n- [ ] bread", /no step of the roadmap/],
    ["a list of links", "- [Git](https://git-scm.com)", /no step of the roadmap/],
    ["a web page", "<!DOCTYPE html><title>git</title>", /no step of the roadmap/],
    ["an image", "\x89PNG\r\n\x1a\n\0\0\0", /no step of the roadmap/],
    ["a strange mark", "- [x] a <!-- git -->\n- [?] b <!-- sql -->", /^Line 2 has \[\?\]/],
    ["an emoji for a mark", "- [👍] a <!-- git -->", /^Line 1 has \[👍\]/],
    ["JSON cut off", whole.slice(0, -20), /broken or cut off/],
    ["another's JSON", '{"name":"x","steps":{}}', /not an export of mine/],
    ["JSON of a later version", '{"roadmate":2,"progress":[]}', /newer version/],
    ["JSON of no version", '{"roadmate":"1","steps":{}}', /not an export of mine/],
    [
      "JSON with an unknown state",
      '{"roadmate":1,"steps":{"git":{"state":"finished"}}}',
      /not an export of mine/,
    ],
    ["JSON with more in a step", '{"roadmate":1,"steps":{"git":{"done":true}}}', /not an export of mine/],
    [
      "JSON without a step of ours",
      '{"roadmate":1,"steps":{"cobol":{"state":"done"}}}',
      /no step of the roadmap/,
    ],
    ["JSON nested to the depths", `{"roadmate":1,"steps":${"[".repeat(90_000)}`, /broken or cut off/],
    [
      "JSON nested and whole",
      `{"a":${"[".repeat(90_000)}${"]".repeat(90_000)}}`,
      /not an export of mine|broken/,
    ],
    ["a list in JSON", "[1,2,3]", /no step of the roadmap/],
  ])("%s", (_, text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
    expect(refusal(text)).toMatch(/^[A-Z].*\.$/);
  });

  test("nothing that can be typed makes it stumble", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        for (const typed of [
          text,
          `- [x] ${text}`,
          `- [x] <!-- ${text} -->`,
          `{"roadmate":1,"steps":${text}`,
        ])
          expect(["imported", "refused"]).toContain(read(typed).kind);
      }),
    );
  });
});
