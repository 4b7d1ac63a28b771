import { type Message, MessageType } from "discord.js";
import { permits } from "../../src/index.ts";
import { type Desk, drawWhole, isNew, say, sayElsewhere } from "./desk.ts";
import type { Drawn } from "./draw.ts";
import { isForbidden, toLog } from "./failures.ts";
import { personOf, readText, whereOf } from "./read.ts";
import { words } from "./words.ts";

/** Milliseconds until "Roadmate is typing…" is shown. */
const patience = 700;

/** Whether a message is for Roadmate: a direct one, one that mentions it, or that answers what it said. Without the
 *  privileged intent, Discord tells the words of no other. */
export const isForMe = ({ author, type, webhookId, guildId, mentions }: Message, me: string): boolean =>
  !author.bot &&
  webhookId === null &&
  (type === MessageType.Default || type === MessageType.Reply) &&
  (guildId === null || mentions.users.has(me));

/** Answers a message that is for Roadmate. Never throws. */
export async function handleMessage(message: Message, desk: Desk): Promise<void> {
  const { log, wire } = desk;
  const about = { message: message.id, channel: message.channelId };
  const typing = setTimeout(() => wire.type(message.channelId).catch(() => {}), patience);
  try {
    const drawn = await answer(message, desk);
    clearTimeout(typing);
    if (drawn !== undefined) await post(drawn, message, desk);
  } catch (error) {
    log.error({ ...about, ...toLog(error) }, "an answer failed");
    await post(say(words.sorry), message, desk).catch((why: unknown) =>
      log.warn({ ...about, ...toLog(why) }, "nobody could be told"),
    );
  } finally {
    clearTimeout(typing);
  }
}

/** What there is to say; undefined where it stays silent. */
async function answer(message: Message, desk: Desk): Promise<readonly Drawn[] | undefined> {
  const { id, author, channel, channelId, guildId, content } = message;
  const direct = guildId === null;
  const parentId = channel.isThread() ? channel.parentId : null;
  const where = whereOf({ guildId, channelId, parentId, userId: author.id, direct });
  const [settings, fresh] = await Promise.all([desk.advisor.settings(where.channel), isNew(desk, id)]);
  if (!fresh || !(direct || settings.mentions)) return undefined;
  if (!direct && !permits(settings, where.channel)) return sayElsewhere(settings);
  await desk.turns.next();
  const reply = await desk.advisor.answer({
    id,
    from: personOf(author.id),
    place: where.place,
    mayManage: false,
    audience: direct ? "private" : "everyone",
    body: { kind: "text", text: readText(content) },
  });
  return reply.repeated ? undefined : drawWhole(reply, desk);
}

/** Says it below the message; where Roadmate may not speak, to the person directly. */
async function post(drawn: readonly Drawn[], { id, channelId, author }: Message, desk: Desk): Promise<void> {
  try {
    for (const [at, one] of drawn.entries())
      await desk.wire.post(channelId, one, at === 0 ? { answers: id } : {});
  } catch (error) {
    if (!isForbidden(error)) throw error;
    desk.log.warn({ channel: channelId, ...toLog(error) }, "no answer could be given in a channel");
    const direct = await desk.wire.openDirect(author.id);
    for (const one of [...say(words.noVoice), ...drawn]) await desk.wire.post(direct, one);
  }
}
