import { explanationOf, type Intent } from "../../src/index.ts";

/** Why a question was understood as it was: one screen. */
export function explanation(intent: Intent): string {
  const { rows, candidates } = explanationOf(intent);
  const lines = rows.map(([label, value]) => `${label.padEnd(12)}${value}`);
  if (candidates.length === 0) return lines.join("\n");
  return [
    ...lines,
    "candidates",
    ...candidates.map(
      ({ topic, score }) =>
        `  ${score.toFixed(2)}  ${"▪".repeat(Math.round(score * 30)).padEnd(30)}  ${topic}`,
    ),
  ].join("\n");
}
