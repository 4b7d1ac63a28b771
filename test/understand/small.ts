import type { Example } from "../../src/understand/train.ts";
import { openVectors } from "../../src/understand/vectors.ts";
import { wordTable } from "./table.ts";

/** Few phrasings of three classes, for training in a moment. */
export const examples: readonly Example[] = [
  ["what is docker", "docker"],
  ["should i learn docker containers", "docker"],
  ["why does everyone use docker", "docker"],
  ["are containers like virtual machines", "docker"],
  ["how much does a junior earn", "pay"],
  ["what is the salary in india", "pay"],
  ["pay of a backend developer", "pay"],
  ["is the salary good", "pay"],
  ["will it rain tomorrow", "out."],
  ["tell me a joke", "out."],
  ["who won the match", "out."],
].map(([text = "", label = ""]) => ({ words: text.split(" "), label }));

/** "wage" and "salary" point one way, "docker" another. */
export const vectors = openVectors(
  wordTable([
    { word: "wage", rank: 3_000, direction: 3 },
    { word: "salary", rank: 2_500, direction: 3 },
    { word: "docker", rank: 30_000, direction: 8 },
    { word: "is", rank: 12, direction: 50 },
    { word: "the", rank: 0, direction: 51 },
    { word: "good", rank: 90, direction: 52 },
  ]),
);
