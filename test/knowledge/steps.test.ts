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

test("options that all hang on choices, at different steps, are reported, for somebody may find none open", async () => {
  const pick = (ids: string) => `    one_of: [${ids}]\n`;
  const plain = pick("{id: x, title: X, sources: []}, {id: y, title: Y, sources: []}");
  const options = `    one_of:
      ¦- {id: p, title: P, when: {step: language, option: [python, go]}, sources: []}
      - {id: q, title: Q, when: {step: a, option: [x]}, sources: []}
`;
  expect(
    await after((files) =>
      append(files, roadmap, step("a", "language", plain) + step("b", "language, a", options)),
    ),
  ).toEqual([
    `knowledge/${roadmap}:¦: each of these options hangs on a choice, at different steps, so some learners find none open; leave \`when\` out of one`,
  ]);
});

test("an option that hangs on a later step is reported, for it would wait for its own end", async () => {
  const options = (need: string) => `    one_of:
      - {id: x, title: X, needs: [${need}], sources: []}
      - {id: y, title: Y, sources: []}
`;
  expect(
    await after((files) => {
      append(files, roadmap, step("a", "language", options("¦c")) + step("b", "a") + step("c", "b"));
    }),
  ).toEqual([
    `knowledge/${roadmap}:¦: option \`x\` hangs on \`c\`, which comes after \`a\` itself; take it out`,
  ]);
  expect(
    await after((files) =>
      swap(files, roadmap, "title: Go,", "title: Go, when: {step: ¦language, option: [python]},"),
    ),
  ).toEqual([
    `knowledge/${roadmap}:¦: option \`go\` hangs on \`language\`, which comes after \`language\` itself; take it out`,
  ]);
});

const goals = (lines: string) => (files: Files) => {
  swap(files, "vocabulary.yaml", "goals: []", "goals: [{id: job, title: Job, names: [a job]}]");
  swap(files, roadmap, "levels:\n", `goals:\n${lines}levels:\n`);
};

test("a goal names steps and options that exist", async () => {
  expect(await after(goals("  - {id: job, title: Job, steps: [database]}\n"))).toEqual([]);
  expect(
    await after(
      goals(
        "  - {id: job, title: Job, steps: [language, ¦databse], choices: [{step: language, option: [go]}]}\n",
      ),
    ),
  ).toEqual([`knowledge/${roadmap}:¦: unknown step \`databse\`; did you mean \`database\`?`]);
  expect(
    await after(
      goals("  - {id: job, title: Job, steps: [language], choices: [{step: language, option: [¦rust]}]}\n"),
    ),
  ).toEqual([`knowledge/${roadmap}:¦: unknown option \`rust\` of step \`language\`; there are python, go`]);
});

test("goals of the roadmap and of the vocabulary are the same", async () => {
  expect(
    await after(
      goals(
        "  - {id: job, title: Job, steps: [language]}\n  - {id: ¦fame, title: Fame, steps: [language]}\n",
      ),
    ),
  ).toEqual([`knowledge/${roadmap}:¦: unknown goal \`fame\`; there are job`]);
  expect(
    await after((files) =>
      swap(files, "vocabulary.yaml", "goals: []", "goals: [{id: ¦job, title: Job, names: [a job]}]"),
    ),
  ).toEqual([
    "knowledge/vocabulary.yaml:¦: unknown roadmap goal `job`; add it, or take the id of one that exists",
  ]);
  expect(
    await after(
      goals("  - {id: job, title: Job, steps: [language]}\n  - {id: ¦job, title: More, steps: [language]}\n"),
    ),
  ).toEqual([
    `knowledge/${roadmap}:¦: roadmap goal id \`job\` is taken at knowledge/${roadmap}:7; choose another`,
  ]);
});
