import { expect, test } from "vitest";
import { append, problemsAfter, problemsWith, swap } from "./folder.ts";

const tip = (from: string, to: string) => problemsWith("tips.yaml", from, to);

test.each([
  [
    "an unclosed quote",
    'text: "Draw',
    '4:11: the YAML breaks here (Missing closing "quote); look at quotes, brackets and indentation',
  ],
  [
    "an unclosed bracket",
    "text: [Draw",
    "5:5: the YAML breaks here (Flow sequence in block collection must be sufficiently indented and end with a ]); look at quotes, brackets and indentation",
  ],
  [
    "a colon in bare text",
    "text: one: two",
    "4:11: text with a colon and a space in it needs quotes around it; add them",
  ],
  [
    "a character that cannot begin bare text",
    "text: `Draw",
    "4:11: text that starts with this character needs quotes around it; add them",
  ],
  ["a tag", "text: !!js/function Draw", "4:11: a `!tag` means nothing here; delete it, or quote the text"],
  ["an alias of nothing", "text: *draw # ", "4:11: `*draw` stands for nothing; write the value out"],
])("broken YAML, %s, is reported where it breaks", async (_, to, expected) => {
  expect(await tip("text: Draw", to)).toEqual([`knowledge/tips.yaml:${expected}`]);
});

test("wrong indentation is reported", async () => {
  expect(await tip("    level: foundation", "¦   level: foundation")).toEqual([
    "knowledge/tips.yaml:¦: the YAML breaks here (Sequence item without - indicator); look at quotes, brackets and indentation",
  ]);
});

test("a second document in a file is reported", async () => {
  const problems = await problemsAfter((files) => append(files, "tips.yaml", "¦---\ntips: []\n"));
  expect(problems).toEqual(["knowledge/tips.yaml:¦: a second document begins here; keep one in a file"]);
});

test("every key that stands twice is reported", async () => {
  const problems = await problemsAfter((files) =>
    append(files, "tips.yaml", "    ¦step: database\n    ¦level: foundation\n"),
  );
  expect(problems).toEqual([
    "knowledge/tips.yaml:¦: this key stands here twice; keep one of the two",
    "knowledge/tips.yaml:¦: this key stands here twice; keep one of the two",
  ]);
});

test("an alias bomb is refused before it goes off", async () => {
  const row = (name: string, of: string) => `  - &${name} [${Array(10).fill(of).join(", ")}]\n`;
  const bomb = [
    row("a", "x"),
    row("b", "*a"),
    row("c", "*b"),
    row("d", "*c"),
    row("e", "*d"),
    row("f", "*e"),
  ];
  const problems = await problemsAfter((files) =>
    append(files, "tips.yaml", `bomb:\n${bomb.join("").replace("*a", "¦*a")}`),
  );
  expect(problems).toEqual([
    "knowledge/tips.yaml:¦: from here on `*` aliases multiply into far too much; write the values out",
  ]);
});

test.each([
  ["brackets", `${"[".repeat(40)}¦${"[".repeat(100_000)}`],
  ["list marks", `${"- ".repeat(40)}¦${"- ".repeat(20_000)}x`],
])("a tower of %s is refused instead of exhausting the stack", async (_, tower) => {
  const problems = await problemsAfter((files) => {
    files["tips.yaml"] = tower;
  });
  expect(problems).toEqual(["knowledge/tips.yaml:¦: this nests deeper than 40 levels; flatten it"]);
});

test("an unknown key is reported with the key that was meant, and the meant one is not called missing", async () => {
  expect(await tip("text:", "¦txet:")).toEqual([
    "knowledge/tips.yaml:¦: unknown key `txet`; did you mean `text`?",
  ]);
});

test("an unknown key like no other is reported with the keys there are", async () => {
  expect(await tip("    step: database", "    step: database\n    ¦colour: red")).toEqual([
    "knowledge/tips.yaml:¦: unknown key `colour`; the keys here are id, was, text, level, step, topic, sources, editorial",
  ]);
});

test("prototype-like keys are unknown keys like any other", async () => {
  const problems = await problemsAfter((files) =>
    append(files, "tips.yaml", "    ¦__proto__: {x: 1}\n    ¦constructor: y\n"),
  );
  expect(problems).toEqual([
    expect.stringMatching(/^knowledge\/tips.yaml:¦: unknown key `__proto__`; /),
    expect.stringMatching(/^knowledge\/tips.yaml:¦: unknown key `constructor`; /),
  ]);
});

