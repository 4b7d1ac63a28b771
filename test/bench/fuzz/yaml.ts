import type { Random } from "./random.ts";
import { hostile } from "./stir.ts";

/** A YAML text → bytes, as Latin 1, with something wrong: what editors, disks and enemies do. */
export function mangled(text: string, random: Random): string {
  let now = text;
  for (let left = 1 + random.below(3); left > 0; left -= 1) now = random.pick(ways)(now, random);
  const bytes = Buffer.from(now.slice(0, largest), "utf8").toString("latin1");
  return random.once(4) ? flipped(bytes, random) : bytes;
}

/** In characters. What takes long in a small file takes longer in a large one. */
const largest = 16_000;

type Way = (text: string, random: Random) => string;

const ways: readonly Way[] = [
  // Cut off.
  (text, random) => text.slice(0, random.below(text.length + 1)),
  // Two stretches of lines changed about.
  (text, random) => withLines(text, random, (a, b, c) => [...b, ...a, ...c]),
  // Lines twice: keys and ids repeat.
  (text, random) => withLines(text, random, (a, b, c) => [...a, ...b, ...b, ...c]),
  (text, random) => withLines(text, random, (a, _, c) => [...a, ...c]),
  // Indented otherwise.
  (text, random) =>
    withLines(text, random, (a, b, c) => [
      ...a,
      ...b.map((line) => random.pick(["  ", " ", "\t", ""]) + line.slice(random.below(3))),
      ...c,
    ]),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text) => `\ufeff${text}`,
  (text, random) => put(text, random.pick(snippets), random),
  (text, random) => put(text, random.pick(snippets), random),
  (text, random) => put(text, hostile(random).slice(0, 20_000), random),
  // A value of another kind.
  (text, random) => inValue(text, random.pick(values), random),
  (text, random) => inValue(text, random.pick(values), random),
  (text, random) => inValue(text, JSON.stringify(hostile(random).slice(0, 5_000)), random),
  (text, random) => put(text, nest(random), random),
  (text, random) => inValue(text, nest(random), random),
  (text, random) => `${text}\n${bomb(random)}`,
  (_, random) => bomb(random),
  (text, random) => inValue(text, `|-\n${" ".repeat(8)}${"word ".repeat(random.below(2_000))}`, random),
  (text, random) => inValue(text, `"${"x".repeat(random.below(20_000))}"`, random),
  (text) => text + text,
  (text) => `${text}\n---\n${text}`,
  (_, random) => hostile(random).slice(0, 20_000),
];

function withLines(
  text: string,
  random: Random,
  change: (before: string[], inside: string[], behind: string[]) => readonly string[],
): string {
  const lines = text.split("\n");
  const from = random.below(lines.length);
  const to = from + 1 + random.below(8);
  return change(lines.slice(0, from), lines.slice(from, to), lines.slice(to)).join("\n");
}

function put(text: string, what: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at + random.below(3));
}

/** In the place of what stands behind a colon. */
function inValue(text: string, value: string, random: Random): string {
  const colons = [...text.matchAll(/: .*$/gm)];
  if (colons.length === 0) return put(text, value, random);
  const { index, 0: found } = random.pick(colons);
  return `${text.slice(0, index)}: ${value}${text.slice(index + found.length)}`;
}

/** Bits turned over; often no UTF-8 any more. */
function flipped(bytes: string, random: Random): string {
  const changed = Buffer.from(bytes, "latin1");
  if (changed.length === 0) return bytes;
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  }
  return changed.toString("latin1");
}

/** Ever deeper. */
function nest(random: Random): string {
  const depth = random.pick([5, 38, 41, 100, 1_000, 10_000]);
  const [open, close] = random.pick([
    ["[", "]"],
    ["{a: ", "}"],
    ["- ", ""],
    ["? ", ""],
    ["!!map ", ""],
    ["&a ", ""],
    ["[[", ""],
    [">", ""],
    ["(", ")"],
    ["**a _b_ ", ""],
    ["> ", ""],
    ["[a](", ")"],
  ]);
  return open.repeat(depth) + close.repeat(depth);
}

/** Aliases that multiply. */
function bomb(random: Random): string {
  const width = random.pick([2, 9, 30]);
  const depth = random.pick([3, 9, 30]);
  const levels = Array.from({ length: depth }, (_, level) => {
    const inside = level === 0 ? "x" : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array.from({ length: width }, () => inside).join(", ")}]`;
  });
  return random.pick([levels.join("\n"), "a: &a [*a]", "a: &a {b: *a, <<: *a}", "a: *nowhere", "&a a: *a"]);
}

const snippets = [
  "\t",
  "\u0000",
  "\u0085",
  "\u2028",
  "\ufeff",
  "\ud800",
  ": ",
  "- ",
  "? ",
  "[",
  "]",
  "{",
  "}",
  "'",
  '"',
  "|",
  "|-\n",
  ">+2\n",
  "#",
  "*a",
  "&a ",
  "<<: *a\n",
  "!!str ",
  "!!binary ",
  "!!js/function ",
  "!!set ",
  "!<tag:yaml.org,2002:int> ",
  "%YAML 1.1\n---\n",
  "%TAG ! x\n",
  "---\n",
  "...\n",
  "__proto__: {a: 1}\n",
  "constructor: x\n",
  "id: api\n",
  "was: [api]\n",
  "{pay:x}",
  "](javascript:alert(1))",
  "<b>",
  "`".repeat(50),
  "*".repeat(500),
  "[".repeat(500),
  "![](".repeat(200),
  "\\u0000",
  '"\\uD800"',
  "2026-02-30",
  "9".repeat(400),
];

const values = [
  "",
  "null",
  "~",
  "true",
  "no",
  "1e999",
  "-.inf",
  ".nan",
  "0x1F",
  "0o17",
  "9007199254740993",
  "2026-11-21",
  "2026-13-45",
  "[]",
  "{}",
  "[null, [], {}]",
  "{__proto__: 1}",
  "[__proto__, constructor]",
  "*a",
  "&a b",
  "!!binary aGk=",
  "!!timestamp 2001-12-14t21:59:43.10-05:00",
  "'",
  '"\\x"',
  '"\\u202e"',
  '"\\ud800"',
  '"\\0"',
  "https://evil.example/",
  '"javascript:alert(1)"',
  "<script>",
  "{pay:india-junior}",
  "**bold",
  "![x](y)",
];
