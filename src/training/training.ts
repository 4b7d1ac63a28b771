import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { hashKnowledge } from "../knowledge/files.ts";
import { type Knowledge, knowledgeOf } from "../knowledge/knowledge.ts";
import type { Prints } from "../knowledge/prints.ts";
import { unpackModel } from "../understand/model.ts";
import { createUnderstanding, type Understanding } from "../understand/understand.ts";
import { openVectors } from "../understand/vectors.ts";
import { aside } from "./aside.ts";
import type { Built } from "./build.ts";
import { keyOf, readCache } from "./cache.ts";

/** Everything that answering needs, joined. */
export interface Mind {
  readonly knowledge: Knowledge;
  readonly understanding: Understanding;
  /** What tells this version from another. */
  readonly prints: Prints;
  /** Whether the model came from the cache. */
  readonly cached: boolean;
}

export interface Places {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** The table of word vectors. */
  readonly wordsFile: string;
}

/** Loads the knowledge and its model: from the cache when knowledge and engine are unchanged, else trained in a
 *  process beside, so that nobody's question waits for it. Throws KnowledgeError with every problem. */
export async function prepare(
  { knowledgeDir, dataDir, wordsFile }: Places,
  signal?: AbortSignal,
): Promise<Mind> {
  const cacheDir = `${dataDir}/cache`;
  const [version, engine, { size }] = await Promise.all([
    hashKnowledge(knowledgeDir),
    hashEngine(),
    stat(wordsFile),
  ]);
  const kept = await readCache(cacheDir, keyOf(version, engine, size));
  const job = { kind: "learn", knowledgeDir, wordsFile, engine } as const;
  const { data, prints, model } = kept ?? (await learn(job, cacheDir, signal));
  const vectors = openVectors(await readFile(wordsFile));
  // In pieces, between which whoever asks is answered: this runs at a reload, too.
  const knowledge = knowledgeOf(data);
  await setImmediate();
  const unpacked = unpackModel(model);
  await setImmediate();
  const understanding = createUnderstanding(knowledge, unpacked, vectors);
  return { knowledge, understanding, prints, cached: kept !== undefined };
}

async function learn(
  job: Omit<Parameters<typeof aside<"learn">>[0], "cacheDir">,
  cacheDir: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Built> {
  const outcome = await aside({ ...job, cacheDir }, signal);
  if (outcome.kind === "built") {
    // A copy begins where a model must, and keeps nothing else of the message.
    return { ...outcome.built, model: new Uint8Array(outcome.built.model) };
  }
  const kept = cacheDir === undefined ? undefined : await readCache(cacheDir, outcome.key);
  // Another program with an engine of its own may have cleared it away.
  return kept ?? learn(job, undefined, signal);
}

let engine: Promise<string> | undefined;

/** The code that decides what a model looks like and how it is kept: a change of it makes every cached model stale. Read once:
 *  what runs stays what was started, whatever is installed meanwhile. */
function hashEngine(): Promise<string> {
  engine ??= readEngine();
  return engine;
}

async function readEngine(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["../understand/", "../knowledge/", "./"]) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    const names = (await readdir(path)).filter((name) => /\.[jt]s$/.test(name)).sort();
    for (const name of names) hash.update(name).update(await readFile(path + name));
  }
  return hash.digest("hex");
}
