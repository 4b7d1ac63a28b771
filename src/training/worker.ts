import { KnowledgeError } from "../errors.ts";
import { proposeEdit } from "../knowledge/propose.ts";
import { surveyKnowledge } from "../knowledge/survey.ts";
import type { Job, Outcome } from "./aside.ts";
import { build } from "./build.ts";
import { keyOf, writeCache } from "./cache.ts";

process.once("message", async (job: Job) => {
  const outcome = await work(job).catch((error: unknown): Outcome => {
    if (!(error instanceof KnowledgeError)) throw error;
    return { kind: "refused", problems: error.problems, version: error.version };
  });
  process.send?.(outcome, undefined, undefined, () => process.disconnect());
});
// Nobody waits any more.
process.once("disconnect", () => process.exit());

async function work(job: Job): Promise<Outcome> {
  switch (job.kind) {
    case "learn": {
      const { knowledgeDir, wordsFile, cacheDir, engine } = job;
      const { built, wordsSize } = await build(knowledgeDir, wordsFile);
      // Under the name of what was read, which may be newer than what the job was made for.
      const key = keyOf(built.data.version, engine, wordsSize);
      // Megabytes: a file brings them sooner than a message does.
      const kept = cacheDir !== undefined && (await writeCache(cacheDir, key, built));
      return kept ? { kind: "kept", key } : { kind: "built", built };
    }
    case "edit":
      return { kind: "edited", proposal: await proposeEdit(job.knowledgeDir, job.edit) };
    case "survey":
      return { kind: "surveyed", survey: await surveyKnowledge(job.knowledgeDir) };
  }
}
