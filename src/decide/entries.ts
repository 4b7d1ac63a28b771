import type { Knowledge, Tip, Topic } from "../knowledge/knowledge.ts";
import type { Certification, Step, Term } from "../knowledge/schema.ts";
import type { Reply } from "../reply.ts";
import { certificationReply, stepReply, termReply, tipReply, topicReply } from "./show.ts";

/** An entry of the knowledge, ready to be shown. */
export interface Entry {
  readonly kind: "topic" | "step" | "tip" | "term" | "certification";
  readonly id: string;
  readonly sources: readonly string[];
  readonly reply: Reply;
}

/** Every entry, in the order of the knowledge. */
export const entriesOf = (knowledge: Knowledge): readonly Entry[] => [
  ...knowledge.topics.map((topic) => topicEntry(topic, knowledge)),
  ...knowledge.roadmap.steps.map((step) => stepEntry(step, knowledge)),
  ...knowledge.tips.map((tip) => tipEntry(tip, knowledge)),
  ...knowledge.terms.map((term) => termEntry(term, knowledge)),
  ...knowledge.certifications.map((certification) => certificationEntry(certification, knowledge)),
];

/** The entry of a kind and id; a former id finds what it became. Undefined when there is none. */
export function findEntry(kind: string, id: string, knowledge: Knowledge): Entry | undefined {
  const shown = <T>(value: T | undefined, show: (value: T, knowledge: Knowledge) => Entry) =>
    value === undefined ? undefined : show(value, knowledge);
  switch (kind) {
    case "topic":
      return shown(knowledge.topic(id), topicEntry);
    case "step":
      return shown(knowledge.step(id), stepEntry);
    case "tip":
      return shown(knowledge.tip(id), tipEntry);
    case "term":
      return shown(knowledge.term(id), termEntry);
    case "certification":
      return shown(knowledge.certification(id), certificationEntry);
  }
  return undefined;
}

const topicEntry = (topic: Topic, knowledge: Knowledge): Entry => ({
  kind: "topic",
  id: topic.id,
  sources: topic.sources ?? [],
  reply: topicReply(topic, knowledge),
});

const stepEntry = (step: Step, knowledge: Knowledge): Entry => ({
  kind: "step",
  id: step.id,
  sources: step.sources,
  reply: stepReply(step, knowledge),
});

const tipEntry = (tip: Tip, knowledge: Knowledge): Entry => ({
  kind: "tip",
  id: tip.id,
  sources: tip.sources ?? [],
  reply: tipReply(tip, knowledge),
});

const termEntry = (term: Term, knowledge: Knowledge): Entry => ({
  kind: "term",
  id: term.id,
  sources: [],
  reply: termReply(term, knowledge),
});

const certificationEntry = (certification: Certification, knowledge: Knowledge): Entry => ({
  kind: "certification",
  id: certification.id,
  sources: certification.sources,
  reply: certificationReply(certification, knowledge),
});
