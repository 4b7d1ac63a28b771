import type { KnowledgeData } from "../knowledge/knowledge.ts";
import type { Normaliser } from "./normalise.ts";
import type { Example } from "./train.ts";

/** The class of what is out of scope. No topic can have this id: ids hold no dots. One class for all groups: with a
 *  class each, twice as many questions in scope were lost to them. */
export const outside = "out.";

/** Everything the classifier learns from: every phrasing, every title as one more, and what is out of scope. */
export function examplesOf(
  knowledge: Pick<KnowledgeData, "topics" | "outside">,
  normalise: Normaliser,
): Example[] {
  const rows = [
    ...knowledge.topics.flatMap(({ id, title, ask }) => [title, ...ask].map((text) => ({ text, label: id }))),
    ...knowledge.outside.flatMap(({ ask }) => ask.map((text) => ({ text, label: outside }))),
  ];
  return rows
    .map(({ text, label }) => ({ words: normalise(text).words, label }))
    .filter(({ words }) => words.length > 0);
}
