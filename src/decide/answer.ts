import type { Knowledge, Topic } from "../knowledge/knowledge.ts";
import type { Block } from "../reply.ts";
import type { Slots } from "../understand/intent.ts";
import { compareBlocks, payBlocks } from "./lookup.ts";
import { topicBlocks } from "./show.ts";

/** The answer of a topic to a question with these particulars. Where they pick among its facts, only those are shown. */
export function answerBlocks(topic: Topic, slots: Slots, knowledge: Knowledge): Block[] {
  switch (topic.lookup) {
    case "pay":
      return payBlocks(topic, slots, knowledge) ?? topicBlocks(topic, knowledge);
    case "compare":
      return compareBlocks(topic, slots, knowledge) ?? topicBlocks(topic, knowledge);
    case "certifications":
    case "next":
    case undefined:
      return topicBlocks(topic, knowledge);
  }
}
