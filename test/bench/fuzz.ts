import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/app.ts";
import { prepare } from "../../src/training/training.ts";
import { removeFolder } from "./fuzz/files.ts";
import { kindsFor } from "./fuzz/kinds.ts";
import { type News, runShards, type Work } from "./fuzz/shards.ts";
import { count, emptyTally, shown, table } from "./fuzz/tally.ts";
import { caseOf, createShrinker, trial } from "./fuzz/trial.ts";
import { openWorld } from "./fuzz/world.ts";

/** `npm run fuzz`: hostile messages, payloads and knowledge files through all of Roadmate but its networks. Nothing may throw, take
 *  over a tenth of a second, be refused by the platforms' referees, or give back alive what was sent. `--seed` and `--cases` make
 *  the same cases again, `--only` one of them; `--shards` is the number of processes. */

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    cases: { type: "string", default: "200000" },
    only: { type: "string" },
    shards: { type: "string", default: "2" },
    shard: { type: "string" },
  },
});
const root = (path: string): string => fileURLToPath(new URL(path, packageRoot));
const places = {
  knowledgeDir: root("knowledge"),
  dataDir: root("node_modules/.cache/roadmate-fuzz"),
  wordsFile: root("src/understand/words.bin"),
};

if (values.shard === undefined) await direct();
else await work(JSON.parse(values.shard));

async function direct(): Promise<void> {
  const { only, shards } = values;
  const [seed, cases] = [Number(values.seed), Number(values.cases)];
  console.log(`seed ${seed}, ${cases} cases`);
  // Learnt once, before the others look for it.
  await prepare(places);
  const started = performance.now();
  const program = new URL(import.meta.url);
  const tally =
    only === undefined
      ? await runShards(program, { seed, first: 0, end: cases }, Number(shards))
      : await runShards(program, { seed, first: Number(only), end: Number(only) + 1 }, 1);
  console.table(table(tally));
  for (const failure of tally.failures) console.log(shown(failure));
  console.log(`${tally.failures.length} failed, ${Math.round((performance.now() - started) / 1_000)} s`);
  process.exitCode = tally.failures.length > 0 ? 1 : 0;
}

async function work({ seed, first, step, end }: Work): Promise<void> {
  const kinds = kindsFor(await openWorld(await prepare(places), places.knowledgeDir));
  const tell = (news: News) => process.send?.(news);
  const tally = emptyTally();
  const shrink = createShrinker();
  for (let at = first; at < end; at += step) {
    tell({ kind: "begun", at });
    const one = caseOf(seed, at, kinds);
    const outcome = await trial(one);
    count(tally, one, outcome);
    const { complaints } = outcome;
    if (complaints.length > 0) {
      const { parts } = await shrink(one, complaints);
      tally.failures.push({ kind: one.kind.name, at, complaints, parts });
    }
    // Of a process that has to be ended, this is left.
    if (at % 5_000 < step) tell({ kind: "found", tally, done: false });
  }
  await removeFolder();
  process.send?.({ kind: "found", tally, done: true } satisfies News, () => process.disconnect());
}
