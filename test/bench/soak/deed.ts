import type { PersonId } from "../../../src/message.ts";

/** One thing that somebody did, and what came of it. */
export interface Deed {
  readonly platform: "discord" | "slack";
  readonly what: "command" | "press" | "message";
  /** By `performance.now()`. */
  readonly at: number;
  /** Which processes may have heard of it, by their place. */
  readonly heardBy: readonly number[];
  /** Milliseconds until it was acknowledged; undefined when it never was, null where nobody waits for that. */
  readonly acknowledged: number | undefined | null;
  /** How many answers can be seen. */
  readonly answers: number;
  /** How often they were told instead that something went wrong. */
  readonly apologies: number;
  /** What was said to be done. */
  readonly fact?: Done;
}

/** Somebody has done a step. */
export interface Done {
  readonly person: PersonId;
  readonly step: string;
}

/** People who do things on one platform. */
export interface Crowd {
  /** Somebody does the next thing, which may lead to another one. Resolves when all came of it that ever will. Never rejects. */
  act(): Promise<void>;
}

/** Milliseconds. */
export const waits = {
  /** An answer comes within, or never. */
  answer: 20_000,
  /** A second one would come within, after the first. */
  second: 4_000,
} as const;

/** What people ask, in turn. */
export const turnsOf = <T>(all: readonly T[]): (() => T) => {
  let at = -1;
  return () => {
    at = (at + 1) % all.length;
    const [first] = all.slice(at, at + 1);
    if (first === undefined) throw new Error("there is nothing to take");
    return first;
  };
};
