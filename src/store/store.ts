import type { TurnId } from "../action.ts";
import type { PersonId, PlaceId } from "../message.ts";
import type { CommunityId, Settings } from "../settings.ts";
import type { Next, Subscribed, Subscription } from "../tips/subscription.ts";
import type { Slots } from "../understand/intent.ts";
import type { Installations } from "./installations.ts";
import type { Fact } from "./learner.ts";
import type { Tips } from "./tips.ts";

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

/** A turn, who asked, and where. */
export interface KeptTurn extends Turn {
  readonly by: PersonId;
  readonly place: PlaceId;
}

/** What was just said between one person and Roadmate in one place. */
export interface Conversation {
  /** The last turn, unless it is over {@link conversationMs} ago. */
  readonly last?: Turn;
}

/** What there is to know before a message is answered. */
export interface Recalled extends Conversation {
  /** All that is known of the learner, oldest first; facts of one moment as they were recorded. */
  readonly facts: readonly Fact[];
}

/** Everything that is stored about a person. A miss is not: nobody knows whose it was. */
export interface PersonData {
  /** Oldest first. */
  readonly facts: readonly Fact[];
  /** Oldest first. */
  readonly turns: readonly (Turn & { readonly place: PlaceId })[];
  /** Their own, and those they set up. */
  readonly subscriptions: readonly Subscribed[];
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
  /** What those who look after the answers made of it; undefined while it is open. */
  readonly settled?: Settlement;
}

/** `answered`: a topic answers it now · `outside`: it is out of scope · `dismissed`: nothing is to be done. */
export type Settlement = "answered" | "outside" | "dismissed";

/** Whether an answer helped. Holds nothing of who said so. */
export interface Rating {
  /** Of the answer. It is kept as a hash, which leads to no turn once that is over. */
  readonly turn: TurnId;
  /** When it was said, in UTC milliseconds. */
  readonly at: number;
  readonly topic: string;
  readonly helpful: boolean;
}

/** How often the answers of a topic helped, and did not. */
export interface Received {
  readonly topic: string;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** Something to remember. Recording it twice does no harm: the first record stands. The id of a fact is the person's
 *  own, that of a turn is one of a kind. */
export type Change =
  | { readonly kind: "fact"; readonly fact: Fact }
  | { readonly kind: "turn"; readonly turn: Turn }
  | { readonly kind: "miss"; readonly miss: Miss }
  /** Replaces what was said of the same answer before. */
  | { readonly kind: "rating"; readonly rating: Rating }
  /** Replaces what was made of them before. */
  | { readonly kind: "settled"; readonly misses: readonly Miss[]; readonly as: Settlement }
  /** Replaces what was settled before. */
  | { readonly kind: "settings"; readonly community: CommunityId; readonly settings: Settings }
  /** Replaces what is there by the id, but for what was sent. Without `next` nothing comes. */
  | { readonly kind: "subscribe"; readonly subscription: Subscription; readonly next?: Next }
  | { readonly kind: "unsubscribe"; readonly id: string };

/** A conversation is over after 15 minutes, a turn's buttons work for 30 days, misses and ratings are kept for 90. */
export const conversationMs = 15 * 60_000;
export const turnMs = 30 * 86_400_000;
export const missMs = 90 * 86_400_000;

/** Events are known for a day; platforms repeat them for some minutes. */
export const eventMs = 86_400_000;

/** What is over is deleted when something is recorded, at most once in this time. */
export const sweepMs = 3_600_000;

/** What Roadmate remembers. Implementations are held to one contract suite. Times are UTC milliseconds. */
export interface Store extends Installations, Tips {
  recall(person: PersonId, place: PlaceId, now: number): Promise<Recalled>;
  /** Remembers all of the changes or, when it throws, none. What was remembered survives a crash. */
  record(person: PersonId, place: PlaceId, changes: readonly Change[], now: number): Promise<void>;
  /** The turn a button stands under, whoever asked; undefined once it is over. */
  turn(id: TurnId, now: number): Promise<KeptTurn | undefined>;
  /** Missed questions, newest first: all, or those from places of one community. */
  misses(now: number, within?: CommunityId): Promise<readonly Miss[]>;
  /** How the answers were received in the last 90 days, by topic; topics nobody rated are absent. */
  received(now: number): Promise<readonly Received[]>;
  mydata(person: PersonId): Promise<PersonData>;
  /** Deletes everything that names the person, at once. A button of theirs is then one that nobody knows. What they set up for a
   *  channel stays, without their name. */
  forget(person: PersonId): Promise<void>;
  /** The settings of a community; undefined where nobody changed them. */
  settings(community: CommunityId): Promise<Settings | undefined>;
  /** Deletes everything that belongs to a community: its installation, settings, subscriptions, what was said in its places, people
   *  known only there. */
  leave(community: CommunityId): Promise<void>;
  /** Remembers an event. False when it is remembered already, in whatever process. */
  first(event: string, now: number): Promise<boolean>;
  /** Throws when the store cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
