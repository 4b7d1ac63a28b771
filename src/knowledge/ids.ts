import type { FilePattern } from "./patterns.ts";
import type { Path } from "./place.ts";

/** Where ids are given out: the list `list` in files of a pattern. `forever`: people's progress may point at them. */
const shelves = [
  { kind: "source", pattern: "sources.yaml", list: "sources", forever: true },
  { kind: "topic", pattern: "questions/*.yaml", list: "topics", forever: true },
  { kind: "step", pattern: "roadmaps/*.yaml", list: "steps", forever: true },
  { kind: "level", pattern: "roadmaps/*.yaml", list: "levels", forever: false },
  { kind: "roadmap goal", pattern: "roadmaps/*.yaml", list: "goals", forever: false },
  { kind: "figure", pattern: "salaries.yaml", list: "figures", forever: true },
  { kind: "pay region", pattern: "salaries.yaml", list: "regions", forever: false },
  { kind: "pay level", pattern: "salaries.yaml", list: "levels", forever: false },
  { kind: "certification", pattern: "certifications.yaml", list: "certifications", forever: true },
  { kind: "term", pattern: "glossary.yaml", list: "terms", forever: true },
  { kind: "tip", pattern: "tips.yaml", list: "tips", forever: true },
  { kind: "region", pattern: "vocabulary.yaml", list: "regions", forever: false },
  { kind: "level of experience", pattern: "vocabulary.yaml", list: "levels", forever: false },
  { kind: "goal", pattern: "vocabulary.yaml", list: "goals", forever: false },
  { kind: "language", pattern: "vocabulary.yaml", list: "languages", forever: false },
  { kind: "database", pattern: "vocabulary.yaml", list: "databases", forever: false },
  { kind: "framework", pattern: "vocabulary.yaml", list: "frameworks", forever: false },
  { kind: "tool", pattern: "vocabulary.yaml", list: "tools", forever: false },
  { kind: "role", pattern: "vocabulary.yaml", list: "roles", forever: false },
] as const satisfies readonly { kind: string; pattern: FilePattern; list: string; forever: boolean }[];

/** What an id can name. Options belong to their step; everything else is unique in the whole knowledge. */
export type Kind = (typeof shelves)[number]["kind"] | "option" | "theme";

/** An id given out in a file. */
export interface Given {
  readonly kind: Kind;
  readonly id: string;
  /** Ids it had before. */
  readonly was: readonly string[];
  readonly forever: boolean;
  /** Where the id stands. */
  readonly path: Path;
  /** The step an option belongs to. */
  readonly step?: Given;
}

/** Every id given out in a file, read from its unchecked value, so that one bad entry hides no others. */
export function idsIn(pattern: FilePattern, raw: unknown): Given[] {
  const listed = shelves
    .filter((shelf) => shelf.pattern === pattern)
    .flatMap(({ kind, list, forever }) =>
      listAt(raw, list).flatMap((entry, index) => {
        const given = givenBy(entry, kind, forever, [list, index]);
        return given ? [given, ...optionsOf(entry, given)] : [];
      }),
    );
  const theme = pattern === "questions/*.yaml" ? fieldOf(raw, "theme") : undefined;
  if (typeof theme !== "string") return listed;
  return [{ kind: "theme", id: theme, was: [], forever: false, path: ["theme"] }, ...listed];
}

/** The file pattern that gives out ids of a kind. */
export function patternFor(kind: Kind): FilePattern {
  if (kind === "theme") return "questions/*.yaml";
  return shelves.find((shelf) => shelf.kind === kind)?.pattern ?? "roadmaps/*.yaml";
}

function givenBy(entry: unknown, kind: Kind, forever: boolean, path: Path): Given | undefined {
  const id = fieldOf(entry, "id");
  if (typeof id !== "string") return undefined;
  const was = listAt(entry, "was").filter((former) => typeof former === "string");
  return { kind, id, was, forever, path: [...path, "id"] };
}

function optionsOf(entry: unknown, step: Given): Given[] {
  if (step.kind !== "step") return [];
  return listAt(entry, "one_of").flatMap((option, index) => {
    const given = givenBy(option, "option", true, [...step.path.slice(0, -1), "one_of", index]);
    return given ? [{ ...given, step }] : [];
  });
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

function listAt(value: unknown, key: string): unknown[] {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? list : [];
}
