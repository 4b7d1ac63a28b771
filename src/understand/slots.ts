import type { Vocabulary } from "../knowledge/schema.ts";
import type { Slots } from "./intent.ts";
import { matchAt, type PhraseTable, phraseTable } from "./phrases.ts";
import { createSpeller } from "./spell.ts";

/** Reads the particulars out of the words as typed. Made once per knowledge. */
export type SlotReader = (typed: readonly string[]) => Slots;

const kinds = [
  "regions",
  "levels",
  "goals",
  "languages",
  "databases",
  "frameworks",
  "tools",
  "roles",
] as const;
type SlotKind = (typeof kinds)[number];

interface Meant {
  readonly kind: SlotKind;
  readonly id: string;
}

/** `isWord` says whether a word is plain English, and so no misspelt name. */
export function createSlotReader(vocabulary: Vocabulary, isWord: (word: string) => boolean): SlotReader {
  const table = phraseTable(
    kinds.flatMap((kind) =>
      vocabulary[kind].flatMap(({ id, names }) => names.map((name) => [name, { kind, id }] as const)),
    ),
  );
  const misspelt = createGuess(vocabulary, isWord);
  return (typed) => {
    const found = findAll(typed, table, misspelt);
    const slots: Record<string, unknown> = {};
    for (const kind of kinds) {
      const ids = unique(found.filter(({ meant }) => meant.kind === kind).map(({ meant }) => meant.id));
      if (ids.length > 0) slots[kind] = ids;
    }
    return { ...slots, ...numbersOf(typed), ...versusOf(typed, found), ...knowsOf(typed, found) };
  };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

interface Found {
  readonly meant: Meant;
  /** From which word, to before which. */
  readonly from: number;
  readonly to: number;
}

function findAll(
  words: readonly string[],
  table: PhraseTable<Meant>,
  guess: (word: string) => Meant | undefined,
): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    const match = matchAt(words, at, table);
    const meant = match?.value ?? guess(words[at] ?? "");
    const to = at + (match?.phrase.length ?? 1);
    if (meant && !isVerb(words, at, to, meant)) found.push({ meant, from: at, to });
    at = to;
  }
  return found;
}

/** "go" is a verb far more often than a language: it counts only in a language's company. */
function isVerb(words: readonly string[], at: number, to: number, { id }: Meant): boolean {
  if (id !== "go" || words[at] !== "go" || to - at > 1) return false;
  const before =
    /^(in|learn|learning|using|use|or|vs|versus|than|between|python|java|javascript|js|node|rust|php|ruby)$/;
  const after = /^(lang|language|or|vs|versus|developer|dev|backend|better|python|java|rust|node)$/;
  return !before.test(words[at - 1] ?? "") && !after.test(words[at + 1] ?? "");
}

/** Names with a typing error, such as "pyhton" or "banglore", among the single-word names. Not by fuse.js: it counts a
 *  swap as two errors, and takes a millisecond a word. */
function createGuess(
  vocabulary: Vocabulary,
  isWord: (word: string) => boolean,
): (word: string) => Meant | undefined {
  const meant = new Map<string, Meant>();
  for (const kind of kinds) {
    for (const { id, names } of vocabulary[kind]) {
      for (const name of names) if (name.length >= 5 && !meant.has(name)) meant.set(name, { kind, id });
    }
  }
  const speller = createSpeller(new Map([...meant.keys()].map((name) => [name, 1])), isWord);
  return (word) => (word.length < 5 ? undefined : meant.get(speller.correct(word)));
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (Object.hasOwn(numberWords, word)) return numberWords[word];
  return /^\d{1,3}(\.\d+)?$/.test(word) ? Number(word) : undefined;
}

/** "3 yrs exp", "5 years of experience", "10 hours a week", "2 hrs daily". */
function numbersOf(words: readonly string[]): Pick<Slots, "years" | "hoursAWeek"> {
  return Object.fromEntries(words.flatMap((_, i) => Object.entries(numberAt(words, i))));
}

function numberAt(words: readonly string[], at: number): Pick<Slots, "years" | "hoursAWeek"> {
  const glued = /^(\d{1,3}(?:\.\d+)?)(yrs?|years?|yoe|hrs?|hours?|h)$/.exec(words[at] ?? "");
  const amount = glued ? Number(glued[1]) : numberOf(words[at]);
  if (amount === undefined) return {};
  const unit = glued?.[2] ?? words[at + 1] ?? "";
  const from = glued ? at + 1 : at + 2;
  const rest = words.slice(from, from + 5).join(" ");
  if (/^(yoe|yrs?|years?)$/.test(unit)) {
    const before = words.slice(Math.max(0, at - 2), at).join(" ");
    const worked =
      /\b(exp|experience|yoe|experienced|working)\b/.test(rest) ||
      /\b(exp|experience)( of| is)?$/.test(before);
    return unit === "yoe" || worked ? { years: amount } : {};
  }
  if (!/^(h|hrs?|hours?)$/.test(unit)) return {};
  const [, , period] = /^(a |per |each |every |in a )?(day|daily|week|weekly)\b/.exec(rest) ?? [];
  if (period === undefined) return {};
  return { hoursAWeek: period.startsWith("da") ? amount * 7 : amount };
}

const comparing = /\b(vs|versus|or|between|than|compare|compared|difference|switch|better|instead)\b/;
const comparable: ReadonlySet<SlotKind> = new Set(["languages", "databases", "frameworks", "roles"]);

/** Two things of one kind, when the words compare. */
function versusOf(words: readonly string[], found: readonly Found[]): Pick<Slots, "versus"> {
  if (!comparing.test(words.join(" "))) return {};
  for (const kind of comparable) {
    const [a, b] = unique(found.filter(({ meant }) => meant.kind === kind).map(({ meant }) => meant.id));
    if (a !== undefined && b !== undefined) return { versus: [a, b] };
  }
  return {};
}

/** "I know", but neither "I know nothing about" nor "not very good at". */
const knowing =
  /\b(?:i|we) (already |now |have |only |also )*(know|learned|learnt|finished|completed|did|done|studied|covered)\b(?! (not|nothing|little|no)\b)|(?<!\b(not|never|need|have|want)( \w+){0,2} )\b((comfortable|familiar|good|done|okay|ok) (with|at|in)|know (the )?basics of)\b/;

/** What stands between "I know" and the question: "I know python and sql, what next" → python, sql. */
function knowsOf(words: readonly string[], found: readonly Found[]): Pick<Slots, "knows"> {
  const text = words.join(" ");
  const cue = knowing.exec(text);
  if (cue === null) return {};
  const start = text.slice(0, cue.index).split(" ").filter(Boolean).length;
  const end = words.findIndex(
    (word, i) => i > start + 1 && /^(what|which|how|should|where|but|now|next|is|can)$/.test(word),
  );
  const inside = found.filter(
    ({ meant, from }) =>
      from >= start &&
      (end < 0 || from < end) &&
      !["regions", "levels", "goals", "roles"].includes(meant.kind),
  );
  const ids = unique(inside.map(({ meant }) => meant.id));
  return ids.length > 0 ? { knows: ids } : {};
}
