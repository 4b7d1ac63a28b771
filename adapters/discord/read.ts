import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  type BaseInteraction,
  type CommandInteractionOption,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";
import {
  type Action,
  decodeAction,
  decodeForm,
  type FormValues,
  findCommand,
  type MessageBody,
  type PersonId,
  type PlaceId,
} from "../../src/index.ts";
import { forName } from "./register.ts";

/** Discord's events → what the core knows. Pure. */

/** Where something happened. */
export interface Where {
  /** `discord:SERVER/CHANNEL`; in a direct message the person; among others outside servers, where somebody uses their own
   *  installation, `discord:dm/CHANNEL`, so that it is not taken for what was said between the two. */
  readonly place: PlaceId;
  /** What the settings go by: the place, or the channel a thread belongs to. */
  readonly channel: PlaceId;
  /** Whether others read along. */
  readonly shared: boolean;
}

export interface Spot {
  readonly guildId: string | null;
  readonly channelId: string | null;
  /** Of a thread. */
  readonly parentId?: string | null;
  readonly userId: string;
  /** Between the person and Roadmate alone. */
  readonly direct: boolean;
}

export function whereOf({ guildId, channelId, parentId, userId, direct }: Spot): Where {
  if (direct) return { place: personOf(userId), channel: personOf(userId), shared: false };
  const inside = guildId ?? "dm";
  const place: PlaceId = `discord:${inside}/${channelId}`;
  return { place, channel: parentId ? `discord:${inside}/${parentId}` : place, shared: true };
}

/** Where an interaction happened. */
export function whereIn(interaction: BaseInteraction): Where {
  const { guildId, channelId, channel, user, context } = interaction;
  const parentId = channel?.isThread() ? channel.parentId : null;
  const direct = context === InteractionContextType.BotDM || (context === null && guildId === null);
  return whereOf({ guildId, channelId, parentId, userId: user.id, direct });
}

export const personOf = (id: string): PersonId => `discord:${id}`;

/** Whether the person may manage the server, and Roadmate is a member of it. */
export const mayManage = (
  interaction: Pick<BaseInteraction, "memberPermissions" | "guildId" | "authorizingIntegrationOwners">,
): boolean =>
  isMember(interaction) && (interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false);

/** Whether Roadmate is there itself, and not only the person's own installation. */
export const isMember = ({
  guildId,
  authorizingIntegrationOwners: owners,
}: Pick<BaseInteraction, "guildId" | "authorizingIntegrationOwners">): boolean =>
  guildId !== null && owners[ApplicationIntegrationType.GuildInstall] === guildId;

/** A command, and whom the answer is for when it is somebody else. Undefined for one this version does not know. */
export function readCommand(
  commandName: string,
  given: readonly Pick<CommandInteractionOption, "name" | "type" | "value">[],
  from: PersonId,
): { readonly body: MessageBody & { kind: "command" }; readonly meant?: PersonId } | undefined {
  const name = findCommand(commandName)?.name;
  if (name === undefined) return undefined;
  const words = given.filter(({ type }) => type === ApplicationCommandOptionType.String);
  const options = Object.fromEntries(words.map((option) => [option.name, String(option.value ?? "")]));
  // What is no id cannot be mentioned: Discord would refuse the whole answer.
  const user = given.find(
    ({ name, type, value }) =>
      name === forName && type === ApplicationCommandOptionType.User && /^[1-9]\d*$/.test(String(value)),
  );
  const meant = user === undefined ? from : personOf(String(user.value));
  const body = { kind: "command", name, options } as const;
  return meant === from ? { body } : { body, meant };
}

/** What was pressed or picked from a menu; undefined for what this version does not know. */
export const readPress = (customId: string, values: readonly string[] = []): Action | undefined =>
  decodeAction(values[0] ?? customId);

/** What a form that was sent means; undefined for one this version does not know. */
export function readFilled(
  customId: string,
  values: FormValues,
): (MessageBody & { kind: "form" }) | undefined {
  const action = decodeAction(customId);
  const form = action?.verb === "form" ? decodeForm(action.id) : undefined;
  return form === undefined ? undefined : { kind: "form", ...form, values };
}

/** The words of a message: without mentions, emoji and whatever else stands in angle brackets. */
export const readText = (content: string): string =>
  content
    .replace(/<(?:[@#][!&]?\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^:<>]+:\d+|id:\w+)>/g, " ")
    .replace(/[^\S\n]+/g, " ")
    .trim();
