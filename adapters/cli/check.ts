import { checkKnowledge, formatProblem } from "../../src/index.ts";

/** Every problem as `file:line:column: what, and what to do`, and whether there was none. */
export async function check(
  dir: string,
  since: string | undefined,
): Promise<{ readonly lines: readonly string[]; readonly sound: boolean }> {
  const problems = await checkKnowledge(dir, since);
  if (problems.length === 0) return { lines: ["The knowledge is sound."], sound: true };
  const count = problems.length === 1 ? "1 problem." : `${problems.length} problems.`;
  return { lines: [...problems.map(formatProblem), count], sound: false };
}
