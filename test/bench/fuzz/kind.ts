import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { Understanding } from "../../../src/understand/understand.ts";
import type { Random } from "./random.ts";

/** What every case is tried on. */
export interface World {
  readonly knowledge: Knowledge;
  readonly understanding: Understanding;
  /** Questions as people ask them. */
  readonly questions: readonly string[];
  /** Files of a sound knowledge: path → content. */
  readonly files: ReadonlyMap<string, string>;
}

/** Does a piece of Roadmate's own work and counts the time; what the bench does itself is not counted. */
export type Watch = <T>(work: () => T) => T;

/** One sort of hostile thing. */
export interface Kind {
  readonly name: string;
  /** How many of the cases, beside the shares of the others. */
  readonly share: number;
  /** The hostile texts of a case. */
  make(random: Random): readonly string[];
  /** What is wrong with how Roadmate takes them, in words; empty when all is well. Whatever it throws is wrong, too.
   *  The same parts and the same chance make the same case. */
  run(parts: readonly string[], random: Random, watch: Watch): Promise<readonly string[]>;
}
