import { parseArgs } from "node:util";
import { roadmate } from "./engine.ts";
import { inScope, measure, readRows } from "./measure.ts";

/** `npm run bench:understanding -- --entries F --questions F`: the engine on any labelled data. The last line is one
 *  JSON object; `buildMs` is training, `rssMb` what the engine adds to the process. */
const { values } = parseArgs({ options: { entries: { type: "string" }, questions: { type: "string" } } });
if (!values.entries || !values.questions) {
  console.error("Give two JSON Lines files of {text, label}: --entries F --questions F");
  process.exit(2);
}
const entries = inScope(readRows(values.entries));
const questions = readRows(values.questions);
const before = process.memoryUsage().rss;
const started = performance.now();
const ask = roadmate(entries);
const buildMs = Math.round(performance.now() - started);
const rssMb = Math.round((process.memoryUsage().rss - before) / 1e6);
const { n, accuracy, answered, precision, oosRecall, auroc, p50Ms, p99Ms } = await measure(questions, ask);
console.log(
  JSON.stringify({ n, accuracy, answered, precision, oosRecall, auroc, p50Ms, p99Ms, buildMs, rssMb }),
);
