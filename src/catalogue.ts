import { entriesOf } from "./decide/entries.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Placed } from "./knowledge/survey.ts";
import { plainSpans, plainText } from "./plain.ts";
import type { Block } from "./reply.ts";

/** An entry of the knowledge as one looks it up. */
export interface Listing {
  readonly kind: Placed["kind"];
  readonly id: string;
  readonly title: string;
  /** As it is shown, without what leads elsewhere. */
  readonly blocks: readonly Block[];
  /** Ids of sources. */
  readonly sources: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly reviewed?: string;
}

/** Every entry, sources among them, in the order of the knowledge. */
export function catalogueOf(knowledge: Knowledge): readonly Listing[] {
  const entries = entriesOf(knowledge).map(({ kind, id, sources, reply }): Listing => {
    const reviewed = kind === "topic" ? knowledge.topic(id)?.reviewed : undefined;
    const blocks = reply.blocks.filter((block) => block.kind !== "buttons" && block.kind !== "choice");
    const listing = { kind, id, title: titleOf(kind, id, knowledge), blocks, sources };
    return reviewed === undefined ? listing : { ...listing, reviewed };
  });
  const sources = knowledge.sources.map(
    ({ id, label, about }): Listing => ({
      kind: "source",
      id,
      title: label,
      blocks: [{ kind: "paragraph", spans: [{ kind: "text", text: about }] }],
      sources: [],
    }),
  );
  return [...entries, ...sources];
}

function titleOf(kind: Placed["kind"], id: string, knowledge: Knowledge): string {
  switch (kind) {
    case "topic":
      return knowledge.topic(id)?.title ?? id;
    case "step":
      return knowledge.step(id)?.title ?? id;
    case "tip":
      return firstWords(plainSpans(knowledge.tip(id)?.text ?? []));
    case "term":
      return knowledge.term(id)?.term ?? id;
    case "certification":
      return knowledge.certification(id)?.title ?? id;
    case "source":
      return knowledge.source(id)?.label ?? id;
  }
}

const firstWords = (text: string): string =>
  text.length <= 80 ? text : `${text.slice(0, 80).replace(/\s+\S*$/, "")} …`;

/** Finds what has every word, as it is or as the beginning of a longer one: first in the title, then in the text, then in one
 *  way to ask for it. */
export type Search = (typed: string) => readonly Listing[];

/** `phrasings`: ways to ask for a topic, by its id. */
export function createSearch(
  catalogue: readonly Listing[],
  phrasings: ReadonlyMap<string, readonly string[]>,
): Search {
  const searched = catalogue.map((listing) => {
    const { kind, id, title, blocks } = listing;
    const named = spaced(`${title} ${id}`);
    const asked = kind === "topic" ? (phrasings.get(id) ?? []).join("\n").toLowerCase() : "";
    return { listing, named, text: named + spaced(plainText(blocks)), asked };
  });
  return (typed) => {
    const words = spaced(typed).split(" ").filter(Boolean);
    const has = (text: string): boolean => words.every((word) => text.includes(` ${word}`));
    // Most topics are out before their thousands of phrasings are looked at one by one.
    const isAsked = (asked: string): boolean =>
      words.every((word) => asked.includes(word)) && asked.split("\n").some((one) => has(spaced(one)));
    const ranked = searched.map(({ listing, named, text, asked }) => {
      const rank = has(named) ? 0 : has(text) ? 1 : isAsked(asked) ? 2 : undefined;
      return { listing, rank };
    });
    return [0, 1, 2].flatMap((wanted) =>
      ranked.flatMap(({ listing, rank }) => (rank === wanted ? [listing] : [])),
    );
  };
}

/** Lower-case words, each behind a blank. */
const spaced = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`;
