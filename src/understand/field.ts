import type { Vocabulary } from "../knowledge/schema.ts";
import { matchAt, phraseTable } from "./phrases.ts";

/** Finds another trade that a question names without a word of software, such as "graphic design"; undefined when it
 *  names none. "How do I prepare for an interview" is ours, "… for a pilot interview" is not, and to a classifier they
 *  look alike. */
export type FieldReader = (typed: readonly string[]) => string | undefined;

export function createFieldReader({
  elsewhere,
  software,
}: Pick<Vocabulary, "elsewhere" | "software">): FieldReader {
  const others = phraseTable(elsewhere.map((name) => [name, name] as const));
  const ours = phraseTable(software.map((name) => [name, name] as const));
  return (typed) => {
    if (typed.some((_, at) => matchAt(typed, at, ours) !== undefined)) return undefined;
    for (const at of typed.keys()) {
      const match = matchAt(typed, at, others);
      if (match) return match.value;
    }
    return undefined;
  };
}
