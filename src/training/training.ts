import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { KnowledgeError } from "../errors.ts";
import { hashKnowledge } from "../knowledge/files.ts";
import { type Knowledge, knowledgeOf } from "../knowledge/knowledge.ts";
import { unpackModel } from "../understand/model.ts";
import { createUnderstanding, type Understanding } from "../understand/understand.ts";
import { openVectors } from "../understand/vectors.ts";
import type { Built } from "./build.ts";
import { readCache, writeCache } from "./cache.ts";
import type { Job, Outcome } from "./worker.ts";

/** Everything that answering needs, joined. */
export interface Mind {
  readonly knowledge: Knowledge;
  readonly understanding: Understanding;
  /** Whether the model came from the cache. */
  readonly cached: boolean;
}

export interface Places {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** The table of word vectors. */
  readonly wordsFile: string;
}

/** Loads the knowledge and its model: from the cache when knowledge and engine are unchanged, else trained in a worker
 *  thread, so that nobody's question waits for it. Throws KnowledgeError with every problem. */
export async function prepare(places: Places): Promise<Mind> {
  const cacheDir = `${places.dataDir}/cache`;
  const [knowledge, engine, words] = await Promise.all([
    hashKnowledge(places.knowledgeDir),
    hashEngine(),
    stat(places.wordsFile),
  ]);
  // A new table of words has another size; reading it all for a hash would cost every start ten milliseconds.
  const key = createHash("sha256").update(`${knowledge} ${engine} ${words.size}`).digest("hex").slice(0, 24);
  const kept = await readCache(cacheDir, key);
  const built = kept ?? (await buildAside(places));
  if (kept === undefined) await writeCache(cacheDir, key, built);
  const vectors = openVectors(await readFile(places.wordsFile));
  const whole = knowledgeOf(built.data);
  return {
    knowledge: whole,
    understanding: createUnderstanding(whole, unpackModel(built.model), vectors),
    cached: kept !== undefined,
  };
}

/** The code that decides what a model looks like and how it is kept: a change of it makes every cached model stale. */
async function hashEngine(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["../understand/", "../knowledge/", "./"]) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    const names = (await readdir(path)).filter((name) => /\.[jt]s$/.test(name)).sort();
    for (const name of names) hash.update(name).update(await readFile(path + name));
  }
  return hash.digest("hex");
}

/** Learning makes much that lives briefly: with room for it, collecting garbage takes a third of the time. */
const roomMb = 32;

function buildAside({ knowledgeDir, wordsFile }: Places): Promise<Built> {
  const job: Job = { knowledgeDir, wordsFile };
  const file = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: job,
      resourceLimits: { maxYoungGenerationSizeMb: roomMb },
    });
    worker.once("message", (outcome: Outcome) => {
      if (outcome.kind === "built") resolve(outcome.built);
      else reject(new KnowledgeError(outcome.problems));
    });
    worker.once("error", reject);
  });
}
