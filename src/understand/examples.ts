import type { KnowledgeData, Phrasing } from "../knowledge/knowledge.ts";
import type { Normaliser } from "./normalise.ts";
import { askingPart } from "./sentences.ts";
import type { Example, Often } from "./train.ts";

/** The class of what is out of scope. No topic can have this id: ids hold no dots. One class for all groups: with a
 *  class each, twice as many questions in scope were lost to them. */
export const outside = "out.";

/** A phrasing as the classifier learns from it. */
export function exampleOf(text: string, label: string, normalise: Normaliser): Example {
  const normalised = normalise(text);
  return { words: normalised.words, label, part: askingPart(normalised) };
}

/** Phrasings as the classifier learns from them; those without a word are left out. */
export const examplesOf = (phrasings: readonly Phrasing[], normalise: Normaliser): Example[] =>
  phrasings
    .map(({ text, topic }) => exampleOf(text, topic ?? outside, normalise))
    .filter(({ words }) => words.length > 0);

/** How often each topic is asked, of those that say. */
export const oftenOf = (topics: KnowledgeData["topics"]): Often =>
  new Map(topics.flatMap(({ id, often }) => (often === undefined ? [] : [[id, often] as const])));
