import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { KnowledgeError, type Problem } from "../errors.ts";
import type { Edit } from "../knowledge/edit.ts";
import type { Proposal } from "../knowledge/propose.ts";
import type { Survey } from "../knowledge/survey.ts";
import type { Built } from "./build.ts";

/** What is done in a process of its own: it takes seconds, and memory that a thread would not give back. */
export type Job =
  | {
      readonly kind: "learn";
      readonly knowledgeDir: string;
      readonly wordsFile: string;
      /** Where to keep what was learnt; without it, it is told. */
      readonly cacheDir: string | undefined;
      readonly engine: string;
    }
  | { readonly kind: "edit"; readonly knowledgeDir: string; readonly edit: Edit }
  | { readonly kind: "survey"; readonly knowledgeDir: string };

export type Outcome =
  /** In the cache under this key. */
  | { readonly kind: "kept"; readonly key: string }
  /** It was not to be kept, or could not be. */
  | { readonly kind: "built"; readonly built: Built }
  | { readonly kind: "edited"; readonly proposal: Proposal }
  | { readonly kind: "surveyed"; readonly survey: Survey }
  | {
      readonly kind: "refused";
      readonly problems: readonly Problem[];
      readonly version: string | undefined;
    };

/** Does the job while questions are answered. Throws KnowledgeError, and the signal's reason when it is told to stop. */
export async function aside<K extends Job["kind"]>(
  job: Job & { readonly kind: K },
  signal?: AbortSignal,
): Promise<Extract<Outcome, { readonly kind: Done[K] }>> {
  const outcome = await run(job, signal);
  if (outcome.kind === "refused") throw new KnowledgeError(outcome.problems, outcome.version);
  return outcome as Extract<Outcome, { readonly kind: Done[K] }>;
}

interface Done {
  readonly learn: "kept" | "built";
  readonly edit: "edited";
  readonly survey: "surveyed";
}

/** MB for what is young in the heap: learning makes many short-lived things, and moving them around takes a tenth of its time. */
const young = "--max-semi-space-size=16";

function run(job: Job, signal: AbortSignal | undefined): Promise<Outcome> {
  const file = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const child = fork(fileURLToPath(file), { execArgv: [young], serialization: "advanced" });
    const stop = () => {
      reject(signal?.reason);
      child.kill();
    };
    signal?.addEventListener("abort", stop, { once: true });
    child.once("message", (outcome: Outcome) => resolve(outcome));
    child.once("error", reject);
    // Only when all it said is here.
    child.once("close", (code) => {
      signal?.removeEventListener("abort", stop);
      // After a message this comes too late to matter.
      reject(new Error(`The process ended with ${code} before it was done.`));
    });
    child.send(job);
  });
}
