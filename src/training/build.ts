import { readFile } from "node:fs/promises";
import type { KnowledgeData } from "../knowledge/knowledge.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import type { Prints } from "../knowledge/prints.ts";
import { examplesOf, oftenOf } from "../understand/examples.ts";
import { packModel } from "../understand/model.ts";
import { createNormaliser } from "../understand/normalise.ts";
import { train } from "../understand/train.ts";
import { openVectors } from "../understand/vectors.ts";

/** A knowledge folder, loaded and learnt. */
export interface Built {
  readonly data: KnowledgeData;
  readonly prints: Prints;
  /** The packed model. */
  readonly model: Uint8Array;
}

/** Loads and checks the folder, and trains on it. Takes seconds of one core. `wordsSize`: bytes of the table of words.
 *  Throws KnowledgeError. */
export async function build(
  knowledgeDir: string,
  wordsFile: string,
): Promise<{ readonly built: Built; readonly wordsSize: number }> {
  const { phrasings, prints, ...data } = await loadKnowledge(knowledgeDir);
  const words = await readFile(wordsFile);
  const examples = examplesOf(phrasings, createNormaliser(data.vocabulary));
  const model = packModel(train(examples, openVectors(words), oftenOf(data.topics)));
  return { built: { data, prints, model }, wordsSize: words.length };
}
