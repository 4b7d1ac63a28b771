import type { TurnId } from "../action.ts";
import type { PersonId, PlaceId } from "../message.ts";
import type { Slots } from "../understand/intent.ts";

/** One question and what came of it, kept for the buttons under the answer and for follow-ups. */
export interface Turn {
  readonly id: TurnId;
  /** UTC milliseconds. */
  readonly at: number;
  /** The normalised question. */
  readonly text: string;
  /** The topic that was answered, if one was. */
  readonly topic?: string;
  /** The topics that were offered, in order. */
  readonly offered: readonly string[];
  readonly slots: Slots;
}

/** What was just said between one person and Roadmate in one place. */
export interface Conversation {
  /** The last turn, unless it is over {@link conversationMs} ago. */
  readonly last?: Turn;
}

/** Why a question counts as missed. */
export type MissReason = "abstained" | "none-of-these" | "not-helpful";

/** A question that was not answered well. Holds nothing of who asked. */
export interface Miss {
  /** When it was asked, in UTC milliseconds. */
  readonly at: number;
  readonly place: PlaceId;
  /** Normalised. */
  readonly text: string;
  readonly reason: MissReason;
  /** The topics that were offered or answered. */
  readonly topics: readonly string[];
}

/** A fact to remember. Recording one twice does no harm: the first record of a turn stands. */
export type Change =
  | { readonly kind: "turn"; readonly turn: Turn }
  | { readonly kind: "miss"; readonly miss: Miss };

/** A conversation is over after 15 minutes, a turn's buttons work for 30 days, misses are kept for 90. */
export const conversationMs = 15 * 60_000;
export const turnMs = 30 * 86_400_000;
export const missMs = 90 * 86_400_000;

/** What Roadmate remembers. Implementations are held to one contract suite. Times are UTC milliseconds. */
export interface Store {
  recall(person: PersonId, place: PlaceId, now: number): Promise<Conversation>;
  record(person: PersonId, place: PlaceId, changes: readonly Change[], now: number): Promise<void>;
  /** The turn a button stands under; undefined once it is over. */
  turn(id: TurnId, now: number): Promise<Turn | undefined>;
  /** Missed questions, newest first. */
  misses(now: number): Promise<readonly Miss[]>;
  close(): Promise<void>;
}
