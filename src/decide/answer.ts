import type { Knowledge, Topic } from "../knowledge/knowledge.ts";
import type { Step } from "../knowledge/schema.ts";
import type { Block } from "../reply.ts";
import type { Learner } from "../store/learner.ts";
import { chooseTip, poolOf } from "../tips/choose.ts";
import { rankFor } from "../tips/rank.ts";
import type { Slots } from "../understand/intent.ts";
import { certificationBlocks } from "./certificates.ts";
import { stepsKnown, stepsNamed } from "./known.ts";
import { compareBlocks, payBlocks } from "./lookup.ts";
import { nextFor, stepButtons } from "./next.ts";
import { commandButtons, tipReply, topicBlocks } from "./show.ts";

/** The answer of a topic to a question with these particulars, for this learner. Where they pick among its facts, only
 *  those are shown. `seed`: on it rests which of many is taken; the same gives the same. */
export function answerBlocks(
  topic: Topic,
  slots: Slots,
  knowledge: Knowledge,
  learner: Learner,
  seed = "",
): Block[] {
  switch (topic.lookup) {
    case "pay":
      return payBlocks(topic, slots, knowledge) ?? topicBlocks(topic, knowledge);
    case "compare":
      return compareBlocks(topic, slots, knowledge) ?? topicBlocks(topic, knowledge);
    case "certifications":
      return slots.tools || slots.languages
        ? certificationBlocks([...(slots.tools ?? []), ...(slots.languages ?? [])].join(" "), knowledge)
        : topicBlocks(topic, knowledge);
    case "next": {
      const knows = stepsKnown(slots.knows ?? [], knowledge);
      const started = learner.steps.size > 0 || knows.size > 0;
      return started ? nextFor(slots.knows ?? [], { learner, knowledge }) : topicBlocks(topic, knowledge);
    }
    case "marks": {
      const marks = stepsNamed(slots, knowledge).map((step) => marksOf(step, learner));
      if (marks.length === 0) return topicBlocks(topic, knowledge);
      return [{ kind: "paragraph", spans: topic.point }, ...marks, ...commandButtons(topic)];
    }
    case "tip": {
      const tip = tipFor(learner, knowledge, seed);
      return tip === undefined ? topicBlocks(topic, knowledge) : [...tip, ...commandButtons(topic)];
    }
    case undefined:
      return topicBlocks(topic, knowledge);
  }
}

/** A step, and a press for each state it can be in. */
const marksOf = (step: Step, learner: Learner): Block => ({
  ...stepButtons(step, learner),
  label: step.title,
});

/** One of the tips about what this learner could do now. */
function tipFor(learner: Learner, knowledge: Knowledge, seed: string): readonly Block[] | undefined {
  const rank = rankFor(knowledge, learner);
  const chosen = chooseTip(poolOf(knowledge, {}), seed, undefined, (tip) => Math.max(1, rank(tip)));
  return chosen.kind === "tip" ? tipReply(chosen.tip, knowledge).blocks : undefined;
}
