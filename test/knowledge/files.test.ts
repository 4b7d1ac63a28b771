import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { formatProblem, KnowledgeError } from "../../src/errors.ts";
import { hashKnowledge } from "../../src/knowledge/files.ts";
import { checkKnowledge } from "../../src/knowledge/load.ts";
import { append, inFolder, problemsAfter, soundFiles, swap } from "./folder.ts";

const check = async (dir: string) => (await checkKnowledge(dir)).map(formatProblem);

test("the small folder the other tests start from has no problem", async () => {
  expect(await problemsAfter(() => {})).toEqual([]);
});

test("a file that is not UTF-8 is reported at its first bad byte", async () => {
  const problems = await problemsAfter((files) => {
    files["tips.yaml"] = Buffer.concat([Buffer.from("# a\n# ab"), Buffer.from([0xff]), Buffer.from("\n")]);
  });
  expect(problems).toEqual(["knowledge/tips.yaml:2:5: this is not UTF-8 text; save the file as UTF-8"]);
});

test("a byte order mark is reported, and the rest of the file is still looked at", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, "tips.yaml", "step: database", "step: databse");
    files["tips.yaml"] = `\uFEFF${files["tips.yaml"]}`;
  });
  expect(problems).toEqual([
    "knowledge/tips.yaml:1:1: a byte order mark opens the file; save it as UTF-8 without BOM",
    "knowledge/tips.yaml:6:11: unknown step `databse`; did you mean `database`?",
  ]);
});

test("tabs in indentation are reported once, with their number", async () => {
  const problems = await problemsAfter((files) => {
    swap(files, "tips.yaml", "    level: foundation", "\tlevel: foundation");
    swap(files, "tips.yaml", "    step: database", "  \tstep: database");
  });
  expect(problems).toEqual([
    "knowledge/tips.yaml:5:1: a tab indents this line (and 1 more); YAML wants spaces",
  ]);
});

test("a control character is reported where it hides", async () => {
  const problems = await problemsAfter((files) => swap(files, "tips.yaml", "Draw your", "Draw\u0007your"));
  expect(problems).toEqual(["knowledge/tips.yaml:4:15: a control character hides in this line; delete it"]);
});

test.each([
  ["nothing at all", ""],
  ["only a comment", "# yaml-language-server: $schema=schema/tips.json\n\n"],
])("a file that holds %s is empty", async (_, content) => {
  const problems = await problemsAfter((files) => {
    files["tips.yaml"] = content;
  });
  expect(problems).toEqual(["knowledge/tips.yaml:1:1: the file is empty; fill it or delete it"]);
});

test("a file over 2 MB is refused unread", async () => {
  const problems = await problemsAfter((files) =>
    append(files, "tips.yaml", `#${"x".repeat(2 * 1024 * 1024)}\n`),
  );
  expect(problems).toEqual(["knowledge/tips.yaml:1:1: the file is over 2 MB; split it"]);
});

test("a missing file is reported, and what would refer to it is not", async () => {
  const problems = await problemsAfter((files) => {
    delete files["sources.yaml"];
    delete files["roadmaps/backend.yaml"];
  });
  expect(problems).toEqual([
    "knowledge/roadmaps/*.yaml:1:1: there is no such file; add it, the schema of the same name says what goes in",
    "knowledge/sources.yaml:1:1: there is no such file; add it, the schema of the same name says what goes in",
  ]);
});

