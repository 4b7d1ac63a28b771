import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Block, paragraph, type Reply } from "../reply.ts";
import type { Learner } from "../store/learner.ts";
import type { Subscribed } from "../tips/subscription.ts";
import { nextFor } from "./next.ts";
import { positionOf } from "./position.ts";
import { button } from "./show.ts";
import { tipsSummary } from "./tips-stand.ts";
import { wording } from "./wording.ts";

interface AtHome {
  readonly knowledge: Knowledge;
  readonly learner: Learner;
  /** UTC milliseconds. */
  readonly now: number;
  readonly subscriptions?: readonly Subscribed[];
}

/** A person's own page: how far they are, what is next, their tips. */
export function homeReply({ knowledge, learner, now, subscriptions = [] }: AtHome): Reply {
  return {
    blocks: [
      { kind: "heading", text: wording.own.home },
      paragraph(progressOf(learner, knowledge)),
      ...nextFor([], { knowledge, learner }),
      homeButtons,
      { kind: "heading", text: wording.own.homeTips },
      ...tipsSummary(subscriptions, { knowledge, now }),
    ],
  };
}

/** "5 of 44 steps done, 1 in progress, 2 skipped." */
function progressOf(learner: Learner, { roadmap }: Knowledge): string {
  const { stand } = positionOf(roadmap, learner);
  const count = (wanted: string): number => roadmap.steps.filter(({ id }) => stand(id) === wanted).length;
  return wording.own.progress({
    done: count("done"),
    doing: count("doing"),
    skipped: count("skipped"),
    all: roadmap.steps.length,
  });
}

const homeButtons: Block = {
  kind: "buttons",
  buttons: [
    button(wording.own.showMap, { verb: "roadmap", id: "map" }),
    button(wording.own.makePlan, { verb: "form", id: "plan" }),
    button(wording.own.changeProfile, { verb: "form", id: "profile" }),
    button(wording.own.ask, { verb: "form", id: "follow-up" }),
  ],
};
