import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Block, paragraph, type Span, text } from "../reply.ts";
import type { Plan } from "./plan.ts";
import type { Recommendation, Suggestion } from "./roadmap.ts";
import { labelled, labelsOf } from "./show.ts";
import { mostHoursAWeek } from "./typed.ts";
import { wording } from "./wording.ts";
import { roadmapWording as words } from "./wording-roadmap.ts";

/** What lies ahead of a learner, in blocks: the next step, and the plan. */

/** Why a step comes now, in words: what makes it so for this learner, then what the step is for. */
export const whyOf = ({ reasons, step }: Suggestion): string =>
  [...reasons.map(words.reason), step.why].join(" ");

/** The next step with all it takes, then the others one could do. With `hoursAWeek`, how many weeks it takes. */
export function nextBlocks(
  { next, alternatives }: Recommendation,
  knowledge: Knowledge,
  hoursAWeek?: number,
): Block[] {
  const others: Block[] =
    alternatives.length === 0
      ? []
      : [
          paragraph(next === undefined ? words.extras : words.alternatives),
          { kind: "list", ordered: false, items: alternatives.map(alternative) },
        ];
  if (next === undefined) return [paragraph(words.finished), ...others];
  const { step, options } = next;
  return [
    { kind: "heading", text: words.next(step.title) },
    paragraph(whyOf(next)),
    labelled(wording.effort, effortOf(next, hoursAWeek)),
    ...(options.length === 0
      ? []
      : [
          labelled(
            options.length === 1 ? words.take : wording.choices,
            options.map(({ title }) => title).join(" · "),
          ),
        ]),
    labelled(wording.build, step.build),
    labelled(wording.check, step.check.question),
    ...others,
    {
      kind: "sources",
      sources: labelsOf(step.sources, knowledge),
      editorial: step.sources.length === 0,
      reviewed: knowledge.roadmap.reviewed,
    },
  ];
}

const alternative = (suggestion: Suggestion): readonly Span[] => [
  { kind: "strong", text: suggestion.step.title },
  text(` (${hoursIn(suggestion)}). ${whyOf(suggestion)}`),
];

const hoursIn = ({ hours, step }: Suggestion): string =>
  `${wording.hours(hours.min, hours.max)}${step.optional ? `, ${words.optional}` : ""}`;

const effortOf = (suggestion: Suggestion, hoursAWeek: number | undefined): string => {
  const { min, max } = suggestion.hours;
  const pace =
    hoursAWeek === undefined
      ? ""
      : `; ${words.pace({ min: min / hoursAWeek, max: max / hoursAWeek }, hoursAWeek)}`;
  return `${hoursIn(suggestion)} (${wording.effortNote}${pace})`;
};

/** The plan: what is left, when it is done, how that stands to the day the learner named, step by step. */
export function planBlocks(plan: Plan): Block[] {
  const heading: Block = { kind: "heading", text: words.plan(plan.goal) };
  if (plan.steps.length === 0) return [heading, paragraph(words.reached)];
  return [
    heading,
    paragraph(words.planned(plan)),
    ...againstText(plan),
    {
      kind: "list",
      ordered: true,
      items: plan.steps.map((one) => [text(`${one.step.title}:`), text(words.plannedStep(one))]),
    },
    ...(plan.steps.some(({ doing }) => doing) ? [paragraph(words.begun)] : []),
    paragraph({ kind: "emphasis", text: plan.note }),
  ];
}

function againstText({ against, finish }: Plan): Block[] {
  if (against === undefined) return [];
  const { verdict, leaveOut } = against;
  const ways = [
    ...words.wanted(against, mostHoursAWeek),
    ...(leaveOut === undefined ? [] : [words.leaveOut(leaveOut)]),
  ];
  const out = ways.length > 0 || verdict !== "late" ? ways : [words.beyond(finish)];
  return [paragraph([words.against(against), ...out].join(" "))];
}
