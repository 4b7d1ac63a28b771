import { expect, test } from "vitest";
import { problemsAfter, problemsWith, swap } from "./folder.ts";

const questions = "questions/data.yaml";

test.each([
  ["with other marks and blanks", "SQL,  question number 1!"],
  ["in the same words", "sql question number 1"],
])("one phrasing on two topics is reported, %s", async (_, phrasing) => {
  expect(await problemsWith(questions, "- pay question number 7\n", `- ¦${phrasing}\n`)).toEqual([
    `knowledge/${questions}:¦: this phrasing is on topic \`sql-first\` too, at knowledge/${questions}:19; keep it where it fits best`,
  ]);
});

test("one phrasing on a topic and out of scope is reported", async () => {
  expect(await problemsWith("outside.yaml", "is it cold outside", "¦Index question number 2?")).toEqual([
    `knowledge/outside.yaml:¦: this phrasing is on topic \`indexes\` too, at knowledge/${questions}:48; keep it where it fits best`,
  ]);
});

test("one phrasing twice on a topic is reported", async () => {
  expect(await problemsWith(questions, "- sql question number 2\n", "- ¦sql question number 1?\n")).toEqual([
    `knowledge/${questions}:¦: this phrasing stands at knowledge/${questions}:19 already; delete one`,
  ]);
});

test("C, C++ and C# are three phrasings", async () => {
  const problems = await problemsWith(
    "outside.yaml",
    "is it cold outside",
    "is c good, is c++ good, is c# good",
  );
  expect(problems).toEqual([]);
});

test("a phrasing without words is reported", async () => {
  expect(await problemsWith("outside.yaml", "is it cold outside", '¦"???"')).toEqual([
    "knowledge/outside.yaml:¦: a phrasing needs words; write what people ask",
  ]);
});

test("an answer without sources that is not editorial is reported", async () => {
  expect(
    await problemsWith(
      questions,
      "- id: indexes\n    title: What is an index?\n    kind: glossary\n    sources: [guide]",
      "- ¦id: indexes\n    title: What is an index?\n    kind: glossary",
    ),
  ).toEqual([
    `knowledge/${questions}:¦: an answer names its \`sources\`; add them, or mark it \`editorial: true\``,
  ]);
});

test("editorial guidance with sources or figures is reported", async () => {
  const problems = await problemsWith(
    questions,
    "kind: salary\n    sources: [guide]\n    pay: [",
    "kind: salary\n    editorial: true\n    sources: ¦[guide]\n    pay: ¦[",
  );
  expect(problems).toEqual([
    `knowledge/${questions}:¦: editorial guidance has no sources; delete \`sources\` or \`editorial\``,
    `knowledge/${questions}:¦: editorial guidance has no figures; delete \`pay\` or \`editorial\``,
  ]);
});

test("an answer over 1,500 characters, drawn pay included, is reported with the surplus", async () => {
  // Title, point, pay line and the gaps between them take 70 of the characters.
  const words = (length: number) => "word ".repeat(length / 5 - 1).concat("words");
  const detail = (length: number) =>
    problemsWith(questions, '"About {pay:india-junior} to begin with."', `¦"${words(length)}"`);
  expect(await detail(1430)).toEqual([]);
  expect(await detail(1435)).toEqual([
    `knowledge/${questions}:¦: the answer has 1505 characters and may have 1500; shorten it by 5`,
  ]);
});

test.each([
  [
    "without origin",
    "    sources: [guide]\n",
    "",
    "3:5: a tip names its `sources`, or is `editorial: true`; add one of the two",
  ],
  [
    "with two origins",
    "step: database",
    "step: database\n    editorial: true",
    "7:16: an editorial tip has no sources; delete `editorial` or `sources`",
  ],
  ["that leads nowhere", "    step: database\n", "", "3:5: a tip leads to a `step` or a `topic`; add one"],
])("a tip %s is reported", async (_, from, to, expected) => {
  expect(await problemsWith("tips.yaml", from, to)).toEqual([`knowledge/tips.yaml:${expected}`]);
});

test.each([
  [
    "a range that runs downwards",
    "min: 400000",
    "min: ¦700000",
    "`min` runs from 700000 down to 600000; swap `min` and `max`",
  ],
  [
    "a floor with an upper end",
    "stat: range\n    min: 400000\n    max: 600000",
    "stat: floor\n    min: 400000\n    max: ¦600000",
    "a floor has no `max`; delete it, or make `stat` a range",
  ],
  [
    "an average with two ends",
    "stat: range\n    min: 400000\n    max: 600000",
    "stat: average\n    min: 400000\n    max: ¦600000",
    "an average is one amount; delete `max`, or make `stat` a range",
  ],
  [
    "a range without upper end",
    "- id: india-junior\n    region: india\n    level: junior\n    currency: INR\n    stat: range\n    min: 400000\n    max: 600000",
    "- ¦id: india-junior\n    region: india\n    level: junior\n    currency: INR\n    stat: range\n    min: 400000",
    "a range has a `max`; add it, or make `stat` a floor",
  ],
])("%s is reported", async (_, from, to, message) => {
  expect(await problemsWith("salaries.yaml", from, to)).toEqual([`knowledge/salaries.yaml:¦: ${message}`]);
});

test.each([
  ["glossary.yaml", "also: []", "also: [¦APIs]", '"APIs" names the term at knowledge/glossary.yaml:3'],
  ["glossary.yaml", "term: Row", "term: ¦Api", '"Api" names the term at knowledge/glossary.yaml:3'],
  [
    "vocabulary.yaml",
    "also: [dev]",
    "also: [¦data-base]",
    '"data-base" names the group at knowledge/vocabulary.yaml:3',
  ],
  ["vocabulary.yaml", "word: developer", "word: ¦db", '"db" names the group at knowledge/vocabulary.yaml:3'],
  [
    "vocabulary.yaml",
    "names: [golang]",
    "names: [golang, ¦Py]",
    '"Py" names the entry of `languages` at knowledge/vocabulary.yaml:10',
  ],
])("a word with two owners is reported (%s: %s)", async (path, from, to, message) => {
  expect(await problemsWith(path, from, to)).toEqual([
    `knowledge/${path}:¦: ${message} already; keep it in one place`,
  ]);
});

test.each([
  ["tips.yaml", "# yaml-language-server: $schema=schema/tips.json"],
  ["questions/data.yaml", "# yaml-language-server: $schema=../schema/questions.json"],
  ["roadmaps/backend.yaml", "# yaml-language-server: $schema=../schema/roadmap.json"],
])("a file that does not name its schema in the first line is reported (%s)", async (path, line) => {
  const problems = await problemsAfter((files) => swap(files, path, line, "# Hello."));
  expect(problems).toEqual([
    `knowledge/${path}:1:1: the first line has to be \`${line}\`, so that editors can help; put it there`,
  ]);
});
