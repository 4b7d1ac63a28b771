import { expect, test } from "vitest";
import { KnowledgeError } from "../../src/errors.ts";
import { hashKnowledge } from "../../src/knowledge/files.ts";
import { knowledgeOf } from "../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { inFolder, soundFiles, swap } from "./folder.ts";

test("a sound folder is loaded with its Markdown parsed and its pay filled in", async () => {
  const [data, hash] = await inFolder(soundFiles(), async (dir) => [
    await loadKnowledge(dir),
    await hashKnowledge(dir),
  ]);
  const knowledge = knowledgeOf(data);
  expect(knowledge.version).toBe(hash);
  expect(knowledge.themes).toEqual([{ id: "data", title: "Data" }]);
  expect(knowledge.topic("pay")).toMatchObject({
    theme: "data",
    point: [{ kind: "text", text: "It depends." }],
    detail: [{ kind: "paragraph", spans: [{ kind: "text", text: "About ₹4–6 LPA to begin with." }] }],
  });
  expect(knowledge.topic("indexes")?.detail).toEqual([]);
  expect(knowledge.tip("draw-it")?.text).toEqual([
    { kind: "text", text: "Draw your tables " },
    { kind: "strong", text: "before" },
    { kind: "text", text: " you make them." },
  ]);
  expect(knowledge.step("database")?.why).toBe("Data outlives code.");
  expect(knowledge.figure("india-junior")?.max).toBe(600_000);
  const outside = data.phrasings.filter(({ topic }) => topic === undefined).map(({ text }) => text);
  expect(outside).toEqual(["will it rain tomorrow", "is it cold outside"]);
});

test("loaded knowledge survives a trip through JSON, as the cache takes it", async () => {
  const data = await inFolder(soundFiles(), loadKnowledge);
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});

test("a former id finds the entry it became", async () => {
  const files = soundFiles();
  swap(files, "questions/data.yaml", "id: indexes", "id: indexes\n    was: [keys]");
  const knowledge = knowledgeOf(await inFolder(files, loadKnowledge));
  expect(knowledge.topic("keys")?.id).toBe("indexes");
});

test("one problem in one file and nothing is loaded: every problem is thrown at once", async () => {
  const files = soundFiles();
  swap(files, "tips.yaml", "[guide]", "[gide]");
  swap(files, "outside.yaml", "weather", '""');
  const error = await inFolder(files, (dir) => loadKnowledge(dir).catch((thrown: unknown) => thrown));
  expect(error).toBeInstanceOf(KnowledgeError);
  expect(error).toMatchObject({
    problems: [
      { file: "knowledge/outside.yaml", line: 3, column: 12, message: "`about` is empty; write something" },
      {
        file: "knowledge/tips.yaml",
        line: 7,
        column: 15,
        message: "unknown source `gide`; did you mean `guide`?",
      },
    ],
  });
});
