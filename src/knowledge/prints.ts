import { createHash } from "node:crypto";
import type { ParsedFolder } from "./folder.ts";
import { idsIn } from "./ids.ts";
import { filePatterns } from "./patterns.ts";
import type { Path } from "./place.ts";

/** Every entry, such as `topic degree-needed`, and a short hash of all it says, its phrasings included. */
export type Prints = Readonly<Record<string, string>>;

/** What came, what says something else now, and what went: names of entries, sorted. */
export interface Differences {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export function printsOf(parsed: ParsedFolder): Prints {
  const entries = filePatterns.flatMap((pattern) =>
    parsed[pattern].flatMap(({ raw }) => [
      ...idsIn(pattern, raw)
        .filter(({ kind }) => kind !== "option" && kind !== "theme")
        .map(({ kind, id, path }) => [`${kind} ${id}`, printOf(at(raw, path.slice(0, -1)))] as const),
      ...nameless
        .filter((one) => one.pattern === pattern)
        .map(({ list }) => [`all of ${list}`, printOf(at(raw, [list]))] as const),
    ]),
  );
  return Object.fromEntries(entries);
}

/** Lists whose entries have no ids. */
const nameless = [
  { pattern: "outside.yaml", list: "outside" },
  { pattern: "vocabulary.yaml", list: "same" },
  { pattern: "vocabulary.yaml", list: "greetings" },
  { pattern: "vocabulary.yaml", list: "elsewhere" },
  { pattern: "vocabulary.yaml", list: "software" },
] as const;

const printOf = (entry: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(entry) ?? "")
    .digest("base64url")
    .slice(0, 10);

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, part) =>
      typeof inner === "object" && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, part)?.value
        : undefined,
    value,
  );

export function differencesBetween(before: Prints, after: Prints): Differences {
  const names = (prints: Prints, wanted: (name: string) => boolean): string[] =>
    Object.keys(prints).filter(wanted).sort();
  return {
    added: names(after, (name) => !Object.hasOwn(before, name)),
    changed: names(after, (name) => Object.hasOwn(before, name) && before[name] !== after[name]),
    removed: names(before, (name) => !Object.hasOwn(after, name)),
  };
}
