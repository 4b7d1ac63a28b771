import type { Problem } from "../errors.ts";
import { examine } from "./load.ts";

/** What the files on the disk say, whether or not they hold together. */
export interface Survey {
  /** Hash of every file's bytes. */
  readonly version: string;
  /** Every problem, by file and line. */
  readonly problems: readonly Problem[];
  /** Where each entry stands; one that does not fit its schema is not among them. */
  readonly places: readonly Placed[];
}

export interface Placed {
  readonly kind: "topic" | "step" | "tip" | "term" | "certification" | "source";
  readonly id: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** Ways to ask for a topic, without its title; none for other kinds. */
  readonly phrasings: readonly string[];
  /** A topic with too few phrasings to be finished. */
  readonly draft: boolean;
}

/** Reads, checks and goes through the folder, which takes seconds. Throws KnowledgeError when it cannot be opened. */
export async function surveyKnowledge(dir: string): Promise<Survey> {
  const { checked, problems, hash } = await examine(dir);
  const { topics, steps, tips, terms, certifications, sources } = checked.entries;
  const others = { step: steps, tip: tips, term: terms, certification: certifications, source: sources };
  return {
    version: hash,
    problems,
    places: [
      ...topics.map(({ value, spot }): Placed => {
        const { file, line } = spot();
        return { kind: "topic", id: value.id, file, line, phrasings: value.ask, draft: value.draft ?? false };
      }),
      ...kinds.flatMap((kind) =>
        others[kind].map(({ value, spot }): Placed => {
          const { file, line } = spot();
          return { kind, id: value.id, file, line, phrasings: [], draft: false };
        }),
      ),
    ],
  };
}

const kinds = ["step", "tip", "term", "certification", "source"] as const;
