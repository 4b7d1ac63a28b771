import { pino } from "pino";
import { knowledgeOf } from "../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Mind } from "../../src/training/training.ts";
import { examplesOf, oftenOf } from "../../src/understand/examples.ts";
import { createNormaliser } from "../../src/understand/normalise.ts";
import { train } from "../../src/understand/train.ts";
import { createUnderstanding } from "../../src/understand/understand.ts";
import { vectors } from "../understand/small.ts";

/** A knowledge folder, learnt in this thread: for small ones. Throws KnowledgeError. */
export async function mindOf(dir: string): Promise<Mind> {
  const { phrasings, prints, ...data } = await loadKnowledge(dir);
  const model = train(
    examplesOf(phrasings, createNormaliser(data.vocabulary)),
    vectors,
    oftenOf(data.topics),
  );
  const knowledge = knowledgeOf(data);
  return { knowledge, understanding: createUnderstanding(knowledge, model, vectors), prints, cached: false };
}

/** A log that keeps its lines. */
export function keptLog() {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines, said: (msg: string) => lines.filter((line) => line.msg === msg) };
}

/** Waits until it is so; throws when it takes too long. */
export async function until(isSo: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so after ${ms} ms: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
