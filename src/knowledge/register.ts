import type { ParsedFolder } from "./folder.ts";
import { type Given, idsIn, type Kind, patternFor } from "./ids.ts";
import { type FilePattern, filePatterns } from "./patterns.ts";
import type { Spot } from "./place.ts";

/** An id given out, and where. */
export interface Registered extends Given {
  readonly spot: Spot;
  /** Where the id's former names stand, in the order of `was`. */
  readonly wasSpots: readonly Spot[];
}

/** Every id of the knowledge. Options are asked for with the id of their step. */
export interface Register {
  readonly all: readonly Registered[];
  /** The entry that bears the id now. */
  living(kind: Kind, id: string, step?: string): Registered | undefined;
  /** The entry that bore the id before. */
  renamed(kind: Kind, id: string, step?: string): Registered | undefined;
  /** The living ids of a kind. */
  ids(kind: Kind, step?: string): readonly string[];
  /** False when a file could not be read: then an unknown id may stand in it. */
  complete(kind: Kind): boolean;
}

export function registerOf(parsed: ParsedFolder, unread: ReadonlySet<FilePattern>): Register {
  const all = filePatterns.flatMap((pattern) =>
    parsed[pattern].flatMap(({ raw, places }) =>
      idsIn(pattern, raw).map((given): Registered => {
        const entry = given.path.slice(0, -1);
        return {
          ...given,
          spot: places.value(given.path),
          wasSpots: given.was.map((_, index) => places.value([...entry, "was", index])),
        };
      }),
    ),
  );
  const living = new Map<string, Registered>();
  const former = new Map<string, Registered>();
  for (const one of all) {
    living.set(keyOf(one.kind, one.id, one.step?.id), one);
    for (const was of one.was) former.set(keyOf(one.kind, was, one.step?.id), one);
  }
  return {
    all,
    living: (kind, id, step) => living.get(keyOf(kind, id, step)),
    renamed: (kind, id, step) => former.get(keyOf(kind, id, step)),
    ids: (kind, step) => all.filter((one) => one.kind === kind && one.step?.id === step).map((one) => one.id),
    complete: (kind) => !unread.has(patternFor(kind)),
  };
}

const keyOf = (kind: Kind, id: string, step?: string): string => `${kind}\0${step ?? ""}\0${id}`;
