import { live, odd, plain, strange } from "./nasty.ts";
import type { Random } from "./random.ts";
import { repeated } from "./repeated.ts";

/** Makes hostile texts and data out of chance. */

/** A text nobody should be able to do harm with: mostly short, now and then a hundred thousand characters. */
export function hostile(random: Random): string {
  const shape = random.below(20);
  if (shape < 9) return mixture(random, 8);
  if (shape < 12) return flood(random);
  if (shape < 14) return noise(random);
  if (shape < 18) return twisted(mixture(random, 5), random);
  return mixture(random, random.once(8) ? 2_000 : 100);
}

/** Pieces behind each other. */
function mixture(random: Random, most: number): string {
  const glue = random.pick(["", " ", " ", " ", "\n", "\u200b", ", "]);
  return random.some(1, most, () => piece(random)).join(glue);
}

const piece = (random: Random): string =>
  random.pick([random.pick(live), random.pick(strange), random.pick(odd), random.pick(plain)]);

/** One thing over and over, with something before and behind it on which a pattern fails at last. */
function flood(random: Random): string {
  const unit = random.pick(repeated);
  const length = random.pick([50, 200, 1_000, 1_000, 3_000, 3_990, 6_000, 20_000, 100_000]);
  const before = random.pick(["", "a", "a ", "<", "/", "[", "by ", "1", random.pick(live)]);
  const behind = random.pick(["", "!", "\n!", "\u0000", "x", " x", random.pick(live)]);
  return before + unit.repeat(Math.ceil(length / unit.length)) + behind;
}

/** Any code units at all, of a few stretches of Unicode. */
function noise(random: Random): string {
  const [from, to] = random.pick([
    [0, 0x80],
    [0, 0x250],
    [0, 0x10000],
    [0x300, 0x370],
    [0x2000, 0x2070],
    [0xd800, 0xe000],
    [0xf900, 0x10000],
  ]);
  return String.fromCharCode(...random.some(1, 120, () => from + random.below(to - from)));
}

/** The same text with a few slips. */
export function twisted(text: string, random: Random, slips = 4): string {
  let now = text;
  for (let left = 1 + random.below(slips); left > 0; left -= 1) now = slip(now, random);
  return now;
}

function slip(text: string, random: Random): string {
  const from = random.below(text.length + 1);
  const to = Math.min(text.length, from + random.below(12));
  const [before, inside, behind] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  switch (random.below(10)) {
    case 0:
      return before + behind;
    case 1:
      return before + inside + inside + behind;
    case 2:
      return behind + inside + before;
    case 3:
      return before + [...inside].reverse().join("") + behind;
    case 4:
      return before + inside.toUpperCase() + behind;
    case 5:
      return before + [...inside].join(random.pick(odd)) + behind;
    case 6:
      return before + String.fromCharCode(random.below(0x10000)) + behind;
    case 7:
      return before + inside + piece(random) + behind;
    case 8:
      return before + inside.normalize("NFKD").replace(/./gu, "$&\u0301") + behind;
    default:
      return before + piece(random) + behind;
  }
}

/** Data as it comes over the wire, with hostile text in it, or with a few places changed into what does not belong there. */
export function twistedData(value: unknown, random: Random): unknown {
  if (random.once(2)) return withHostileText(value, random);
  let now = value;
  for (let left = 1 + random.below(3); left > 0; left -= 1) now = changed(now, random);
  return now;
}

/** The same data, but for one of its texts. */
function withHostileText(value: unknown, random: Random): unknown {
  let left = random.below(textsIn(value));
  return JSON.parse(
    JSON.stringify(value, (_, one: unknown) => {
      if (typeof one !== "string") return one;
      left -= 1;
      return left === -1 ? random.pick([hostile(random), twisted(one, random)]) : one;
    }),
  );
}

const textsIn = (value: unknown): number => {
  if (typeof value === "string") return 1;
  return typeof value === "object" && value !== null
    ? Object.values(value).reduce((sum: number, one) => sum + textsIn(one), 0)
    : 0;
};

/** Goes down by chance, and changes what it arrives at. */
function changed(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.once(6)) return wrong(value, random);
  if (Array.isArray(value)) {
    if (value.length === 0 || random.once(8)) return [...value, ...value, wrong(value, random)];
    const at = random.below(value.length);
    return value.map((one: unknown, index) => (index === at ? changed(one, random) : one));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return wrong(value, random);
  const [chosen] = random.pick(entries);
  if (random.once(4)) return Object.fromEntries(entries.filter(([key]) => key !== chosen));
  return Object.fromEntries(entries.map(([key, one]) => [key, key === chosen ? changed(one, random) : one]));
}

const wrong = (value: unknown, random: Random): unknown =>
  random.pick([
    () => null,
    () => random.below(2 ** 31) - 2 ** 30,
    () => 1e308,
    () => random.once(2),
    () => "",
    () => "9".repeat(random.below(40)),
    () => hostile(random),
    () => hostile(random),
    () => [value],
    () => ({ value }),
    () => ({}),
    () => [],
    () => (typeof value === "string" ? twisted(value, random) : String(value)),
  ])();
