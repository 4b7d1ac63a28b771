import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createClassifier } from "../../src/understand/classify.ts";
import { exampleOf } from "../../src/understand/examples.ts";
import { createNormaliser } from "../../src/understand/normalise.ts";
import { scoreOf } from "../../src/understand/outcome.ts";
import { train } from "../../src/understand/train.ts";
import { openVectors } from "../../src/understand/vectors.ts";
import type { Engine, Row } from "./measure.ts";

const wordsFile = fileURLToPath(new URL("../../../src/understand/words.bin", import.meta.url));

/** Roadmate's own engine on any entries: the label of an entry, read as words, is its title. */
export function roadmate(entries: readonly Row[]): Engine {
  const vectors = openVectors(readFileSync(wordsFile));
  const normalise = createNormaliser();
  const titles = [...new Set(entries.map(({ label }) => label ?? ""))].map((label) => ({
    words: normalise(label.replace(/[_-]+/g, " ")).words,
    label,
  }));
  const examples = entries.map(({ text, label }) => exampleOf(text, label ?? "", normalise));
  const classifier = createClassifier(train([...examples, ...titles], vectors), vectors);
  return (text) => {
    const classified = classifier.classify(normalise(text).words);
    const probabilities = new Map(classified.ranked.map(({ label, probability }) => [label, probability]));
    const [best] = [...classifier.weigh(probabilities, classified)].sort((a, b) => b[1] - a[1]);
    if (best === undefined) return { label: null, confidence: 0 };
    const [label, probability] = best;
    return { label, confidence: scoreOf(probability, classified.known, classifier.near(classified, label)) };
  };
}
