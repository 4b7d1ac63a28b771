import type { Roadmap } from "../knowledge/schema.ts";
import type { Renamed } from "../store/learner.ts";

/** Where a step's id leads now: to itself; to the step that took it over, by renaming or merging; to every part of a step
 *  that was split; nowhere when the step has gone. */
export function renamedSteps({ steps }: Roadmap): Renamed {
  const now = new Map<string, string[]>();
  for (const { id, was = [] } of steps) {
    for (const former of was) now.set(former, [...(now.get(former) ?? []), id]);
  }
  for (const { id } of steps) now.set(id, [id]);
  return (id) => now.get(id) ?? [];
}
