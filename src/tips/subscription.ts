import type { PersonId, PlaceId } from "../message.ts";
import type { Told } from "./choose.ts";

/** Someone who gets a tip a day: a channel, or a person in a direct message. */
export interface Subscription {
  /** At most 20 letters and digits. */
  readonly id: string;
  readonly to: PersonId | PlaceId;
  /** Who set it up, and hears of it when it cannot be delivered. Absent once they are forgotten. */
  readonly by?: PersonId;
  /** IANA time zone. */
  readonly zone: string;
  /** `HH:mm`, local. */
  readonly time: string;
  /** 1 is Monday, 7 is Sunday; at least one. */
  readonly weekdays: readonly number[];
  /** Levels of the roadmap; empty means all. */
  readonly levels: readonly string[];
  /** Themes of the knowledge; empty means all. */
  readonly themes: readonly string[];
  /** Nothing comes while it is there. */
  readonly paused?: Pause;
}

export interface Pause {
  /** The local date from which they come again, `YYYY-MM-DD`; without one, when it is resumed. */
  readonly until?: string;
  /** `unreachable`: three in a row could not be delivered · `zone`: the time zone data of the machine that sends does not know the
   *  zone. */
  readonly why: "asked" | "unreachable" | "zone";
}

/** The tip to come. */
export interface Next {
  /** When it is sent, in UTC milliseconds. */
  readonly at: number;
  /** The local date it is for, `YYYY-MM-DD`. */
  readonly date: string;
}

/** A subscription, and how it stands. */
export interface Subscribed extends Subscription {
  /** Absent while it is paused for no set time. */
  readonly next?: Next;
  /** The local date of the last tip. */
  readonly lastDate?: string;
  /** Absent before the first tip. */
  readonly told?: Told;
  /** How many in a row could not be delivered. */
  readonly failures: number;
}

/** Whether it is a person's own. Their id alone does not tell: those of Slack look like a place's. */
export const isOwn = ({ to, by }: Pick<Subscription, "to" | "by">): boolean => to === by;
