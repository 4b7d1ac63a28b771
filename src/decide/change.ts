import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Block, type Button, paragraph, type Reply } from "../reply.ts";
import type { Fact, Happening, Learner } from "../store/learner.ts";
import type { Change, PersonData } from "../store/store.ts";
import { button } from "./show.ts";
import { wording } from "./wording.ts";

/** What a decision about a person's own way may look at. */
export interface Traveller {
  readonly knowledge: Knowledge;
  readonly learner: Learner;
  /** UTC milliseconds. */
  readonly now: number;
  /** Names what this message changes, so that handling it twice changes it once. */
  readonly turnId: string;
  /** What is stored about the person; read only when they ask for it. */
  readonly stored?: PersonData;
}

export interface Decision {
  readonly reply: Reply;
  readonly changes: readonly Change[];
}

/** An answer that changes nothing. */
export const say = (blocks: readonly Block[]): Decision => ({ reply: { blocks }, changes: [] });

/** Records what happened, says so, and shows what is next by then. */
export function change(
  traveller: Traveller,
  happenings: readonly Happening[],
  told: string,
  buttons: readonly Button[],
  then: readonly Block[] = [],
): Decision {
  const changes = happenings.map(
    (happening, i): Change => ({ kind: "fact", fact: factOf(happening, i, traveller) }),
  );
  return { reply: { blocks: [paragraph(told), ...then, { kind: "buttons", buttons }] }, changes };
}

export const factOf = (happening: Happening, index: number, { turnId, now }: Traveller): Fact => ({
  ...happening,
  id: `${turnId}-${index}`,
  at: now,
});

export const undoButton = button(wording.own.undo, { verb: "undo", id: "last" });
