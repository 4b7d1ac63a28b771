import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diffOf } from "../../src/knowledge/diff.ts";

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join("");

describe("a diff", () => {
  it("shows what is new, with three lines around it", () => {
    expect(diffOf("knowledge/a.yaml", lines(9), lines(9).replace("line 5\n", "line 5\nnew\n"))).toBe(
      `--- a/knowledge/a.yaml
+++ b/knowledge/a.yaml
@@ -3,6 +3,7 @@
 line 3
 line 4
 line 5
+new
 line 6
 line 7
 line 8
`,
    );
  });
  it("is empty when nothing changed", () => {
    expect(diffOf("a", "x\n", "x\n")).toBe("");
  });
  it("says where a file ends without a line end", () => {
    expect(diffOf("a", "x\ny", "x\ny\nz")).toBe(
      "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n x\n-y\n\\ No newline at end of file\n+y\n+z\n\\ No newline at end of file\n",
    );
  });
});

describe("git applies", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "roadmate-diff-"));
    mkdirSync(join(folder, "knowledge"));
    execFileSync("git", ["init", "-q"], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("any of them", () => {
    const text = fc.array(fc.constantFrom("a\n", "b\n", "\n", "- c\n", "é\r\n"), {
      minLength: 1,
      maxLength: 12,
    });
    const file = join(folder, "knowledge", "a.yaml");
    fc.assert(
      fc.property(text, text, fc.boolean(), (one, other, cut) => {
        const before = one.join("");
        const after = cut ? other.join("").replace(/\r?\n$/, "x") : other.join("");
        if (before === after) return;
        writeFileSync(file, before);
        execFileSync("git", ["apply", "--whitespace=nowarn", "-"], {
          cwd: folder,
          input: diffOf("knowledge/a.yaml", before, after),
        });
        expect(readFileSync(file, "utf8")).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});
