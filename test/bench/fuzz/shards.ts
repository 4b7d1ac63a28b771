import { fork } from "node:child_process";
import { emptyTally, type Failure, join, type Tally } from "./tally.ts";

/** What a shard works on: every `step`th case from `first` on, below `end`. */
export interface Work {
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly end: number;
}

/** What a shard tells: the number of the case it begins, and what it has found so far. */
export type News =
  | { readonly kind: "begun"; readonly at: number }
  | { readonly kind: "found"; readonly tally: Tally; readonly done: boolean };

/** Milliseconds after which a case counts as one that never ends. */
const endless = 60_000;

/** Divides the cases among processes that run `program`, for a process knows how much it has computed, whoever else is at work.
 *  A case that never ends is ended with its process, and the next process goes on behind it. */
export async function runShards(
  program: URL,
  { seed, first, end }: Pick<Work, "seed" | "first" | "end">,
  shards: number,
): Promise<Tally> {
  const whole = emptyTally();
  const run = async (from: number): Promise<void> => {
    const { tally, stuck } = await runShard(program, { seed, first: from, step: shards, end });
    join(whole, tally);
    if (stuck === undefined) return;
    whole.failures.push(neverEnds(stuck));
    if (stuck + shards < end) await run(stuck + shards);
  };
  await Promise.all(Array.from({ length: shards }, (_, shard) => run(first + shard)));
  return whole;
}

const neverEnds = (at: number): Failure => ({
  kind: "any",
  at,
  complaints: ["it never ends; --only tries it again"],
  parts: [],
});

function runShard(program: URL, work: Work): Promise<{ readonly tally: Tally; readonly stuck?: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(program, ["--shard", JSON.stringify(work)], { serialization: "advanced" });
    let tally = emptyTally();
    let at = work.first;
    let clock: NodeJS.Timeout | undefined;
    child.on("message", (news: News) => {
      if (news.kind === "found") {
        tally = news.tally;
        if (news.done) resolve({ tally });
      } else {
        at = news.at;
        clearTimeout(clock);
        clock = setTimeout(() => {
          child.kill("SIGKILL");
          resolve({ tally, stuck: at });
        }, endless);
      }
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(clock);
      // After the last news this comes too late to matter.
      reject(new Error(`The process at work on case ${at} ended with ${code}.`));
    });
  });
}
