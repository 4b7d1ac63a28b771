import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/errors.ts";
import { applyProposal } from "../../src/knowledge/apply.ts";
import type { Edit } from "../../src/knowledge/edit.ts";
import { checkKnowledge } from "../../src/knowledge/load.ts";
import { proposeEdit } from "../../src/knowledge/propose.ts";
import { inFolder, soundFiles, swap } from "./folder.ts";

const phrasing: Edit = { kind: "phrasings", topic: "pay", texts: ["what does one get", "any money in it"] };
const outside: Edit = { kind: "outside", texts: ["is there snow"] };
const draft = (rest: object = {}): Edit => ({
  kind: "topic",
  theme: "data",
  topic: {
    id: "joins",
    title: "What is a join?",
    kind: "faq",
    editorial: true,
    point: "Two tables side by side.",
    related: ["sql-first", "indexes"],
    reviewed: "2027-01-01",
    draft: true,
    ask: ["what is a join", "joins?"],
    ...rest,
  },
});
const proposed = (edit: Edit) => inFolder(soundFiles(), (dir) => proposeEdit(dir, edit));
const added = (diff: string): string[] => diff.split("\n").filter((line) => /^[+-](?![+-])/.test(line));
const told = async (edit: Edit): Promise<string[]> => (await proposed(edit)).problems.map(formatProblem);

describe("a proposal", () => {
  it("adds ways to ask to a topic", async () => {
    const { file, diff, problems } = await proposed(phrasing);
    expect([file, problems]).toEqual(["knowledge/questions/data.yaml", []]);
    expect(added(diff)).toEqual(["+      - what does one get", "+      - any money in it"]);
  });
  it("adds out-of-scope examples in a group of their own, and then to that", async () => {
    await inFolder(soundFiles(), async (dir) => {
      const first = await proposeEdit(dir, outside);
      expect(added(first.diff)).toEqual([
        "+  - about: asked here, and marked as out of scope",
        "+    ask:",
        "+      - is there snow",
      ]);
      await applyProposal(dir, first);
      const second = await proposeEdit(dir, { kind: "outside", texts: ["is there hail"] });
      expect(added(second.diff)).toEqual(["+      - is there hail"]);
      expect(second.problems).toEqual([]);
    });
  });
  it("adds a topic to its theme, laid out as by hand", async () => {
    const { diff, problems } = await proposed(draft());
    expect(problems).toEqual([]);
    expect(added(diff).join("\n")).toBe(`+  - id: joins
+    title: What is a join?
+    kind: faq
+    editorial: true
+    point: Two tables side by side.
+    related: [sql-first, indexes]
+    reviewed: 2027-01-01
+    draft: true
+    ask:
+      - what is a join
+      - joins?`);
  });
  it("leaves out what stands in the knowledge already, however it is written", async () => {
    const texts = ["SQL, question number 1!", "Will it rain tomorrow?", "something new", "something  new"];
    expect(added((await proposed({ ...phrasing, texts })).diff)).toEqual(["+      - something new"]);
  });
  it.each<[string, Edit, string]>([
    [
      "nothing is new",
      { ...phrasing, texts: ["pay question number 1"] },
      "data.yaml:1:1: all of this stands in the knowledge already; there is nothing to add",
    ],
    [
      "the topic is unknown",
      { ...phrasing, topic: "gone" },
      "questions:1:1: there is no topic `gone`; name one that exists",
    ],
    [
      "the theme is unknown",
      { ...draft(), theme: "gone" } as Edit,
      "questions:1:1: there is no theme `gone`; name one that exists",
    ],
    ["the topic is not sound", draft({ related: ["gone", "indexes"] }), "unknown topic `gone`"],
    ["its id is taken", draft({ id: "pay" }), "`pay`"],
    ["it is too long", draft({ title: "x".repeat(61) }), "61 characters"],
    ["it has too few phrasings and is no draft", draft({ draft: undefined }), "needs at least 20"],
    [
      "it has Markdown that cannot be shown",
      draft({ point: "See https://example.org" }),
      "no bare addresses",
    ],
  ])("has a problem when %s", async (_, edit, message) => {
    expect((await told(edit)).join("\n")).toContain(message);
  });
  it("has the problems that are there already", async () => {
    const files = soundFiles();
    swap(files, "tips.yaml", "[guide]", "[gide]");
    const { problems } = await inFolder(files, (dir) => proposeEdit(dir, phrasing));
    expect(problems.map(({ file }) => file)).toEqual(["knowledge/tips.yaml"]);
  });
});

describe("applying", () => {
  const data = (dir: string): string => join(dir, "questions", "data.yaml");
  it("writes the file, keeps its mode, leaves nothing beside it; the knowledge stays sound", async () => {
    await inFolder(soundFiles(), async (dir) => {
      await chmod(data(dir), 0o640);
      expect(await applyProposal(dir, await proposeEdit(dir, phrasing))).toBe(true);
      expect(await readFile(data(dir), "utf8")).toContain("      - any money in it\n");
      expect((await stat(data(dir))).mode & 0o777).toBe(0o640);
      expect(await readdir(join(dir, "questions"))).toEqual(["data.yaml"]);
      expect(await checkKnowledge(dir)).toEqual([]);
    });
  });
  it("writes nothing when the file has changed meanwhile", async () => {
    await inFolder(soundFiles(), async (dir) => {
      const proposal = await proposeEdit(dir, phrasing);
      await writeFile(data(dir), `${soundFiles()["questions/data.yaml"]}# note\n`);
      expect(await applyProposal(dir, proposal)).toBe(false);
      expect(await readFile(data(dir), "utf8")).toBe(`${soundFiles()["questions/data.yaml"]}# note\n`);
    });
  });
  it("never writes what has problems: the file stays as it was, byte for byte", async () => {
    await inFolder(soundFiles(), async (dir) => {
      const before = await readFile(data(dir));
      const proposal = await proposeEdit(dir, draft({ id: "pay" }));
      await expect(applyProposal(dir, proposal)).rejects.toThrow(RangeError);
      expect((await readFile(data(dir))).equals(before)).toBe(true);
    });
  });
  it("writes behind a link, and leaves the link", async () => {
    await inFolder(soundFiles(), async (dir) => {
      await mkdir(join(dir, ".store"));
      await rename(data(dir), join(dir, ".store", "data.yaml"));
      await symlink("../.store/data.yaml", data(dir));
      expect(await applyProposal(dir, await proposeEdit(dir, phrasing))).toBe(true);
      expect(await readFile(join(dir, ".store", "data.yaml"), "utf8")).toContain("any money in it");
    });
  });
  it("clears up when it cannot write", async () => {
    await inFolder(soundFiles(), async (dir) => {
      const proposal = await proposeEdit(dir, phrasing);
      await mkdir(join(dir, "questions", `.data.yaml.${process.pid}`));
      await expect(applyProposal(dir, proposal)).rejects.toThrow();
      await rm(join(dir, "questions", `.data.yaml.${process.pid}`), { recursive: true, force: true });
      expect(await readFile(data(dir), "utf8")).toBe(soundFiles()["questions/data.yaml"]);
    });
  });
});
