import { expect, test } from "vitest";
import { append, type Files, problemsAfter, swap } from "./folder.ts";

const roadmap = "roadmaps/backend.yaml";
const after = (edit: (files: Files) => void) => problemsAfter(edit);

const step = (id: string, requires: string, more = "") => `  - id: ${id}
    title: Learn ${id}
    level: foundation
    requires: [${requires}]
    optional: false
${more}    why: You need it.
    hours: {min: 1, max: 2}
    build: Something.
    check: {question: What is it?, answer: That.}
    sources: [guide]
    topics: [sql-first]
`;

test("steps that wait for each other are reported once, at the requirement that closes the circle", async () => {
  const problems = await after((files) =>
    append(files, roadmap, step("a", "language, b") + step("b", "c") + step("c", "¦a")),
  );
  expect(problems).toEqual([
    `knowledge/${roadmap}:¦: these steps wait for each other: a → b → c → a; take one out of \`requires\``,
  ]);
});

test("a step that requires itself is a circle", async () => {
  expect(await after((files) => append(files, roadmap, step("a", "¦a")))).toEqual([
    `knowledge/${roadmap}:¦: these steps wait for each other: a → a; take one out of \`requires\``,
  ]);
});

test("steps behind a circle are unreachable", async () => {
  const problems = await after((files) =>
    append(files, roadmap, step("a", "a") + step("b", "language, ¦a") + step("c", "¦b")),
  );
  expect(problems).toEqual([
    expect.stringContaining("these steps wait for each other"),
    `knowledge/${roadmap}:¦: nobody can reach step \`b\`, since \`a\` cannot be reached; mend that, or take it out of \`requires\``,
    `knowledge/${roadmap}:¦: nobody can reach step \`c\`, since \`b\` cannot be reached; mend that, or take it out of \`requires\``,
  ]);
});

test("a step behind one that does not exist is unreachable", async () => {
  const problems = await after((files) => append(files, roadmap, step("a", "¦nothing") + step("b", "a")));
  expect(problems).toEqual([
    `knowledge/${roadmap}:¦: unknown step \`nothing\`; there are language, database, a, b`,
    `knowledge/${roadmap}:¦: nobody can reach step \`a\`, since \`nothing\` does not exist; mend that, or take it out of \`requires\``,
    expect.stringContaining("nobody can reach step `b`, since `a` cannot be reached"),
  ]);
});

test("a step for everybody that requires an optional one is reported", async () => {
  const problems = await after((files) => {
    append(
      files,
      roadmap,
      step("a", "language").replace("optional: false", "optional: true") + step("b", "¦a"),
    );
  });
  expect(problems).toEqual([
    `knowledge/${roadmap}:¦: \`b\` is for everybody but requires \`a\`, which is optional; drop it, or make this optional too`,
  ]);
});

test("a choice that leaves some learners without an open option is reported", async () => {
  const options = `    one_of:
      ¦- {id: x, title: X, when: {step: language, option: [python]}, sources: []}
      - {id: y, title: Y, when: {step: language, option: [python]}, sources: []}
`;
  expect(await after((files) => append(files, roadmap, step("a", "language", options)))).toEqual([
    `knowledge/${roadmap}:¦: who chose \`go\` at \`language\` finds no option open here; add one, or widen a \`when\``,
  ]);
});

test("hours and years that run downwards are reported", async () => {
  const problems = await after((files) => {
    append(files, roadmap, step("a", "language").replace("hours: {min: 1", "hours: ¦{min: 3"));
    swap(files, "salaries.yaml", "currency: INR", "years: ¦{min: 5, max: 3}\n    currency: INR");
  });
  expect(problems).toEqual([
    `knowledge/${roadmap}:¦: \`hours\` runs from 3 down to 2; swap \`min\` and \`max\``,
    "knowledge/salaries.yaml:¦: `years` runs from 5 down to 3; swap `min` and `max`",
  ]);
});

test("a second roadmap is reported", async () => {
  const problems = await after((files) => {
    files["roadmaps/front.yaml"] = String(files[roadmap])
      .replace("id: language", "id: html")
      .replace("id: database", "id: css")
      .replace("requires: [language]", "requires: [html]")
      .replace("level: foundation", "level: base")
      .replaceAll("foundation", "base")
      .replaceAll("title: Learn", "title: Study");
  });
  expect(problems).toEqual([
    "knowledge/roadmaps/front.yaml:1:1: this is a second roadmap and there can be one; move its steps into the other file",
  ]);
});
