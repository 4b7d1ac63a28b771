import {
  ApplicationIntegrationType as Install,
  ApplicationCommandType as Kind,
  PermissionFlagsBits,
  InteractionType as Type,
} from "discord.js";
import type { Message } from "../message.ts";
import { interact, type Outcome } from "../outcome.ts";
import { permissionsOf } from "../permissions.ts";
import { type InstallOption, type Place, placeOf } from "../place.ts";
import type { Platform } from "../platform.ts";
import type { CommandOption } from "../referee/command.ts";
import type { Json } from "../referee/problem.ts";
import type { Command } from "../registry.ts";
import type { Person } from "../world.ts";
import { type Focus, fillOptions, type OptionValues } from "./options.ts";
import { createResolving, type Resolving } from "./resolved.ts";

/** Who does something, and where. */
export interface Doing {
  /** A name; default the first person. */
  readonly user?: string;
  /** A channel's name, `dm` or `private`; default the first channel. */
  readonly channel?: string;
  /** For whom the app is installed; default where its bot is, and for the person elsewhere. */
  readonly install?: InstallOption;
}

export interface CommandUse extends Doing {
  readonly name: string;
  /** `set-up`, or `group set-up`. */
  readonly subcommand?: string;
  readonly options?: OptionValues;
}

/** Somebody uses a slash command. Throws when it is not registered, not offered there, or its options do not fit. */
export function useCommand(platform: Platform, use: CommandUse): Outcome {
  return chat(platform, use, Type.ApplicationCommand);
}

export interface Typing extends CommandUse, Focus {}

/** Somebody types in an option of a slash command. */
export function typeOption(platform: Platform, use: Typing): Outcome {
  return chat(platform, use, Type.ApplicationCommandAutocomplete, use);
}

function chat(platform: Platform, use: CommandUse, type: Type, focus?: Focus): Outcome {
  const { person, place, command } = offered(platform, use, Kind.ChatInput);
  const resolving = createResolving(platform.world, person, place.channel.guild);
  const steps = use.subcommand?.split(" ") ?? [];
  const { options, optionType } = descend(command.options ?? [], steps, use.options ?? {}, resolving, focus);
  const data = { ...base(command), ...(options.length > 0 && { options }), ...resolving.result() };
  const name = `/${[use.name, ...steps].join(" ")}`;
  return interact(
    platform,
    { type, place, person, name, ...(optionType !== undefined && { optionType }) },
    data,
  );
}

export interface ContextMenuUse extends Doing {
  readonly name: string;
  /** A message, or the name of a person. */
  readonly target: Pick<Message, "id"> | string;
}

/** Somebody uses a command on a message or a person. */
export function useContextMenu(platform: Platform, use: ContextMenuUse): Outcome {
  const { target, name } = use;
  const { world, messages } = platform;
  if (typeof target === "string") {
    const { person, place, command } = offered(platform, use, Kind.User);
    const resolving = createResolving(world, person, place.channel.guild);
    const target_id = resolving.person(target);
    return interact(
      platform,
      { type: Type.ApplicationCommand, place, person, name },
      { ...base(command), target_id, ...resolving.result() },
    );
  }
  const message = messages.find(target.id);
  if (!message) throw new Error(`there is no message ${target.id}`);
  const { person, place, command } = offered(platform, { channel: message.channel_id, ...use }, Kind.Message);
  const data = { ...base(command), target_id: message.id, resolved: { messages: { [message.id]: message } } };
  return interact(platform, { type: Type.ApplicationCommand, place, person, name, target: message.id }, data);
}

const base = ({ id, name, type, guildId }: Command): object => ({
  id,
  name,
  type,
  ...(guildId !== undefined && { guild_id: guildId }),
});

/** The command as somebody is offered it where they are. */
function offered(
  platform: Platform,
  { name, user, channel: ref, install }: Doing & { readonly name: string },
  kind: Kind,
) {
  const { world, registry } = platform;
  const person = world.person(user);
  const channel = world.channel(ref, person);
  const command = registry.named(name, kind, channel.guild?.id);
  if (!command) throw new Error(`${name} is not registered`);
  const place = placeOf(channel, person, install);
  const installs = place.installs.filter((one) =>
    (command.integration_types ?? [Install.GuildInstall]).includes(one),
  );
  const isOffered = installs.length > 0 && (command.contexts?.includes(place.context) ?? true);
  if (!isOffered || !isAllowed(command, place, person))
    throw new Error(`${name} is not offered to ${person.name} there`);
  return { person, command, place: { ...place, installs } };
}

function isAllowed(
  { default_member_permissions: needed }: Command,
  { channel }: Place,
  person: Person,
): boolean {
  if (!channel.guild || needed === undefined || needed === null) return true;
  const has = permissionsOf(person, channel.guild);
  const all = BigInt(needed);
  return all === 0n ? (has & PermissionFlagsBits.Administrator) !== 0n : (has & all) === all;
}

/** The options below sub-commands, wrapped in them. */
function descend(
  defined: readonly CommandOption[],
  steps: readonly string[],
  given: OptionValues,
  resolving: Resolving,
  focus: Focus | undefined,
): { readonly options: readonly Json[]; readonly optionType: number | undefined } {
  const [step, ...deeper] = steps;
  if (step === undefined) {
    const optionType = defined.find(({ name }) => name === focus?.option)?.type;
    return { options: fillOptions(defined, given, resolving, focus), optionType };
  }
  const found = defined.find(({ name }) => name === step);
  if (!found) throw new Error(`there is no sub-command ${step}`);
  const { name, type } = found;
  const { options, optionType } = descend(found.options ?? [], deeper, given, resolving, focus);
  return { options: [{ name, type, options }], optionType };
}