test.each([
  ["a missing key", "id: draw-it\n    text", "¦text", "`id` is missing; add it"],
  [
    "a key without value",
    "level: foundation",
    "level:¦",
    "`level` has no value; fill it in or delete the key",
  ],
  [
    "a number for text",
    "level: foundation",
    "level: ¦12",
    '`level` is a number and should be text; put it in quotes: "12"',
  ],
  [
    "text for a list",
    "sources: [guide]",
    "sources: ¦guide",
    "`sources` is text and should be a list; write [guide]",
  ],
  [
    "a list for text",
    "step: database",
    "step: ¦[database]",
    "`step` is a list and should be text; write it as text",
  ],
  [
    "an entry of the wrong type",
    "[guide]",
    "[guide, ¦7]",
    'entry 2 of `sources` is a number and should be text; put it in quotes: "7"',
  ],
  [
    "an id that is none",
    "id: draw-it",
    "id: ¦Draw it",
    "`id` is `Draw it`, but an id is lower-case words joined by hyphens; change it",
  ],
  ["empty text", "Draw your tables **before** you make them.", '¦"  "', "`text` is empty; write something"],
  [
    "text that is too long",
    "Draw",
    `¦Draw${"w".repeat(300)}`,
    "`text` has 342 characters and may have 320; shorten it by 22",
  ],
])("%s is reported with the way out", async (_, from, to, message) => {
  expect(await tip(from, to)).toEqual([`knowledge/tips.yaml:¦: ${message}`]);
});

test("too few phrasings are reported with the number to add", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, "questions/data.yaml", "      - sql question number 20\n", "");
    swap(files, "questions/data.yaml", "      - sql question number 1\n", "      ¦- sql question number 1\n");
  });
  expect(problems).toEqual([
    "knowledge/questions/data.yaml:¦: `ask` has 19 entries and needs at least 20; add 1, or `draft: true` until there are more",
  ]);
});

test("too many related topics are reported with the number to take out", async () => {
  expect(await problemsWith("questions/data.yaml", "[indexes, pay]", "¦[indexes, pay, a, b, c]")).toEqual([
    "knowledge/questions/data.yaml:¦: `related` has 5 entries and may have 4; take out 1",
  ]);
});

test("a word outside a fixed set is reported with the one that was meant", async () => {
  expect(await problemsWith("questions/data.yaml", "kind: salary", "kind: ¦salery")).toEqual([
    "knowledge/questions/data.yaml:¦: `kind` cannot be `salery`; did you mean `salary`?",
  ]);
});

test.each([
  ["1.5", "`hours.min` is a number and should be a whole number; write it as a whole number"],
  ["0", "`hours.min` is 0 and must be above 0; change it"],
  ["ten", "`hours.min` is text and should be a number; write it as a number"],
])("a nested number, %s, is named in full", async (min, message) => {
  const [from, to] = [
    "hours: {min: 10, max: 20}\n    build: A table",
    `hours: {min: ¦${min}, max: 20}\n    build: A table`,
  ];
  expect(await problemsWith("roadmaps/backend.yaml", from, to)).toEqual([
    `knowledge/roadmaps/backend.yaml:¦: ${message}`,
  ]);
});

test("an address that is not https is reported", async () => {
  expect(await problemsWith("certifications.yaml", '"https://', '¦"http://')).toEqual([
    "knowledge/certifications.yaml:¦: `link.url` is `http://example.org/cloud`, but a link is a full https:// address; change it",
  ]);
});

test("a file that is a list at the top is reported once", async () => {
  const problems = await problemsAfter((files) => {
    files["tips.yaml"] = "# yaml-language-server: $schema=schema/tips.json\n¦- id: x\n";
  });
  expect(problems).toEqual([
    "knowledge/tips.yaml:¦: the file is a list and should be a group of keys; write it as a group of keys",
  ]);
});

test("problems of several files and kinds come together, by file and line", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, "tips.yaml", "level: foundation", "level: fundation");
    swap(files, "tips.yaml", "[guide]", "[gide]");
    swap(files, "glossary.yaml", "term: Row,", "");
    files["outside.yaml"] = "outside: [";
    swap(files, "questions/data.yaml", "title: What is an index?", "title: ¦7");
    swap(files, "questions/data.yaml", "related: [sql-first, indexes]", "related: [sql-first, ¦nowhere]");
  });
  expect(problems).toEqual([
    "knowledge/glossary.yaml:4:5: `term` is missing; add it",
    "knowledge/outside.yaml:1:11: the YAML breaks here (Flow sequence in block collection must be sufficiently indented and end with a ]); look at quotes, brackets and indentation",
    'knowledge/questions/data.yaml:¦: `title` is a number and should be text; put it in quotes: "7"',
    "knowledge/questions/data.yaml:¦: unknown topic `nowhere`; there are sql-first, indexes, pay",
    "knowledge/tips.yaml:5:12: unknown level `fundation`; did you mean `foundation`?",
    "knowledge/tips.yaml:7:15: unknown source `gide`; did you mean `guide`?",
  ]);
});
