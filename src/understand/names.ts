import Fuse from "fuse.js";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Item } from "./intent.ts";
import { clean, wordsOf } from "./words.ts";

/** Something that can be asked for by name. */
export interface NamedItem {
  readonly item: Item;
  /** What a person sees. */
  readonly title: string;
  /** Every way to say it, folded. */
  readonly names: readonly string[];
}

/** Finds entries by name, forgiving typing errors. fuse.js is made for this: short titles, few words. It does not
 *  rank answers, for on whole questions its first hit is right for one in five. */
export interface Names {
  /** The entry that carries exactly this name (case and punctuation aside). */
  exact(typed: string, kind?: Item["kind"]): NamedItem | undefined;
  /** The nearest entries, best first. */
  near(typed: string, kind: Item["kind"], most: number): readonly NamedItem[];
  /** All of a kind, in the order of the knowledge. */
  all(kind: Item["kind"]): readonly NamedItem[];
}

export function createNames(knowledge: Knowledge): Names {
  const items = itemsOf(knowledge);
  const byName = new Map<string, NamedItem[]>();
  for (const item of items) {
    for (const name of item.names) byName.set(name, [...(byName.get(name) ?? []), item]);
  }
  const kinds = new Map<Item["kind"], Fuse<NamedItem>>();
  const fuseOf = (kind: Item["kind"]): Fuse<NamedItem> => {
    const made = kinds.get(kind);
    if (made) return made;
    const fuse = new Fuse(
      items.filter(({ item }) => item.kind === kind),
      {
        keys: ["title", "names"],
        threshold: 0.4,
        ignoreLocation: true,
        minMatchCharLength: 2,
      },
    );
    kinds.set(kind, fuse);
    return fuse;
  };
  return {
    exact: (typed, kind) =>
      byName.get(fold(typed))?.find(({ item }) => kind === undefined || item.kind === kind),
    near: (typed, kind, most) =>
      fuseOf(kind)
        .search(typed.slice(0, 80), { limit: most })
        .map(({ item }) => item),
    all: (kind) => items.filter(({ item }) => item.kind === kind),
  };
}

/** Case, accents and punctuation do not tell names apart. */
export const fold = (name: string): string => wordsOf(clean(name)).join(" ");

function itemsOf({ topics, roadmap, terms, certifications }: Knowledge): NamedItem[] {
  const item = (kind: Item["kind"], id: string, title: string, also: readonly string[] = []): NamedItem => ({
    item: { kind, id },
    title,
    names: [...new Set([title, id.replaceAll("-", " "), ...also].map(fold))],
  });
  return [
    ...topics.map(({ id, title }) => item("topic", id, title)),
    ...roadmap.steps.map(({ id, title, one_of }) =>
      item(
        "step",
        id,
        title,
        (one_of ?? []).map((option) => option.title),
      ),
    ),
    ...terms.map(({ id, term, also }) => item("term", id, term, also)),
    ...certifications.map(({ id, title }) => item("certification", id, title)),
  ];
}
