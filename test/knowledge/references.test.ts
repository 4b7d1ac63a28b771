import { expect, test } from "vitest";
import { problemsAfter, problemsWith, swap } from "./folder.ts";

const topics = "there are sql-first, indexes, pay";
const steps = "there are language, database";

test.each([
  [
    "a related topic",
    "questions/data.yaml",
    "[indexes, pay]",
    "[indexes, ¦x-topic]",
    `topic \`x-topic\`; ${topics}`,
  ],
  [
    "a topic drawn on",
    "questions/data.yaml",
    "step: database",
    "draws_on: [¦index]\n    step: database",
    "topic `index`; did you mean `indexes`?",
  ],
  ["a topic's step", "questions/data.yaml", "step: database", "step: ¦sql", `step \`sql\`; ${steps}`],
  [
    "a topic's source",
    "questions/data.yaml",
    "sources: [guide]\n    point: SQL",
    "sources: [¦gide]\n    point: SQL",
    "source `gide`; did you mean `guide`?",
  ],
  [
    "a figure to draw",
    "questions/data.yaml",
    "pay: [india-junior]",
    "pay: [¦india-junoir]",
    "figure `india-junoir`; did you mean `india-junior`?",
  ],
  [
    "a figure to fill in",
    "questions/data.yaml",
    "{pay:india-junior}",
    "¦{pay:india-senior}",
    "figure `india-senior`; did you mean `india-junior`?",
  ],
  [
    "a required step",
    "roadmaps/backend.yaml",
    "title: Learn a database\n    level: foundation\n    requires: [language]",
    "title: Learn a database\n    level: foundation\n    requires: [¦languages]",
    "step `languages`; did you mean `language`?",
  ],
  [
    "a step's level",
    "roadmaps/backend.yaml",
    "level: foundation\n    requires: []",
    "level: ¦advanced\n    requires: []",
    "level `advanced`; there are foundation",
  ],
  [
    "a step's topic",
    "roadmaps/backend.yaml",
    "topics: [sql-first]\n  - id: database",
    "topics: [¦sql-frist]\n  - id: database",
    "topic `sql-frist`; did you mean `sql-first`?",
  ],
  [
    "a step's source",
    "roadmaps/backend.yaml",
    "sources: [guide]\n    topics: [sql-first]\n  - id",
    "sources: [¦book]\n    topics: [sql-first]\n  - id",
    "source `book`; there are guide",
  ],
  [
    "an option's source",
    "roadmaps/backend.yaml",
    "title: Go, sources: [guide]",
    "title: Go, sources: [¦book]",
    "source `book`; there are guide",
  ],
  [
    "a step an option needs",
    "roadmaps/backend.yaml",
    "title: Go, sources",
    "title: Go, needs: [¦databases], sources",
    "step `databases`; did you mean `database`?",
  ],
  [
    "the step of a condition",
    "roadmaps/backend.yaml",
    "title: Go, sources",
    "title: Go, when: {step: ¦langauge, option: [x]}, sources",
    "step `langauge`; did you mean `language`?",
  ],
  [
    "the option of a condition",
    "roadmaps/backend.yaml",
    "title: Go, sources",
    "title: Go, when: {step: language, option: [¦pyhton]}, sources",
    "option `pyhton` of step `language`; did you mean `python`?",
  ],
  [
    "an option of a step without options",
    "roadmaps/backend.yaml",
    "title: Go, sources",
    "title: Go, when: {step: database, option: [¦x]}, sources",
    "option `x` of step `database`; add it, or take the id of one that exists",
  ],
  [
    "a figure's region",
    "salaries.yaml",
    "region: india",
    "region: ¦indai",
    "pay region `indai`; did you mean `india`?",
  ],
  ["a figure's level", "salaries.yaml", "level: junior", "level: ¦mid", "pay level `mid`; there are junior"],
  ["a figure's source", "salaries.yaml", "source: guide", "source: ¦book", "source `book`; there are guide"],
  [
    "a step a certification needs",
    "certifications.yaml",
    "needs: [database]",
    "needs: [¦cloud]",
    `step \`cloud\`; ${steps}`,
  ],
  [
    "a certification's source",
    "certifications.yaml",
    "sources: [guide]",
    "sources: [¦book]",
    "source `book`; there are guide",
  ],
  ["a term's topic", "glossary.yaml", "topic: sql-first", "topic: ¦x-topic", `topic \`x-topic\`; ${topics}`],
  ["a term's step", "glossary.yaml", "step: database", "step: ¦x", `step \`x\`; ${steps}`],
  [
    "a tip's level",
    "tips.yaml",
    "level: foundation",
    "level: ¦fundation",
    "level `fundation`; did you mean `foundation`?",
  ],
  ["a tip's step", "tips.yaml", "step: database", "step: ¦x", `step \`x\`; ${steps}`],
  ["a tip's topic", "tips.yaml", "step: database", "topic: ¦x-topic", `topic \`x-topic\`; ${topics}`],
  ["a tip's source", "tips.yaml", "sources: [guide]", "sources: [¦book]", "source `book`; there are guide"],
  [
    "a word's language",
    "vocabulary.yaml",
    "language: python",
    "language: ¦pyton",
    "language `pyton`; did you mean `python`?",
  ],
  ["a word's step", "vocabulary.yaml", "step: database", "step: ¦x", `step \`x\`; ${steps}`],
  [
    "what a word is part of",
    "vocabulary.yaml",
    "names: [golang]",
    "names: [golang], part_of: ¦java",
    "language `java`; there are python, go",
  ],
])("%s that does not exist is reported", async (_, path, from, to, message) => {
  const problems = await problemsWith(path, from, to);
  expect(problems[0]).toBe(`knowledge/${path}:¦: unknown ${message}`);
});

test("a reference by a former id is led to the present one", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, "questions/data.yaml", "id: indexes", "id: indexes\n    was: [index]");
    swap(files, "questions/data.yaml", "related: [sql-first, indexes]", "related: [sql-first, ¦index]");
  });
  expect(problems).toEqual([
    "knowledge/questions/data.yaml:¦: topic `index` is called `indexes` now; write that",
  ]);
});

test("a topic related to itself, or twice to another, is reported", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, "questions/data.yaml", "related: [indexes, pay]", "related: [indexes, ¦sql-first]");
    swap(files, "questions/data.yaml", "related: [sql-first, indexes]", "related: [indexes, ¦indexes]");
  });
  expect(problems).toEqual([
    "knowledge/questions/data.yaml:¦: `sql-first` is related to itself; name another topic",
    "knowledge/questions/data.yaml:¦: `indexes` is listed twice; name another topic",
  ]);
});

test("an entry with a problem of its own still counts as existing", async () => {
  expect(await problemsWith("sources.yaml", "year: 2025", 'year: ¦"2025"')).toEqual([
    "knowledge/sources.yaml:¦: `year` is text and should be a number; write it as a number",
  ]);
});
