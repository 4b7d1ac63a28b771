import { type Heard, type Intent, thresholds } from "../../src/index.ts";

/** Why a question was understood as it was: one screen, for the author of a phrasing that did not work. */
export function explanation(intent: Intent): string {
  if (!("heard" in intent)) return `decision    ${intent.kind}`;
  const { heard } = intent;
  const topics =
    intent.kind === "answer" ? intent.topic : intent.kind === "choose" ? intent.topics.join(", ") : "";
  return [
    `read as     ${heard.text}`,
    `decision    ${intent.kind}${topics ? `: ${topics}` : ""}`,
    `rule        ${heard.rule}`,
    `thresholds  answer ≥ ${thresholds.answer} · choose ≥ ${thresholds.choose} · out of scope ≥ ${thresholds.outside}`,
    `confidence  ${show(heard.confidence)}  from: best score ${show(heard.candidates[0]?.score ?? 0)}, known words ${show(heard.known)}, nearest phrasing ${show(heard.near)}, out of scope ${show(heard.outside)}`,
    `slots       ${slotsOf(heard)}`,
    `carried     ${heard.carried.join(", ") || "nothing"}`,
    "candidates",
    ...heard.candidates.map(
      ({ topic, score }) => `  ${show(score)}  ${"▪".repeat(Math.round(score * 30)).padEnd(30)}  ${topic}`,
    ),
  ].join("\n");
}

const show = (x: number): string => x.toFixed(2);

const slotsOf = ({ slots }: Heard): string =>
  Object.entries(slots)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(" + ") : String(value)}`)
    .join(" · ") || "none";
