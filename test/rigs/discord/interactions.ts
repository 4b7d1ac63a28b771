import { InteractionType } from "discord.js";
import type { Clock, Ids } from "./ids.ts";
import type { Place } from "./place.ts";
import type { Choice } from "./referee/choices.ts";
import type { ModalBody } from "./referee/modal.ts";
import type { Person } from "./world.ts";

/** How a bot can answer at first. */
export type AnswerKind = "message" | "deferred" | "update" | "deferred-update" | "choices" | "modal";

/** The first answer to an interaction. */
export interface Acknowledgement {
  readonly kind: AnswerKind;
  readonly ephemeral: boolean;
  /** From the sending of the event to the answer's arrival. */
  readonly ms: number;
}

/** One use of a command, a component or a form. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly place: Place;
  readonly person: Person;
  /** What was used: the command with its sub-commands, or the custom id. */
  readonly name: string;
  /** The id of the message whose component was used, also when a form came between. */
  readonly source: string | undefined;
  /** The id of the message that a message command is about. */
  readonly target: string | undefined;
  /** What opened the form that was submitted. */
  readonly opener: Interaction | undefined;
  /** The type of the option that is being typed. */
  readonly optionType: number | undefined;
  /** By the rig's clock, and by the machine's. */
  readonly sentAt: number;
  readonly started: number;
  answer?: Acknowledgement;
  /** The id of the message that `@original` is. */
  original?: string;
  readonly followUps: string[];
  /** How often `@original` was edited. */
  edits: number;
  modal?: ModalBody;
  choices?: readonly Choice[];
}

export type Opening = Pick<Interaction, "type" | "place" | "person" | "name"> &
  Partial<Pick<Interaction, "source" | "target" | "opener" | "optionType">>;

export interface Interactions {
  open(opening: Opening): Interaction;
  byToken(token: string): Interaction | undefined;
  /** The one that made a message, or whose source it is, latest first. */
  ofMessage(messageId: string): readonly Interaction[];
  /** Says that a message belongs to an interaction. */
  claim(interaction: Interaction, messageId: string): void;
  /** Those without an answer. */
  unanswered(): readonly Interaction[];
}

export function createInteractions(clock: Clock, ids: Ids): Interactions {
  const byToken = new Map<string, Interaction>();
  const byMessage = new Map<string, Interaction[]>();
  const claim = (interaction: Interaction, messageId: string): void => {
    byMessage.set(messageId, [interaction, ...(byMessage.get(messageId) ?? [])]);
  };
  return {
    claim,
    byToken: (token) => byToken.get(token),
    ofMessage: (messageId) => byMessage.get(messageId) ?? [],
    unanswered: () => [...byToken.values()].filter(({ answer }) => !answer),
    open: ({ source, target, opener, optionType, ...opening }) => {
      const id = ids.next();
      const interaction: Interaction = {
        ...opening,
        id,
        token: Buffer.from(`interaction:${id}:${"x".repeat(80)}`).toString("base64url"),
        source,
        target,
        opener,
        optionType,
        sentAt: clock.now(),
        started: performance.now(),
        followUps: [],
        edits: 0,
      };
      byToken.set(interaction.token, interaction);
      if (source !== undefined) claim(interaction, source);
      return interaction;
    },
  };
}

/** Whether a bot can answer so: choices only while somebody types, no form after a form, updates only with a message. */
export function mayAnswer({ type, source }: Interaction, kind: AnswerKind): boolean {
  if (type === InteractionType.ApplicationCommandAutocomplete) return kind === "choices";
  switch (kind) {
    case "choices":
      return false;
    case "modal":
      return type !== InteractionType.ModalSubmit;
    case "update":
    case "deferred-update":
      return source !== undefined && type !== InteractionType.ApplicationCommand;
    case "message":
    case "deferred":
      return true;
  }
}
