import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renamedSteps } from "../../src/decide/renamed.ts";
import { recommend } from "../../src/decide/roadmap.ts";
import { packageRoot } from "../../src/index.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Roadmap } from "../../src/knowledge/schema.ts";
import type { PersonId } from "../../src/message.ts";
import { type Happening, learnerOf } from "../../src/store/learner.ts";
import { openStore } from "../../src/store/open.ts";
import type { Change, Store } from "../../src/store/store.ts";
import { startPostgres } from "../store/server.ts";

/** `npm run bench:store`: fills a file and a Postgres server of its own with learners, then reads what comes next for
 *  many of them, one after another: recall, add up, recommend. Prints a table; the last line is one JSON object. */
const { values } = parseArgs({
  options: {
    learners: { type: "string", default: "100000" },
    facts: { type: "string", default: "30" },
    reads: { type: "string", default: "20000" },
  },
});
const [learners, facts, reads] = [Number(values.learners), Number(values.facts), Number(values.reads)];
const { roadmap } = await loadKnowledge(fileURLToPath(new URL("knowledge", packageRoot)));
const now = Date.UTC(2027, 0, 1);

const folder = await mkdtemp(join(tmpdir(), "roadmate-bench-"));
const libsql = await measure(`file:${join(folder, "roadmate.db")}`);
await rm(folder, { recursive: true });
const server = await startPostgres();
const postgres = await measure(server.url);
await server.stop();

const rows = Object.keys(libsql).map((name) => [name, libsql[name], postgres[name]]);
for (const row of [["", "libsql", "postgres"], ...rows])
  console.log(row.map((cell, column) => (column ? `${cell}`.padStart(12) : `${cell}`.padEnd(14))).join(""));
console.log(JSON.stringify({ learners, facts, reads, libsql, postgres }));

async function measure(url: string): Promise<Record<string, number>> {
  const store = await openStore(url);
  const started = performance.now();
  await fill(store);
  const fillS = (performance.now() - started) / 1_000;
  await readNext(store, 500);
  const before = memory();
  const times = await readNext(store, reads);
  const after = memory();
  await store.close();
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return round({
    fillS,
    factsPerS: (learners * facts) / fillS,
    nextP50Ms: at(0.5),
    nextP99Ms: at(0.99),
    nextMaxMs: times.at(-1) ?? 0,
    heapBeforeMb: before.heapMb,
    heapAfterMb: after.heapMb,
    rssBeforeMb: before.rssMb,
    rssAfterMb: after.rssMb,
  });
}

/** Each learner's facts are one write, as many at a time as a busy bot would have under way. */
async function fill(store: Store): Promise<void> {
  const numbers = Array.from({ length: learners }, (_, n) => n).values();
  const work = async () => {
    for (const n of numbers) {
      await setImmediate();
      await store.record(personOf(n), "discord:here", lifeOf(n), now);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

/** Milliseconds each, sorted. */
async function readNext(store: Store, count: number): Promise<number[]> {
  const renamed = renamedSteps(roadmap);
  const times: number[] = [];
  for (let k = 0; k < count; k++) {
    // A large prime: neighbours in time are strangers in the table.
    const person = personOf((k * 1_000_003) % learners);
    // Each message arrives in a turn of the event loop of its own.
    await setImmediate();
    const started = performance.now();
    const recalled = await store.recall(person, "discord:here", now);
    recommend(roadmap, learnerOf(recalled.facts, renamed));
    times.push(performance.now() - started);
    if (recalled.facts.length !== facts) throw new Error(`${person} is not all there`);
  }
  return times.sort((a, b) => a - b);
}

function personOf(n: number): PersonId {
  return `discord:${80_000_000_000_000_000n + BigInt(n)}`;
}

/** A goal and hours, then steps begun and finished in the order of the roadmap; where one starts differs. */
function lifeOf(n: number): Change[] {
  const { steps, goals = [] }: Roadmap = roadmap;
  const goal = goals[n % goals.length]?.id ?? null;
  const happenings: Happening[] = [{ kind: "profile", profile: { goal, hoursAWeek: 1 + (n % 40) } }];
  for (let k = 0; happenings.length < facts; k++) {
    const step = steps[(n + (k >> 1)) % steps.length]?.id ?? "";
    happenings.push({ kind: "step", step, state: k % 2 ? "done" : "doing" });
  }
  return happenings.map((happening, k) => ({
    kind: "fact",
    fact: { id: `${n.toString(36)}-event-${k}`, at: now - facts + k, ...happening },
  }));
}

/** After collecting, where the process was started with `--expose-gc`. */
function memory(): { heapMb: number; rssMb: number } {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapMb: heapUsed / 1e6, rssMb: rss / 1e6 };
}

function round(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, x]) => [name, Math.round(x * 100) / 100]));
}
