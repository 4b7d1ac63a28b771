import { MessageFlags } from "discord.js";
import type { Dispatch } from "./gateway.ts";
import type { Acknowledgement, Interaction, Opening } from "./interactions.ts";
import type { Component, Message } from "./message.ts";
import { numbered } from "./messages.ts";
import { rawContext } from "./place.ts";
import type { Platform } from "./platform.ts";
import type { Choice } from "./referee/choices.ts";

/** What comes of an interaction. Everything that waits rejects after the rig's patience. */
export interface Outcome {
  /** The interaction's. */
  readonly id: string;
  /** The first answer. */
  acknowledged(): Promise<Acknowledgement>;
  /** The message that answers, as it stands now: the new one, or the one the component is on; not while it is loading.
   *  With `when`, as soon as an edit makes it true. */
  reply(when?: (message: Message) => boolean): Promise<Message>;
  /** The form that was opened, for `rig.submit`. */
  modal(): Promise<Form>;
  choices(): Promise<readonly Choice[]>;
  /** The messages that followed, as they stand now, once there are as many; default one. */
  followUps(count?: number): Promise<readonly Message[]>;
  /** Delivers the same event again, as Discord sometimes does. */
  redeliver(): void;
}

/** A form that somebody has before them. */
export interface Form {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Component[];
  readonly opener: Interaction;
}

/** Sends an interaction to the bot. */
export function interact(platform: Platform, opening: Opening, data: object, more: object = {}): Outcome {
  const { interactions, gateway, world } = platform;
  const interaction = interactions.open(opening);
  const { id, token, type, place, person } = interaction;
  const event: Dispatch = {
    t: "INTERACTION_CREATE",
    d: { id, token, type, ...rawContext(place, person, world), data, ...more },
    guild: place.channel.guild?.id,
    intent: 0,
  };
  gateway.dispatch(event);
  return outcomeOf(platform, interaction, event);
}

function outcomeOf(
  { waiting, messages, gateway }: Platform,
  interaction: Interaction,
  event: Dispatch,
): Outcome {
  const { id, name } = interaction;
  const until = <T>(what: string, probe: () => T | undefined): Promise<T> =>
    waiting.until(id, `${what} to ${name}`, probe);
  const shown = (): Message | undefined => {
    const message = messages.find(interaction.original ?? "");
    const isUntouched = interaction.answer?.kind === "deferred-update" && interaction.edits === 0;
    return message && (message.flags & MessageFlags.Loading) === 0 && !isUntouched ? message : undefined;
  };
  return {
    id,
    acknowledged: () => until("an acknowledgement", () => interaction.answer),
    reply: (when = () => true) =>
      until("a reply", () => {
        const message = interaction.answer && shown();
        return message && when(message) ? message : undefined;
      }),
    modal: () => until("a form", () => interaction.modal).then((modal) => formOf(modal, interaction)),
    choices: () => until("choices", () => interaction.choices),
    followUps: (count = 1) =>
      until(`${count} follow-ups`, () => {
        const { followUps } = interaction;
        return followUps.length >= count ? followUps.flatMap((one) => messages.find(one) ?? []) : undefined;
      }),
    redeliver: () => gateway.dispatch(event),
  };
}

const formOf = (
  { custom_id, title, components }: NonNullable<Interaction["modal"]>,
  opener: Interaction,
): Form => ({
  customId: custom_id,
  title,
  components: numbered(components),
  opener,
});
