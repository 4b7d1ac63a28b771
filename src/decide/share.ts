import type { Action } from "../action.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Block, Reply } from "../reply.ts";
import type { Learner } from "../store/learner.ts";
import type { Turn } from "../store/store.ts";
import type { Item } from "../understand/intent.ts";
import { answerBlocks } from "./answer.ts";
import { findEntry } from "./entries.ts";
import { topicButtons } from "./show.ts";

/** What one person saw, for everybody to see: the answer and its sources, nothing of the person's own. */

/** Everybody's view: of whoever reads along nothing is known. */
export const anybody: Learner = { profile: {}, steps: new Map() };

/** The answer of a turn, or an item, under its title. Undefined once the turn is over or the item is gone. */
export function sharedReply(
  { item, turn }: { readonly item?: Item; readonly turn: Turn | undefined },
  knowledge: Knowledge,
): Reply | undefined {
  if (item !== undefined) return findEntry(item.kind, item.id, knowledge)?.reply;
  const topic = turn?.topic === undefined ? undefined : knowledge.topic(turn.topic);
  if (turn === undefined || topic === undefined) return undefined;
  const blocks: Block[] = [
    { kind: "heading", text: topic.title },
    ...answerBlocks(topic, turn.slots, knowledge, anybody),
    topicButtons(topic, knowledge),
  ];
  return { blocks };
}

/** The button's meaning under an item, and under the answer of a turn. */
export const shareItem = ({ kind, id }: Item): Action => ({ verb: "share", id: `${kind}.${id}` });
export const shareTurn = (turn: string): Action => ({ verb: "share", id: "answer", turn });
