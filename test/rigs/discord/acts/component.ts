import { ButtonStyle, ComponentType, InteractionType, MessageFlags } from "discord.js";
import type { Component, Message } from "../message.ts";
import { parts } from "../message.ts";
import { interact, type Outcome } from "../outcome.ts";
import { type Place, placeOf } from "../place.ts";
import type { Platform } from "../platform.ts";
import type { Person } from "../world.ts";
import { createResolving, type Resolving } from "./resolved.ts";

export interface Press {
  /** Where the component is; it is used as the message stands now. */
  readonly message: Pick<Message, "id">;
  readonly customId: string;
  /** Default who used what the message answers, or the first person. */
  readonly user?: string;
}

export interface Selection extends Press {
  /** Values of a string select; names of people, channels or roles. */
  readonly values: readonly string[];
}

/** Somebody presses a button. Throws when it is not there, is disabled or is not theirs to see. */
export function press(platform: Platform, use: Press): Outcome {
  const { component, ...rest } = reached(platform, use);
  if (component.type !== ComponentType.Button || component.style === ButtonStyle.Link)
    throw new Error(`${use.customId} is no button`);
  return send(platform, { component, ...rest }, {});
}

/** Somebody chooses in a select. Throws also when the values cannot be chosen. */
export function select(platform: Platform, use: Selection): Outcome {
  const target = reached(platform, use);
  const resolving = createResolving(platform.world, target.person, target.place.channel.guild);
  const values = chosen(target.component, use.values, resolving);
  return send(platform, target, { values, ...resolving.result() });
}

interface Target {
  readonly message: Message;
  readonly component: Component;
  readonly person: Person;
  readonly place: Place;
}

function send(platform: Platform, { message, component, person, place }: Target, more: object): Outcome {
  const { custom_id: name = "", type, id } = component;
  const opening = {
    type: InteractionType.MessageComponent,
    place,
    person,
    name: name ?? "",
    source: message.id,
  } as const;
  return interact(platform, opening, { custom_id: name, component_type: type, id, ...more }, { message });
}

function reached(
  { messages, interactions, world }: Platform,
  { message: { id }, customId, user }: Press,
): Target {
  const message = messages.find(id);
  const maker = interactions.ofMessage(id).at(-1);
  const person = user === undefined && maker ? maker.person : world.person(user);
  const channel = message && world.channelById(message.channel_id);
  if (!message || !channel) throw new Error(`there is no message ${id}`);
  const isHidden = (message.flags & MessageFlags.Ephemeral) !== 0 && maker?.person !== person;
  const component = [...parts(message.components)]
    .map(({ part }) => part)
    .find((part) => part.custom_id === customId);
  if (!component || isHidden) throw new Error(`${person.name} sees no ${customId} on the message`);
  if (component.disabled) throw new Error(`${customId} is disabled`);
  return { message, component, person, place: maker?.place ?? placeOf(channel, person) };
}

/** The values as the interaction has them. */
export function chosen(
  component: Component,
  values: readonly string[],
  resolving: Resolving,
): readonly string[] {
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  if (values.length < least || values.length > most)
    throw new Error(`${component.custom_id} takes ${least} to ${most} values`);
  return values.map((value) => choose(component, value, resolving));
}

function choose(
  { type, custom_id, options, channel_types }: Component,
  value: string,
  resolving: Resolving,
): string {
  switch (type) {
    case ComponentType.StringSelect:
    case ComponentType.CheckboxGroup:
    case ComponentType.RadioGroup:
      if (!options?.some((one) => one.value === value))
        throw new Error(`${custom_id} has no option ${value}`);
      return value;
    case ComponentType.UserSelect:
    case ComponentType.MentionableSelect:
      return resolving.person(value);
    case ComponentType.ChannelSelect:
      return resolving.channel(value, channel_types);
    case ComponentType.RoleSelect:
      return resolving.role(value);
    default:
      throw new Error(`${custom_id} is no select`);
  }
}
