import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatProblem } from "../../src/errors.ts";
import { checkKnowledge } from "../../src/knowledge/load.ts";

/** A knowledge folder in memory: path → content. */
export type Files = Record<string, string | Uint8Array>;

/** Stands in an edit where a problem is expected. It is taken out before the file is written. */
const mark = "¦";

/** Every problem of a sound folder after an edit, as `roadmate check` prints them, but with a place that the edit
 *  marked written as the mark: `knowledge/tips.yaml:¦: what, and what to do`. */
export function problemsAfter(edit: (files: Files) => void): Promise<readonly string[]> {
  const files = soundFiles();
  edit(files);
  const marked = takeMarks(files);
  return inFolder(files, async (dir) =>
    (await checkKnowledge(dir)).map((problem) => {
      const place = `${problem.file}:${problem.line}:${problem.column}`;
      return marked.has(place) ? `${problem.file}:${mark}: ${problem.message}` : formatProblem(problem);
    }),
  );
}

/** The same for one replaced place. */
export const problemsWith = (path: string, from: string, to: string): Promise<readonly string[]> =>
  problemsAfter((files) => swap(files, path, from, to));

function takeMarks(files: Files): ReadonlySet<string> {
  const places = new Set<string>();
  for (const [path, content] of Object.entries(files)) {
    if (typeof content !== "string" || !content.includes(mark)) continue;
    content.split("\n").forEach((line, index) => {
      const column = line.indexOf(mark) + 1;
      if (column > 0) places.add(`knowledge/${path}:${index + 1}:${column}`);
    });
    files[path] = content.replaceAll(mark, "");
  }
  return places;
}

/** Writes the files into a folder called `knowledge`, hands it over, and clears up. */
export async function inFolder<T>(files: Files, use: (dir: string) => Promise<T>): Promise<T> {
  const parent = await mkdtemp(join(tmpdir(), "roadmate-"));
  try {
    const dir = join(parent, "knowledge");
    await writeFiles(dir, files);
    return await use(dir);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

export async function writeFiles(dir: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
}

/** Replaces the one place where `from` stands. */
export function swap(files: Files, path: string, from: string, to: string): void {
  const text = String(files[path]);
  if (text.split(from).length !== 2)
    throw new Error(`"${from}" stands ${text.split(from).length - 1} times in ${path}`);
  files[path] = text.replace(from, () => to);
}

/** Adds lines at the end of a file. */
export function append(files: Files, path: string, lines: string): void {
  files[path] = `${String(files[path])}${lines}`;
}

const phrasings = (about: string): string =>
  Array.from({ length: 20 }, (_, index) => `      - ${about} question number ${index + 1}\n`).join("");

/** A topic at the end of questions/data.yaml, with 20 phrasings of its own; it takes 10 lines before them. */
export const topic = (id: string, lines = ""): string => `  - id: ${id}
    title: About ${id}
    kind: skill
    sources: [guide]
    point: One thing about ${id}.
    related: [sql-first, indexes]
    reviewed: 2026-11-21
${lines}    ask:
${phrasings(id)}`;

const questions = `# yaml-language-server: $schema=../schema/questions.json
theme: data
title: Data
topics:
  - id: sql-first
    title: SQL or NoSQL first?
    kind: skill
    sources: [guide]
    point: SQL first.
    detail: |-
      Tables are **easier** to grasp.

      - Learn one \`select\`.
      - Then learn [joins](https://example.org/joins).
    step: database
    related: [indexes, pay]
    reviewed: 2026-11-21
    ask:
${phrasings("sql")}  - id: indexes
    title: What is an index?
    kind: glossary
    sources: [guide]
    point: A sorted list that finds rows quickly.
    related: [sql-first, pay]
    reviewed: 2026-11-21
    ask:
${phrasings("index")}  - id: pay
    title: What do people earn?
    kind: salary
    sources: [guide]
    pay: [india-junior]
    point: It depends.
    detail: "About {pay:india-junior} to begin with."
    related: [sql-first, indexes]
    reviewed: 2026-11-21
    ask:
${phrasings("pay")}`;

const roadmap = `# yaml-language-server: $schema=../schema/roadmap.json
id: backend
title: Backend developer
reviewed: 2026-11-21
hours_note: An estimate of our own.
levels:
  - {id: foundation, title: Foundation}
steps:
  - id: language
    title: Learn a language
    level: foundation
    requires: []
    optional: false
    one_of:
      - {id: python, title: Python, sources: [guide]}
      - {id: go, title: Go, sources: [guide]}
    why: You need one.
    hours: {min: 10, max: 20}
    build: A guessing game.
    check: {question: What is a loop?, answer: Something again and again.}
    sources: [guide]
    topics: [sql-first]
  - id: database
    title: Learn a database
    level: foundation
    requires: [language]
    optional: false
    why: Data outlives code.
    hours: {min: 10, max: 20}
    build: A table of books.
    check: {question: What is a row?, answer: One thing.}
    sources: [guide]
    topics: [sql-first]
`;

const salaries = `# yaml-language-server: $schema=schema/salaries.json
regions:
  - {id: india, title: India}
levels:
  - {id: junior, title: Junior}
figures:
  - id: india-junior
    region: india
    level: junior
    currency: INR
    stat: range
    min: 400000
    max: 600000
    source: guide
`;

const vocabulary = `# yaml-language-server: $schema=schema/vocabulary.json
same:
  - {word: database, also: [db, data base]}
  - {word: developer, also: [dev]}
greetings: [hi]
regions: [{id: india, title: India, names: [india]}]
levels: [{id: junior, title: Junior, names: [junior]}]
goals: []
languages:
  - {id: python, title: Python, names: [python, py]}
  - {id: go, title: Go, names: [golang]}
databases: []
frameworks: [{id: django, title: Django, names: [django], language: python}]
tools: [{id: psql, title: psql, names: [psql], step: database}]
roles: []
elsewhere: [dentist]
software: [software]
`;

/** A small knowledge folder without a problem. */
export const soundFiles = (): Files => ({
  "README.md": "For authors.\n",
  "sources.yaml": `# yaml-language-server: $schema=schema/sources.json
sources:
  - {id: guide, label: A guide, name: the guide, year: 2025, about: It guides.}
`,
  "questions/data.yaml": questions,
  "roadmaps/backend.yaml": roadmap,
  "salaries.yaml": salaries,
  "certifications.yaml": `# yaml-language-server: $schema=schema/certifications.json
certifications:
  - id: cloud-basics
    title: Cloud basics
    focus: cloud
    about: It shows that you know your way around.
    needs: [database]
    link: {title: Its page, url: "https://example.org/cloud"}
    sources: [guide]
`,
  "glossary.yaml": `# yaml-language-server: $schema=schema/glossary.json
terms:
  - {id: api, term: API, also: [apis], means: A way for programs to talk., topic: sql-first, step: database}
  - {id: row, term: Row, also: [], means: One thing in a table.}
`,
  "tips.yaml": `# yaml-language-server: $schema=schema/tips.json
tips:
  - id: draw-it
    text: Draw your tables **before** you make them.
    level: foundation
    step: database
    sources: [guide]
`,
  "vocabulary.yaml": vocabulary,
  "outside.yaml": `# yaml-language-server: $schema=schema/outside.json
outside:
  - about: weather
    ask: [will it rain tomorrow, is it cold outside]
`,
});
