import { parentPort, workerData } from "node:worker_threads";
import { KnowledgeError, type Problem } from "../errors.ts";
import { type Built, build } from "./build.ts";

/** What the worker is given, and what it sends back. */
export interface Job {
  readonly knowledgeDir: string;
  readonly wordsFile: string;
}
export type Outcome =
  | { readonly kind: "built"; readonly built: Built }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

const { knowledgeDir, wordsFile } = workerData as Job;
const outcome: Outcome = await build(knowledgeDir, wordsFile).then(
  (built): Outcome => ({ kind: "built", built }),
  (error: unknown): Outcome => {
    if (error instanceof KnowledgeError) return { kind: "refused", problems: error.problems };
    throw error;
  },
);
parentPort?.postMessage(outcome);
