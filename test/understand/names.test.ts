import { beforeAll, describe, expect, test } from "vitest";
import { knowledgeOf } from "../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { createNames, fold, type Names } from "../../src/understand/names.ts";
import { append, inFolder, soundFiles, swap } from "../knowledge/folder.ts";

let names: Names;
beforeAll(async () => {
  const files = soundFiles();
  swap(files, "glossary.yaml", "id: row, term: Row", "id: row-id, term: Row");
  append(
    files,
    "glossary.yaml",
    "  - {id: ci, term: CI/CD, also: [pipelines], means: It tests and ships.}\n",
  );
  append(files, "glossary.yaml", "  - {id: cpp, term: C++, also: [], means: A language.}\n");
  names = createNames(knowledgeOf(await inFolder(files, loadKnowledge)));
});
const exact = (typed: string, kind?: "topic" | "step" | "term" | "certification"): string | undefined => {
  const found = kind === undefined ? names.exact(typed) : names.exact(typed, kind);
  return found && `${found.item.kind} ${found.item.id}`;
};

describe("the exact name", () => {
  test.each([
    ["a title", "Learn a database", "step database"],
    ["another case, and other signs", "  LEARN a Database!? ", "step database"],
    ["accents", "léarn a database", "step database"],
    ["an id", "row-id", "term row-id"],
    ["an id with blanks", "sql first", "topic sql-first"],
    ["another name of a term", "pipelines", "term ci"],
    ["a title with signs", "ci cd", "term ci"],
    ["signs that tell names apart", "C++", "term cpp"],
    ["an option of a step finds the step", "Go", "step language"],
    ["a certification", "cloud basics", "certification cloud-basics"],
  ])("%s", (_, typed, found) => {
    expect(exact(typed)).toBe(found);
  });

  test("is looked for among one kind only, when a kind is given", () => {
    expect([exact("indexes", "topic"), exact("indexes", "step")]).toEqual(["topic indexes", undefined]);
  });

  test.each(["", "  ", "?", "c", "databse", "__proto__", "constructor", "x".repeat(10_000)])(
    "%.20j is nobody's name",
    (typed) => {
      expect(exact(typed)).toBeUndefined();
    },
  );
});

describe("the nearest names", () => {
  const near = (typed: string, kind: "topic" | "step" | "term" = "topic", most = 3): string[] =>
    names.near(typed, kind, most).map(({ item }) => item.id);

  test("forgive typing errors, best first", () => {
    expect(near("waht is an indx")[0]).toBe("indexes");
    expect(near("databse", "step")[0]).toBe("database");
    expect(near("pipelins", "term")[0]).toBe("ci");
  });

  test("come while a name is still being typed", () => {
    expect(near("what do peo")[0]).toBe("pay");
  });

  test("are of one kind, and no more than asked for", () => {
    expect(near("learn", "step", 1)).toHaveLength(1);
    expect(names.near("learn a", "step", 9).every(({ item }) => item.kind === "step")).toBe(true);
  });

  test.each(["zzzzzz", "后端", "[({*+?^$|\\"])("are none for %j", (typed) => {
    expect(near(typed)).toEqual([]);
  });

  test("of 10,000 characters are found in a moment", () => {
    const start = performance.now();
    near("what is an index ".repeat(600));
    near("x".repeat(10_000));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

test("all of a kind come in the order of the knowledge", () => {
  expect(names.all("topic").map(({ item }) => item.id)).toEqual(["sql-first", "indexes", "pay"]);
  expect(names.all("step").map(({ title }) => title)).toEqual(["Learn a language", "Learn a database"]);
});

test("folding takes away case, accents and signs, and keeps what tells names apart", () => {
  expect(["CI/CD", "Café?", "C++", "C#", "what's"].map(fold)).toEqual(["ci cd", "cafe", "c++", "c#", "what"]);
});
