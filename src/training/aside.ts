import { Worker } from "node:worker_threads";
import { KnowledgeError, type Problem } from "../errors.ts";
import type { Edit } from "../knowledge/edit.ts";
import type { Proposal } from "../knowledge/propose.ts";
import type { Built } from "./build.ts";

/** What is done in a thread of its own, for it takes seconds. */
export type Job =
  | {
      readonly kind: "learn";
      readonly knowledgeDir: string;
      readonly wordsFile: string;
      readonly cacheDir: string;
      readonly engine: string;
    }
  | { readonly kind: "edit"; readonly knowledgeDir: string; readonly edit: Edit };

export type Outcome =
  | { readonly kind: "built"; readonly built: Built }
  | { readonly kind: "edited"; readonly proposal: Proposal }
  | {
      readonly kind: "refused";
      readonly problems: readonly Problem[];
      readonly version: string | undefined;
    };

/** Learning makes much that lives briefly: with room for it, collecting garbage takes a third of the time. */
const roomMb = 32;

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
  readonly learn: "built";
  readonly edit: "edited";
}

function run(job: Job, signal: AbortSignal | undefined): Promise<Outcome> {
  const file = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const worker = new Worker(file, {
      workerData: job,
      resourceLimits: { maxYoungGenerationSizeMb: roomMb },
    });
    const stop = () => {
      reject(signal?.reason);
      void worker.terminate();
    };
    signal?.addEventListener("abort", stop, { once: true });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      // After a message this comes too late to matter.
      reject(new Error(`The thread ended with ${code} before it was done.`));
    });
  });
}
