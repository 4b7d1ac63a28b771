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
  /** Sends unprompted, as tips do. `key` names the delivery; when `attempt` > 1 the adapter first looks whether the
   *  earlier attempt arrived. Throws when the platform cannot be reached. */
  send(
    to: Address,
    reply: Reply,
    delivery: { readonly key: string; readonly attempt: number },
  ): Promise<void>;
}