test("a YAML file of another name is reported; README.md, schema/ and hidden files are not", async () => {
  const problems = await problemsAfter((files) => {
    files["tipps.yaml"] = "tips: []\n";
    files["questions/more/deep.yaml"] = "theme: x\n";
    files["questions/old.yml"] = "theme: x\n";
    files["schema/tips.json"] = "{}";
    files["schema/x.yaml"] = "a: 1\n";
    files[".tips.yaml.swp"] = "x";
    files["notes.txt"] = "x";
  });
  const names =
    "sources.yaml, questions/*.yaml, roadmaps/*.yaml, salaries.yaml, certifications.yaml, glossary.yaml, tips.yaml, vocabulary.yaml, outside.yaml";
  expect(problems).toEqual([
    `knowledge/questions/more/deep.yaml:1:1: no knowledge file is called this; the names are ${names}`,
    `knowledge/questions/old.yml:1:1: no knowledge file is called this; the names are ${names}`,
    `knowledge/tipps.yaml:1:1: no knowledge file is called this; the names are ${names}`,
  ]);
});

test("a link out of the folder is refused, one inside it is followed", async () => {
  const problems = await inFolder(soundFiles(), async (dir) => {
    await writeFile(join(dirname(dir), "secret.yaml"), "a: 1\n");
    await rm(join(dir, "tips.yaml"));
    await symlink("../secret.yaml", join(dir, "tips.yaml"));
    await mkdir(join(dir, ".data"));
    await writeFile(join(dir, ".data", "outside.yaml"), String(soundFiles()["outside.yaml"]));
    await rm(join(dir, "outside.yaml"));
    await symlink(".data/outside.yaml", join(dir, "outside.yaml"));
    return check(dir);
  });
  expect(problems).toEqual([
    "knowledge/tips.yaml:1:1: this link leads out of the folder; copy the file here instead",
  ]);
});

test("a link to nothing and a link to a folder that is none of ours are reported", async () => {
  const problems = await inFolder(soundFiles(), async (dir) => {
    await symlink("nowhere.yaml", join(dir, "questions", "gone.yaml"));
    await symlink("..", join(dir, "questions", "circle.yaml"));
    await symlink("questions", join(dir, "answers"));
    return check(dir);
  });
  expect(problems).toEqual([
    "knowledge/questions/circle.yaml:1:1: this link leads out of the folder; copy the file here instead",
    "knowledge/questions/gone.yaml:1:1: the file cannot be read (ENOENT); check what it is and its permissions",
  ]);
});

test("a folder and files that are links, as Kubernetes mounts them, are read", async () => {
  const problems = await inFolder(soundFiles(), async (dir) => {
    await mkdir(join(dir, "..2027"));
    for (const name of ["questions", "roadmaps", "tips.yaml"]) {
      await rename(join(dir, name), join(dir, "..2027", name));
      await symlink(join("..data", name), join(dir, name));
    }
    await symlink("..2027", join(dir, "..data"));
    return check(dir);
  });
  expect(problems).toEqual([]);
});

test("a folder that is not there is one problem", async () => {
  const problems = await inFolder({}, (dir) => check(dir));
  expect(problems).toEqual([
    expect.stringMatching(
      /knowledge:1:1: this folder cannot be opened \(ENOENT\); check the path and that it may be read$/,
    ),
  ]);
});

test("the hash changes with a byte, a name and a new file, and with nothing else", async () => {
  const hash = (edit: (files: ReturnType<typeof soundFiles>) => void) => {
    const files = soundFiles();
    edit(files);
    return inFolder(files, hashKnowledge);
  };
  const first = await hash(() => {});
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await hash(() => {})).toBe(first);
  expect(await hash((files) => swap(files, "README.md", "authors", "writers"))).toBe(first);
  const changed = [
    await hash((files) => swap(files, "tips.yaml", "Draw", "draw")),
    await hash((files) => {
      files["questions/other.yaml"] = files["questions/data.yaml"] ?? "";
      delete files["questions/data.yaml"];
    }),
    await hash((files) => {
      files["questions/more.yaml"] = "x: 1\n";
    }),
  ];
  expect(new Set([first, ...changed]).size).toBe(4);
});

test("hashing a folder that is not there throws a KnowledgeError", async () => {
  await expect(hashKnowledge(join("nowhere", "knowledge"))).rejects.toThrow(KnowledgeError);
});
