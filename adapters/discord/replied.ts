import { setTimeout as sleep } from "node:timers/promises";
import type { MessageComponentInteraction } from "discord.js";
import type { Desk } from "./desk.ts";

/** Whether the message that was pressed on answers the one who pressed. */
export async function isReplied(interaction: MessageComponentInteraction, desk: Desk): Promise<boolean> {
  const { message, user } = interaction;
  const known = message.interactionMetadata?.user.id ?? message.mentions.repliedUser?.id;
  if (known !== undefined) return known === user.id;
  const { channelId, messageId } = message.reference ?? {};
  if (channelId === undefined || messageId === undefined) return false;
  // Discord does not always say whom a message answers. Nobody waits long for it: who is not known is another one.
  const author = desk.wire.author(channelId, messageId).catch(() => undefined);
  return (await Promise.race([author, sleep(500, undefined, { ref: false })])) === user.id;
}
