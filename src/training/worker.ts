import { parentPort, workerData } from "node:worker_threads";
import { KnowledgeError } from "../errors.ts";
import { proposeEdit } from "../knowledge/propose.ts";
import type { Job, Outcome } from "./aside.ts";
import { build } from "./build.ts";
import { keyOf, writeCache } from "./cache.ts";

const job = workerData as Job;

async function work(): Promise<Outcome> {
  switch (job.kind) {
    case "learn": {
      const { knowledgeDir, wordsFile, cacheDir, engine } = job;
      const { built, wordsSize } = await build(knowledgeDir, wordsFile);
      // Under the name of what was read, which may be newer than what the job was made for.
      await writeCache(cacheDir, keyOf(built.data.version, engine, wordsSize), built);
      return { kind: "built", built };
    }
    case "edit":
      return { kind: "edited", proposal: await proposeEdit(job.knowledgeDir, job.edit) };
  }
}

const outcome = await work().catch((error: unknown): Outcome => {
  if (!(error instanceof KnowledgeError)) throw error;
  return { kind: "refused", problems: error.problems, version: error.version };
});
// What was learnt is handed over, not copied: copying takes time of the thread that answers.
const whole = outcome.kind === "built" ? outcome.built.model.buffer : undefined;
parentPort?.postMessage(outcome, whole instanceof ArrayBuffer ? [whole] : []);
