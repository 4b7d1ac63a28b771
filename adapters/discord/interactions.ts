import {
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from "discord.js";
import { audienceOf, isPersonal, replaces } from "../../src/index.ts";
import { answerThis } from "./answer-this.ts";
import { type Asked, attend } from "./attend.ts";
import { complete } from "./complete.ts";
import type { Desk } from "./desk.ts";
import { toLog } from "./failures.ts";
import { readForm } from "./modal.ts";
import { openForm } from "./open.ts";
import { mayManage, personOf, readCommand, readFilled, readPress, type Where, whereIn } from "./read.ts";
import { isReplied } from "./replied.ts";
import { shareAnswer } from "./share.ts";
import type { Handle } from "./wire.ts";
import { words } from "./words.ts";

/** Everything that is used in Discord: commands, buttons, menus, forms. Never throws. */
export async function handleInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  try {
    await handle(interaction, desk);
  } catch (error) {
    desk.log.error({ interaction: interaction.id, ...toLog(error) }, "an interaction could not be read");
  }
}

async function handle(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete()) return complete(interaction, handleOf(interaction), desk);
  if (interaction.isChatInputCommand()) return command(interaction, desk);
  if (interaction.isMessageContextMenuCommand()) return answerThis(interaction, askedBy(interaction), desk);
  if (interaction.isMessageComponent()) return press(interaction, desk);
  if (interaction.isModalSubmit()) return filled(interaction, desk);
}

const handleOf = ({ id, token }: BaseInteraction): Handle => ({ id, token, arrived: performance.now() });

/** What every interaction tells. */
function askedBy(
  interaction: BaseInteraction,
): Pick<Asked, "handle" | "from" | "where" | "locale" | "mayManage"> {
  return {
    handle: handleOf(interaction),
    from: personOf(interaction.user.id),
    where: whereIn(interaction),
    locale: interaction.locale,
    mayManage: mayManage(interaction),
  };
}

async function command(interaction: ChatInputCommandInteraction, desk: Desk): Promise<void> {
  const asked = askedBy(interaction);
  const read = readCommand(interaction.commandName, interaction.options.data, asked.from);
  if (read === undefined) return attend({ ...asked, says: words.oldCommand }, desk);
  const { body, meant } = read;
  const { channel } = asked.where;
  return attend(
    { ...asked, body, meant, audience: (settings) => audienceOf(body.name, settings, channel, meant) },
    desk,
  );
}

async function press(interaction: MessageComponentInteraction, desk: Desk): Promise<void> {
  const asked = askedBy(interaction);
  const values = interaction.isStringSelectMenu() ? interaction.values : [];
  const action = readPress(interaction.customId, values);
  if (action === undefined) return attend({ ...asked, says: words.oldButton }, desk);
  if (action.verb === "form") return openForm(action.id, asked, desk);
  if (action.verb === "share") return shareAnswer(action, interaction, asked, desk);
  const body = { kind: "press", action } as const;
  const alone = isAlone(interaction, asked.where);
  if (alone || isPersonal(action) || !replaces(action))
    return attend({ ...asked, body, replaces: alone && replaces(action) }, desk);
  const own = await isReplied(interaction, desk);
  return attend({ ...asked, body, replaces: own, audience: () => (own ? "everyone" : "private") }, desk);
}

/** Whether only the one who pressed sees the message. */
const isAlone = (interaction: MessageComponentInteraction | ModalSubmitInteraction, where: Where): boolean =>
  !where.shared || (interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false);

async function filled(interaction: ModalSubmitInteraction, desk: Desk): Promise<void> {
  const asked = askedBy(interaction);
  const { customId, fields, guildId } = interaction;
  const body = readFilled(customId, readForm(fields.fields.values(), guildId));
  if (body === undefined) return attend({ ...asked, says: words.oldForm }, desk);
  const { channel } = asked.where;
  return body.name === "follow-up"
    ? attend({ ...asked, body, audience: (settings) => audienceOf("ask", settings, channel) }, desk)
    : attend(
        { ...asked, body, replaces: isAlone(interaction, asked.where) && interaction.isFromMessage() },
        desk,
      );
}
