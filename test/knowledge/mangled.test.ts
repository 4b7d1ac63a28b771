import fc from "fast-check";
import { expect, test } from "vitest";
import { crossCheck, prepare } from "../../src/knowledge/check.ts";
import { patternOf } from "../../src/knowledge/files.ts";
import { parseFolder } from "../../src/knowledge/folder.ts";
import { decodeText } from "../../src/knowledge/text.ts";
import { type Files, soundFiles } from "./folder.ts";

/** Checks files without a disk between. */
function problemsIn(files: Files) {
  const known = Object.entries(files).flatMap(([path, content]) => {
    const pattern = patternOf(path);
    const { text } = decodeText(typeof content === "string" ? Buffer.from(content) : content, path);
    return pattern && text !== undefined ? [{ name: path, pattern, text }] : [];
  });
  const { parsed, problems, unread } = parseFolder({
    hash: "",
    files: known,
    problems: [],
    unread: new Set(),
  });
  return [...problems, ...crossCheck(prepare(parsed, unread))];
}

const snippets = [
  "\n",
  "  ",
  "- ",
  ": ",
  "[",
  "]",
  "{",
  "}",
  "*a",
  "&a ",
  "'",
  '"',
  "|-\n",
  ">-\n",
  "#",
  "!!str ",
  "? ",
  "---\n",
  "%YAML 1.1\n",
  "null",
  "~",
  "1e999",
  "0x1F",
  "__proto__: ",
  "constructor: ",
  "<<: *a\n",
  "id: ",
  "was: [api]\n",
  "**",
  "`",
  "](",
  "{pay:x}",
  "\uFEFF",
  "\u2028",
  "𝕏",
];
const slip = fc.record({
  path: fc.constantFrom(...Object.keys(soundFiles()).filter((path) => path.endsWith(".yaml"))),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.integer({ min: 0, max: 40 }),
  put: fc.oneof(fc.constantFrom(...snippets), fc.string({ maxLength: 6 })),
});

test("however files are mangled, checking ends, and every problem has a place and a way out", () => {
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
      const files = soundFiles();
      for (const { path, at, cut, put } of slips) {
        const text = String(files[path]);
        const start = Math.floor(at * text.length);
        files[path] = text.slice(0, start) + put + text.slice(start + cut);
      }
      for (const { file, line, column, message } of problemsIn(files)) {
        const lines = String(files[file]).split("\n");
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        expect(message).toMatch(/[;,?:] .|\?$/);
      }
    }),
    { numRuns: 300 },
  );
});
