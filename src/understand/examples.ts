import type { Phrasing } from "../knowledge/knowledge.ts";
import type { Normaliser } from "./normalise.ts";
import type { Example } from "./train.ts";

/** The class of what is out of scope. No topic can have this id: ids hold no dots. One class for all groups: with a
 *  class each, twice as many questions in scope were lost to them. */
export const outside = "out.";

/** Phrasings as the classifier learns from them. */
export const examplesOf = (phrasings: readonly Phrasing[], normalise: Normaliser): Example[] =>
  phrasings
    .map(({ text, topic }) => ({ words: normalise(text).words, label: topic ?? outside }))
    .filter(({ words }) => words.length > 0);
