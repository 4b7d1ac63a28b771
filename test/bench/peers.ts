import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import Fuse from "fuse.js";
import { roadmate } from "./engine.ts";
import { type Engine, inScope, measure, type Row, readRows } from "./measure.ts";

/** `npm run bench:peers -- --entries F --questions F`: engines one could drop in instead, on the same files in the same
 *  run. Needs `npm ci --prefix test/bench` once. `--most N` asks only the first N questions, for fuse.js is slow. */
const { values } = parseArgs({
  options: { entries: { type: "string" }, questions: { type: "string" }, most: { type: "string" } },
});
if (!values.entries || !values.questions) {
  console.error("Give two JSON Lines files of {text, label}: --entries F --questions F [--most N]");
  process.exit(2);
}
const entries = inScope(readRows(values.entries));
const questions = readRows(values.questions).slice(0, values.most ? Number(values.most) : undefined);
const require = createRequire(new URL("../../../test/bench/package.json", import.meta.url));

const engines: Readonly<Record<string, (entries: readonly Row[]) => Engine | Promise<Engine>>> = {
  "fuse.js": (rows) => fuse(rows, false),
  "fuse.js, token search": (rows) => fuse(rows, true),
  minisearch,
  "wink-bm25-text-search": bm25,
  "node-nlp": nodeNlp,
  Roadmate: roadmate,
};

console.log(
  ["engine".padEnd(22), "accuracy", "AUROC", "p50 ms", "p99 ms", "build ms"]
    .map((s) => s.padStart(8))
    .join("  "),
);
for (const [name, build] of Object.entries(engines)) {
  const started = performance.now();
  const ask = await build(entries);
  const buildMs = Math.round(performance.now() - started);
  const { accuracy, auroc, p50Ms, p99Ms } = await measure(questions, ask);
  const figures = [
    accuracy?.toFixed(3),
    auroc?.toFixed(3) ?? "–",
    p50Ms.toFixed(2),
    p99Ms.toFixed(2),
    buildMs,
  ];
  console.log([name.padEnd(22), ...figures.map((figure) => String(figure).padStart(8))].join("  "));
}

function fuse(rows: readonly Row[], useTokenSearch: boolean): Engine {
  const index = new Fuse(rows, { keys: ["text"], includeScore: true, ignoreLocation: true, useTokenSearch });
  return (text) => {
    const [hit] = index.search(text, { limit: 1 });
    return { label: hit?.item.label ?? null, confidence: hit ? 1 - (hit.score ?? 1) : 0 };
  };
}

function minisearch(rows: readonly Row[]): Engine {
  const MiniSearch = require("minisearch");
  const index = new MiniSearch({
    fields: ["text"],
    storeFields: ["label"],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  index.addAll(rows.map((row, id) => ({ id, ...row })));
  return (text) => {
    const [hit] = index.search(text) as { label: string; score: number }[];
    return { label: hit?.label ?? null, confidence: hit?.score ?? 0 };
  };
}

function bm25(rows: readonly Row[]): Engine {
  const index = require("wink-bm25-text-search")();
  const { string, tokens } = require("wink-nlp-utils");
  index.defineConfig({ fldWeights: { text: 1 } });
  index.definePrepTasks([
    string.lowerCase,
    string.removeExtraSpaces,
    string.tokenize0,
    tokens.propagateNegations,
    tokens.stem,
  ]);
  rows.forEach(({ text }, i) => {
    index.addDoc({ text }, i);
  });
  index.consolidate();
  return (text) => {
    const [hit] = index.search(text, 1) as [number, number][];
    return { label: hit ? (rows[hit[0]]?.label ?? null) : null, confidence: hit?.[1] ?? 0 };
  };
}

async function nodeNlp(rows: readonly Row[]): Promise<Engine> {
  const { NlpManager } = require("node-nlp");
  const manager = new NlpManager({
    languages: ["en"],
    forceNER: false,
    autoSave: false,
    nlu: { log: false },
  });
  for (const { text, label } of rows) manager.addDocument("en", text, label);
  await manager.train();
  return async (text) => {
    const { intent, score } = await manager.process("en", text);
    return { label: intent === "None" ? null : intent, confidence: score };
  };
}
