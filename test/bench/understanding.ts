import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createClassifier } from "../../src/understand/classify.ts";
import { createNormaliser } from "../../src/understand/normalise.ts";
import { train } from "../../src/understand/train.ts";
import { openVectors } from "../../src/understand/vectors.ts";
import { measure, readRows } from "./measure.ts";

/** `npm run bench:understanding -- --entries F --questions F`: the engine on any labelled data. */
const { values } = parseArgs({ options: { entries: { type: "string" }, questions: { type: "string" } } });
if (!values.entries || !values.questions) {
  console.error("Give two JSON Lines files of {text, label}: --entries F --questions F");
  process.exit(2);
}
const entries = readRows(values.entries);
const questions = readRows(values.questions);
const before = process.memoryUsage().rss;
const start = performance.now();
const vectors = openVectors(readFileSync("src/understand/words.bin"));
const normalise = createNormaliser();
const titles = [...new Set(entries.map(({ label }) => label))].flatMap((label) =>
  label === null ? [] : [{ words: normalise(label.replace(/[_-]+/g, " ")).words, label }],
);
const examples = entries.flatMap(({ text, label }) =>
  label === null ? [] : [{ words: normalise(text).words, label }],
);
const model = train([...examples, ...titles], vectors);
const classifier = createClassifier(model, vectors);
const buildMs = performance.now() - start;
const result = measure(questions, (text) => {
  const classified = classifier.classify(normalise(text).words);
  const [best] = classified.ranked;
  if (best === undefined) return { label: null, confidence: 0 };
  return {
    label: best.label,
    confidence: best.probability * classified.known * classifier.near(classified, best.label),
  };
});
console.log(
  JSON.stringify({
    ...result,
    buildMs: Math.round(buildMs),
    rssMb: Math.round((process.memoryUsage().rss - before) / 1e6),
  }),
);
