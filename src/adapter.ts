import type { PersonId, PlaceId, Platform } from "./message.ts";
import type { Reply } from "./reply.ts";

/** Where an unprompted message goes. */
export type Address = PersonId | PlaceId;

/** A platform's whole contract. What a person asks comes in through the advisor the adapter was made with. */
export interface Adapter {
  readonly platform: Platform;
  start(): Promise<void>;
  /** Lets what is under way finish, then leaves. Safe to call twice. */
  stop(): Promise<void>;
  /** Connected and able to answer; read by `/readyz`. */
  ready(): boolean;
  /** Sends unprompted, as tips do. When `attempt` > 1 the adapter first looks whether an earlier attempt arrived. Throws
   *  UnreachableError when trying again cannot help, and any other error when it may. */
  send(to: Address, reply: Reply, delivery: Delivery): Promise<void>;
}

/** One thing to deliver, once. */
export interface Delivery {
  /** Names it; at most 60 characters. */
  readonly key: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** When the first attempt was made, in UTC milliseconds. */
  readonly since: number;
  /** When this attempt is over, in UTC milliseconds: from then on nothing more of it is said, for another may begin. */
  readonly ends?: number;
}
