import { expect, test } from "vitest";
import { append, type Files, problemsAfter, problemsWith, swap, topic } from "./folder.ts";

const roadmap = "roadmaps/backend.yaml";
const questions = "questions/data.yaml";

test.each([
  ["topic", questions, "id: indexes", "id: ¦sql-first", "data.yaml:5", "questions/"],
  ["step", roadmap, "id: database", "id: ¦language", "backend.yaml:9", "roadmaps/"],
])("a second %s of the same id is reported", async (kind, path, from, to, first, folder) => {
  const id = to.split("¦")[1];
  expect(await problemsWith(path, from, to)).toContain(
    `knowledge/${path}:¦: ${kind} id \`${id}\` is taken at knowledge/${folder}${first}; choose another`,
  );
});

test.each([
  [
    "source",
    "sources.yaml",
    "  - {id: ¦guide, label: B, name: b, year: 2025, about: B.}\n",
    "guide",
    "sources.yaml:3",
  ],
  [
    "tip",
    "tips.yaml",
    "  - {id: ¦draw-it, text: B., level: foundation, step: database, editorial: true}\n",
    "draw-it",
    "tips.yaml:3",
  ],
  ["term", "glossary.yaml", "  - {id: ¦api, term: B, also: [], means: B.}\n", "api", "glossary.yaml:3"],
  [
    "figure",
    "salaries.yaml",
    "  - {id: ¦india-junior, region: india, level: junior, currency: INR, stat: floor, min: 1, source: guide}\n",
    "india-junior",
    "salaries.yaml:7",
  ],
  [
    "certification",
    "certifications.yaml",
    '  - {id: ¦cloud-basics, title: B, focus: java, about: B., needs: [], link: {title: B, url: "https://example.org/b"}, sources: [guide]}\n',
    "cloud-basics",
    "certifications.yaml:3",
  ],
])("a second %s of the same id is reported at its line", async (kind, path, lines, id, first) => {
  expect(await problemsAfter((files) => append(files, path, lines))).toEqual([
    `knowledge/${path}:¦: ${kind} id \`${id}\` is taken at knowledge/${first}; choose another`,
  ]);
});

test("an option's id is taken within its step only", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, roadmap, "{id: go, title: Go,", "{id: ¦python, title: Go,");
    swap(
      files,
      roadmap,
      "why: Data outlives code.",
      "one_of:\n      - {id: python, title: A, sources: []}\n      - {id: go, title: B, sources: []}\n    why: Data outlives code.",
    );
  });
  expect(problems).toEqual([
    `knowledge/${roadmap}:¦: option id \`python\` is taken at knowledge/${roadmap}:15; choose another`,
  ]);
});

test("two files of one theme, and two names of one list, are reported", async () => {
  const problems = await problemsAfter((files) => {
    files["questions/more.yaml"] =
      `# yaml-language-server: $schema=../schema/questions.json\ntheme: ¦data\ntitle: More\ntopics:\n${topic("joins")}`;
    swap(files, "vocabulary.yaml", "{id: go,", "{id: ¦python,");
  });
  expect(problems).toEqual([
    "knowledge/questions/more.yaml:¦: theme id `data` is taken at knowledge/questions/data.yaml:2; choose another",
    "knowledge/vocabulary.yaml:¦: language id `python` is taken at knowledge/vocabulary.yaml:10; choose another",
  ]);
});

test("a former id that is alive is reported", async () => {
  expect(await problemsWith(questions, "id: indexes", "id: indexes\n    was: [keys, ¦sql-first]")).toEqual([
    `knowledge/${questions}:¦: \`sql-first\` under \`was\` is a living topic, at knowledge/${questions}:5; take it out`,
  ]);
});

test("a former id that two entries claim is reported", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, questions, "id: indexes", "id: indexes\n    was: [keys]");
    swap(files, questions, "id: pay\n", "id: pay\n    was: [¦keys]\n");
  });
  expect(problems).toEqual([
    `knowledge/${questions}:¦: \`keys\` is under \`was\` at knowledge/${questions}:40 too; one entry took its place, keep that one`,
  ]);
});

test("a step may have been split: its parts claim the old id, each of them once", async () => {
  const split = (first: string) => (files: Files) => {
    swap(files, roadmap, "id: language", `id: language\n    was: [${first}]`);
    swap(files, roadmap, "id: database", "id: database\n    was: [basics]");
  };
  expect(await problemsAfter(split("basics"))).toEqual([]);
  expect(await problemsAfter(split("basics, ¦basics"))).toEqual([
    `knowledge/${roadmap}:¦: \`basics\` is under \`was\` at knowledge/${roadmap}:10 too; one entry took its place, keep that one`,
  ]);
});

test("two topics, or two options of a step, with one title are reported", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, questions, "title: What is an index?", "title: ¦sql or nosql FIRST?");
    swap(files, roadmap, "title: Go,", "title: ¦Python,");
  });
  expect(problems).toEqual([
    "knowledge/questions/data.yaml:¦: the topic at knowledge/questions/data.yaml:6 has this title too; make them tell apart",
    "knowledge/roadmaps/backend.yaml:¦: the option at knowledge/roadmaps/backend.yaml:15 has this title too; make them tell apart",
  ]);
});
