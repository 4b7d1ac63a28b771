import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { appendItems } from "../../src/knowledge/append.ts";

const path = ["topics", 0, "ask"];
const block = (lines: string): string => `# top
topics:
  - id: a # an id
    ask:
${lines}
  # before b
  - id: b
    ask: [x]
`;

describe("an item comes after the last one, and nothing else changes", () => {
  it.each([
    ["plain", "      - one\n      - two", "      - one\n      - two\n      - new"],
    ["with a comment behind it", "      - one # why", "      - one # why\n      - new"],
    ["with a comment below it", "      - one\n      # more", "      - one\n      - new\n      # more"],
    ["in double quotes", '      - "one"', '      - "one"\n      - "new"'],
    ["in single quotes", "      - 'one'", "      - 'one'\n      - 'new'"],
    [
      "folded over lines",
      "      - >-\n        one\n        two",
      "      - >-\n        one\n        two\n      - new",
    ],
    ["on two lines", "      - one\n        two", "      - one\n        two\n      - new"],
    ["indented less", "    - one", "    - one\n    - new"],
    ["with blank lines between", "      - one\n\n      - two", "      - one\n\n      - two\n\n      - new"],
  ])("%s", (_, before, after) => {
    expect(appendItems(block(before), path, ["new"])).toBe(block(after));
  });
  it("in a list on one line", () => {
    expect(appendItems("topics:\n  - {id: a, ask: [one, 'two']} # note\n", path, ["new, too"])).toBe(
      "topics:\n  - {id: a, ask: [one, 'two', 'new, too']} # note\n",
    );
    expect(appendItems("topics:\n  - id: a\n    ask: [one,\n      two]\n", path, ["new", "newer"])).toBe(
      "topics:\n  - id: a\n    ask: [one,\n      two, new, newer]\n",
    );
  });
  it("at the end of a file without a last line end", () => {
    expect(appendItems("topics:\n  - ask:\n    - one", path, ["new"])).toBe(
      "topics:\n  - ask:\n    - one\n    - new",
    );
  });
  it("with the line ends of the file", () => {
    expect(appendItems("topics:\r\n  - ask:\r\n    - one\r\n  - ask: []\r\n", path, ["new"])).toBe(
      "topics:\r\n  - ask:\r\n    - one\r\n    - new\r\n  - ask: []\r\n",
    );
  });
  it("as a whole entry, with blank lines where the others have some", () => {
    expect(
      appendItems(
        "outside:\n  - about: a\n    ask:\n      - b\n\n  - about: c\n    ask: [d]\n",
        ["outside"],
        [{ about: "e", ask: ["f"] }],
      ),
    ).toBe(
      "outside:\n  - about: a\n    ask:\n      - b\n\n  - about: c\n    ask: [d]\n\n  - about: e\n    ask:\n      - f\n",
    );
  });
});

describe("any text", () => {
  it("is read back as it was, beside all that was there", () => {
    const before = block("      - one\n      - two");
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: 1, maxLength: 3 }),
        (texts) => {
          const after = appendItems(before, path, texts);
          // What YAML cannot hold is refused; see below.
          if (after === undefined) return;
          const wanted = parse(before);
          wanted.topics[0].ask.push(...texts);
          expect(parse(after)).toEqual(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });
  it.each([
    "yes",
    "null",
    "42",
    "- dash",
    "a: b",
    "# no comment",
    "*star",
    'it\'s "quoted"',
    "a\nb",
    " padded ",
    "🙂",
  ])("such as %j", (text) => {
    const after = appendItems(block("      - one"), path, [text]);
    expect(parse(after ?? "").topics[0].ask).toEqual(["one", text]);
  });
});

describe("is left to a person", () => {
  it.each([
    ["a list that is not there", "topics:\n  - id: a\n"],
    ["a list that is none", "topics:\n  - ask: one\n"],
    ["an empty list", "topics:\n  - ask: []\n"],
    ["a list that stands elsewhere", "x: &x [one]\ntopics:\n  - ask: *x\n"],
    ["broken YAML", "topics:\n  - ask: [one\n"],
  ])("%s", (_, text) => {
    expect(appendItems(text, path, ["new"])).toBeUndefined();
  });
});
