import type { Roadmap } from "../knowledge/schema.ts";

/** What may be taken as met by somebody who finished these steps.
 *
 *  - The steps of the first level that a finished step rests on, by way of its own level: with a framework goes what runs
 *    the language, with MongoDB how databases hold data. Later levels imply nothing of each other: one can know MongoDB
 *    without SQL, and Docker without ever having built an API.
 *  - The beginning of the road, whatever was finished.
 *  - Never a choice that others hang on, such as the language: it cannot be guessed. */
export function impliedBy(finished: readonly string[], roadmap: Roadmap): ReadonlySet<string> {
  const { levels, steps } = roadmap;
  const byId = new Map(steps.map((step) => [step.id, step]));
  const basic = (id: string): boolean => byId.get(id)?.level === levels[0]?.id;
  const found = new Set<string>();
  for (const id of finished) {
    const own = byId.get(id)?.level;
    const near = back(id, byId, (one) => basic(one) || byId.get(one)?.level === own);
    for (const one of near) if (basic(one)) found.add(one);
    for (const one of back(id, byId, () => true)) if (byId.get(one)?.requires.length === 0) found.add(one);
  }
  return new Set([...found].filter((id) => !decides(id, roadmap)));
}

/** What a step requires, and what that requires, as long as `through` lets one pass. */
function back(
  id: string,
  steps: ReadonlyMap<string, { readonly requires: readonly string[] }>,
  through: (id: string) => boolean,
): ReadonlySet<string> {
  const found = new Set([id]);
  for (const one of found)
    for (const next of steps.get(one)?.requires ?? []) if (through(next)) found.add(next);
  found.delete(id);
  return found;
}

/** Whether options elsewhere hang on what is chosen at this step. */
const decides = (id: string, { steps }: Roadmap): boolean =>
  steps.some(({ one_of = [] }) => one_of.some(({ when }) => when?.step === id));
