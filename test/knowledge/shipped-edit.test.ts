import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { appendItems } from "../../src/knowledge/append.ts";
import { proposeEdit } from "../../src/knowledge/propose.ts";

const files = readdirSync("knowledge/questions").map((name) => ({
  name,
  text: readFileSync(`knowledge/questions/${name}`, "utf8"),
}));
const topics = files.flatMap(({ name, text }) =>
  [...text.matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id = ""], index) => ({ name, text, id, index })),
);

it("a phrasing for any shipped topic adds one line, at the end of that topic", () => {
  expect(topics.length).toBeGreaterThan(150);
  const phrasing = fc.constantFrom("a new one", "with: a colon", "# hash", 'it\'s "quoted"', "- dash", "yes");
  fc.assert(
    fc.property(fc.constantFrom(...topics), phrasing, ({ text, index, id }, words) => {
      const after = appendItems(text, ["topics", index, "ask"], [words])?.split("\n") ?? [];
      const before = text.split("\n");
      const at = before.findIndex((line, i) => line !== after[i]);
      expect([...after.slice(0, at), ...after.slice(at + 1)]).toEqual(before);
      // The last topic above the new line is the one that was meant, and the next one begins right below.
      const above = after.slice(0, at).findLast((line) => line.startsWith("  - id: "));
      expect(above).toBe(`  - id: ${id}`);
      expect(after[at + 1] ?? "").toMatch(/^$|^ {2}- id: |^ *#/);
    }),
    { numRuns: 25 },
  );
});

it("the whole shipped knowledge is sound with one more phrasing", async () => {
  const texts = ["qwxz is a degree any use"];
  const { problems, diff } = await proposeEdit("knowledge", {
    kind: "phrasings",
    topic: "degree-needed",
    texts,
  });
  expect(problems).toEqual([]);
  expect(diff.split("\n").filter((line) => /^[+-](?![+-])/.test(line))).toHaveLength(1);
});
