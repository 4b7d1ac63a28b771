import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { formatProblem } from "../../src/errors.ts";
import { checkKnowledge } from "../../src/knowledge/load.ts";
import { type Files, inFolder, soundFiles, swap, writeFiles } from "./folder.ts";

/** Commits a sound folder (after `before`), then edits it and checks it against that commit. */
function since(edit: (files: Files) => void, ref = "HEAD", before: (files: Files) => void = () => {}) {
  const files = soundFiles();
  before(files);
  return inFolder(files, async (dir) => {
    const git = (...args: string[]) => execFileSync("git", args, { cwd: dir, stdio: "ignore" });
    git("init", "--quiet");
    git("add", ".");
    git(
      "-c",
      "commit.gpgsign=false",
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.org",
      "commit",
      "--quiet",
      "--no-verify",
      "--message",
      "before",
    );
    edit(files);
    await writeFiles(dir, files);
    return (await checkKnowledge(dir, ref)).map(formatProblem);
  });
}

const gone = (what: string, ref = "HEAD") =>
  `${what} was here at ${ref} and is gone; put it back, or add it under \`was\` of the entry that took its place`;

test("nothing vanished, no problem", async () => {
  expect(await since(() => {})).toEqual([]);
});

test("an id of any kind that vanished is reported at the file it was in", async () => {
  const problems = await since(
    (files) => {
      swap(
        files,
        "sources.yaml",
        "  - {id: guide",
        "  - {id: book, label: B, name: b, year: 2025, about: B.}\n  - {id: guide",
      );
      swap(files, "questions/data.yaml", "id: extra", "id: other");
      swap(files, "roadmaps/backend.yaml", "{id: go,", "{id: rust,");
      swap(files, "certifications.yaml", "id: cloud-basics", "id: cloud-first");
      swap(files, "glossary.yaml", "id: row", "id: record");
      swap(files, "tips.yaml", "id: draw-it", "id: sketch-it");
      swap(files, "salaries.yaml", "id: extra", "id: other");
      swap(files, "sources.yaml", "id: extra", "id: other");
      swap(files, "roadmaps/backend.yaml", "id: extra", "id: other");
    },
    "HEAD",
    (files) => {
      swap(
        files,
        "questions/data.yaml",
        "  - id: indexes",
        `${String(files["questions/data.yaml"]).split("topics:\n")[1]?.split("  - id: indexes")[0]?.replace("sql-first", "extra").replace("SQL or NoSQL first?", "More?").replaceAll("sql question", "extra question")}  - id: indexes`,
      );
      swap(
        files,
        "salaries.yaml",
        "figures:\n",
        "figures:\n  - {id: extra, region: india, level: junior, currency: INR, stat: floor, min: 1, source: guide}\n",
      );
      swap(
        files,
        "sources.yaml",
        "sources:\n",
        "sources:\n  - {id: extra, label: B, name: b, year: 2025, about: B.}\n",
      );
      swap(
        files,
        "roadmaps/backend.yaml",
        "steps:\n",
        "steps:\n  - {id: extra, title: B, level: foundation, requires: [], optional: true, why: B, hours: {min: 1, max: 1}, build: B, check: {question: B, answer: B}, sources: [], topics: [pay]}\n",
      );
    },
  );
  expect(problems).toEqual([
    `knowledge/certifications.yaml:1:1: ${gone("certification `cloud-basics`")}`,
    `knowledge/glossary.yaml:1:1: ${gone("term `row`")}`,
    `knowledge/questions/data.yaml:1:1: ${gone("topic `extra`")}`,
    `knowledge/roadmaps/backend.yaml:1:1: ${gone("step `extra`")}`,
    `knowledge/roadmaps/backend.yaml:1:1: ${gone("option `go` of step `language`")}`,
    `knowledge/salaries.yaml:1:1: ${gone("figure `extra`")}`,
    `knowledge/sources.yaml:1:1: ${gone("source `extra`")}`,
    `knowledge/tips.yaml:1:1: ${gone("tip `draw-it`")}`,
  ]);
});

test("an id that moved to another file, or is kept under `was`, has not vanished", async () => {
  const problems = await since((files) => {
    swap(files, "tips.yaml", "id: draw-it", "id: sketch-it\n    was: [draw-it]");
    swap(files, "roadmaps/backend.yaml", "{id: go,", "{id: golang, was: [go],");
    swap(files, "roadmaps/backend.yaml", "  - id: database", "  - id: databases\n    was: [database]");
    swap(files, "questions/data.yaml", "step: database", "step: databases");
    swap(files, "certifications.yaml", "[database]", "[databases]");
    swap(files, "glossary.yaml", "step: database", "step: databases");
    swap(files, "tips.yaml", "step: database", "step: databases");
    swap(files, "vocabulary.yaml", "step: database", "step: databases");
    const [before = "", after = ""] = String(files["questions/data.yaml"]).split("  - id: indexes");
    const [head = ""] = before.split("  - id: sql-first");
    files["questions/data.yaml"] = before;
    files["questions/more.yaml"] =
      `${head.replace("theme: data", "theme: more").replace("title: Data", "title: More")}  - id: indexes${after}`;
  });
  expect(problems).toEqual([]);
});

test("options follow their renamed step, and a former id must be kept as well", async () => {
  const problems = await since(
    (files) => {
      swap(files, "roadmaps/backend.yaml", "  - id: language", "  - id: first-language\n    was: [language]");
      swap(files, "roadmaps/backend.yaml", "requires: [language]", "requires: [first-language]");
      swap(files, "roadmaps/backend.yaml", "{id: go,", "{id: rust,");
      swap(files, "tips.yaml", "\n    was: [outline-it]", "");
    },
    "HEAD",
    (files) => swap(files, "tips.yaml", "id: draw-it", "id: draw-it\n    was: [outline-it]"),
  );
  expect(problems).toEqual([
    `knowledge/roadmaps/backend.yaml:1:1: ${gone("option `go` of step `first-language`")}`,
    `knowledge/tips.yaml:1:1: ${gone("tip `outline-it`")}`,
  ]);
});

test("ids of a file that cannot be read are not called gone", async () => {
  expect(
    await since((files) => {
      files["tips.yaml"] = "tips: [";
    }),
  ).toEqual([expect.stringMatching(/^knowledge\/tips.yaml:1:8: the YAML breaks here/)]);
});

test("old files that were broken, and a folder that is new, hold nothing to compare with", async () => {
  const mend = (files: Files) => Object.assign(files, soundFiles());
  const breakTips = (files: Files) => {
    files["tips.yaml"] = "tips: [\n  - id: lost";
  };
  expect(await since(mend, "HEAD", breakTips)).toEqual([]);
});

test.each(["no-such-branch", "--help", "HEAD; touch x", ""])(
  "a ref git does not know, %j, is one clear problem",
  async (ref) => {
    expect(await since(() => {}, ref)).toEqual([
      `knowledge:1:1: git knows no ref \`${ref}\`; name a branch, tag or commit, and fetch it first`,
    ]);
  },
);

test("a folder in no git repository is one clear problem", async () => {
  const problems = await inFolder(soundFiles(), async (dir) =>
    (await checkKnowledge(dir, "HEAD")).map(formatProblem),
  );
  expect(problems).toEqual([
    "knowledge:1:1: this folder is in no git repository, so --since has nothing to compare with; leave it out",
  ]);
});
