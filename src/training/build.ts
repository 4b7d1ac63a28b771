import { readFile } from "node:fs/promises";
import type { KnowledgeData } from "../knowledge/knowledge.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { examplesOf } from "../understand/examples.ts";
import { packModel } from "../understand/model.ts";
import { createNormaliser } from "../understand/normalise.ts";
import { train } from "../understand/train.ts";
import { openVectors } from "../understand/vectors.ts";

/** A knowledge folder, loaded and learnt. */
export interface Built {
  readonly data: KnowledgeData;
  /** The packed model. */
  readonly model: Uint8Array;
}

/** Loads and checks the folder, and trains on it. Takes seconds of one core. Throws KnowledgeError. */
export async function build(knowledgeDir: string, wordsFile: string): Promise<Built> {
  const { phrasings, ...data } = await loadKnowledge(knowledgeDir);
  const vectors = openVectors(await readFile(wordsFile));
  const examples = examplesOf(phrasings, createNormaliser(data.vocabulary));
  return { data, model: packModel(train(examples, vectors)) };
}
