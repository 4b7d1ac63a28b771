import type { Candidate, Heard, Intent } from "./understand/intent.ts";
import { thresholds } from "./understand/outcome.ts";

/** Why a message was understood as it was, for the author of a phrasing that did not work. */
export interface Explanation {
  /** Label and what stands behind it, in the order one reads them. */
  readonly rows: readonly (readonly [label: string, value: string])[];
  /** What it may have meant, best first. */
  readonly candidates: readonly Candidate[];
}

export function explanationOf(intent: Intent): Explanation {
  if (!("heard" in intent)) return { rows: [["decision", intent.kind]], candidates: [] };
  const { heard } = intent;
  const topics =
    intent.kind === "answer" ? intent.topic : intent.kind === "choose" ? intent.topics.join(", ") : "";
  const { answer, plain, choose, doubtful, outside } = thresholds;
  return {
    rows: [
      ["read as", heard.text],
      ["decision", `${intent.kind}${topics ? `: ${topics}` : ""}`],
      ["rule", heard.rule],
      [
        "thresholds",
        `answer ≥ ${answer} · no doubt ≥ ${plain} · choose ≥ ${choose} · doubtful ≥ ${doubtful} · out of scope ≥ ${outside}`,
      ],
      ["confidence", confidenceOf(heard)],
      ["slots", slotsOf(heard)],
      ["carried", heard.carried.join(", ") || "nothing"],
    ],
    candidates: heard.candidates,
  };
}

const confidenceOf = ({ confidence, candidates, known, near, outside }: Heard): string =>
  `${show(confidence)}  from: best score ${show(candidates[0]?.score ?? 0)}, known words ${show(known)}, nearest phrasing ${show(near)}, out of scope ${show(outside)}`;

const show = (x: number): string => x.toFixed(2);

const slotsOf = ({ slots }: Heard): string =>
  Object.entries(slots)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(" + ") : String(value)}`)
    .join(" · ") || "none";
