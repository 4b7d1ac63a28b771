import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Step } from "../knowledge/schema.ts";
import { drawMap, type LearnerMap, type MapState } from "../picture/map/map.ts";
import { type Block, paragraph } from "../reply.ts";
import type { Learner } from "../store/learner.ts";
import { positionOf } from "./position.ts";
import { recommend } from "./roadmap.ts";
import { button } from "./show.ts";
import { wording } from "./wording.ts";

/** The learner's way as a picture, how far they are, and what is next to press. */
export function wayBlocks(learner: Learner, knowledge: Knowledge): Block[] {
  const { roadmap } = knowledge;
  const { next } = recommend(roadmap, learner);
  const drawing = drawMap(mapOf(learner, knowledge, next?.step.id));
  return [
    { kind: "picture", name: "roadmap", ...drawing },
    paragraph(wording.own.way),
    ...(next ? [nextButtons(next.step)] : []),
  ];
}

const nextButtons = ({ id, title }: Step): Block => ({
  kind: "buttons",
  buttons: [
    button(wording.own.seeNext, { verb: "next", id: "now" }),
    button(wording.own.doneWith(title), { verb: "done", id }),
  ],
});

function mapOf(learner: Learner, { roadmap }: Knowledge, next: string | undefined): LearnerMap {
  const position = positionOf(roadmap, learner);
  const stateOf = (id: string): MapState => {
    const state = learner.steps.get(id)?.state;
    if (state !== undefined) return state;
    // What lies below their level is behind them without having been done.
    if (position.stand(id) === "known") return "skipped";
    const step = roadmap.steps.find((one) => one.id === id);
    return step && position.isOpen(step) ? "open" : "locked";
  };
  const levels = roadmap.levels.map((level) => ({
    title: level.title,
    steps: roadmap.steps
      .filter((step) => step.level === level.id)
      .map(({ id, title, optional }) => ({ title, state: stateOf(id), optional, next: id === next })),
  }));
  return { title: roadmap.title, levels };
}
