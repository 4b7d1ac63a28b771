import type { Action } from "./action.ts";
import type { FormName, FormValues } from "./form.ts";
import type { CommandName, CommandOptions } from "./understand/commands.ts";

export type Platform = "discord" | "slack" | "terminal" | "web";
/** A person on a platform: `discord:80351110224678912`, or `slack:workspace/person`, for there ids hold within a workspace. */
export type PersonId = `${Platform}:${string}`;
/** Where they talk: `platform:community/channel` in a community, so that what belongs to one is found by how it begins; a
 *  direct conversation has the id of its person, so that what was said there is forgotten with them. */
export type PlaceId = `${Platform}:${string}`;

/** What a person did, everything platform-specific removed. */
export interface Message {
  /** The platform's id of the event: an event is handled once. */
  readonly id: string;
  readonly from: PersonId;
  readonly place: PlaceId;
  /** BCP 47, as the platform gives it. */
  readonly locale?: string;
  /** Whether the person may manage the community the place is in. */
  readonly mayManage: boolean;
  /** Who will see the reply; from the command table, settled before any work. */
  readonly audience: "private" | "everyone";
  /** The person the answer is meant for, when it is another one. */
  readonly for?: PersonId;
  readonly body: MessageBody;
}

export type MessageBody =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "command"; readonly name: CommandName; readonly options: CommandOptions }
  | { readonly kind: "press"; readonly action: Action }
  | {
      readonly kind: "form";
      readonly name: FormName;
      /** What the form was about: the rest of its id. */
      readonly subject?: string;
      readonly values: FormValues;
    }
  /** The page a platform keeps for each person. */
  | { readonly kind: "home" }
  /** Roadmate came to a community. */
  | { readonly kind: "join" };
