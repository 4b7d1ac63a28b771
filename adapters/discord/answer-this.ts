import {
  PermissionFlagsBits as bits,
  type MessageContextMenuCommandInteraction as MessageCommand,
  messageLink,
} from "discord.js";
import { type Message, permits, type Reply } from "../../src/index.ts";
import { type Asked, guard, messageOf, patience } from "./attend.ts";
import { type Desk, drawWhole, isNew } from "./desk.ts";
import { draw } from "./draw.ts";
import { isForbidden, toLog } from "./failures.ts";
import { isMember, personOf, readText } from "./read.ts";
import { createResponder } from "./responder.ts";
import { words } from "./words.ts";

/** Answers the question in somebody's message, below that message. Where Roadmate may not speak, or has no clear answer,
 *  only the one who wanted it sees what it says. */
export async function answerThis(interaction: MessageCommand, asked: Asked, desk: Desk): Promise<void> {
  const { where, handle } = asked;
  const { advisor, wire } = desk;
  const way = { replaces: false, hidden: where.shared };
  const responder = createResponder(wire, handle, way, patience.answer);
  await guard(responder, asked, desk, async () => {
    const [settings, fresh] = await Promise.all([advisor.settings(where.channel), isNew(desk, handle.id)]);
    if (!fresh) return;
    const permitted = where.shared && permits(settings, where.channel);
    const everyone = permitted && maySpeak(interaction);
    const { intent, reply } = await advisor.explain({
      ...messageOf(asked),
      audience: everyone ? "everyone" : "private",
      ...(everyone ? meantFor(interaction) : {}),
      body: { kind: "text", text: readText(interaction.targetMessage.content) },
    });
    // What is said in the channel comes apart from what the interaction waits for.
    await responder.defer();
    const link = everyone && intent.kind === "answer" ? await speak(reply, interaction, desk) : undefined;
    if (link !== undefined) return responder.show(draw(answered(link), new Map()));
    const offers = { share: permitted, askOn: where.shared };
    return responder.show(await drawWhole(alone(reply), desk, { offers }));
  });
}

/** Whoever wrote the message hears of the answer. */
function meantFor({ targetMessage: { author, webhookId }, user }: MessageCommand): Pick<Message, "for"> {
  return webhookId !== null || author.id === user.id ? {} : { for: personOf(author.id) };
}

/** Whether Roadmate is there itself, and may answer a message. */
function maySpeak(interaction: MessageCommand): boolean {
  const send = interaction.channel?.isThread() ? bits.SendMessagesInThreads : bits.SendMessages;
  return (
    isMember(interaction) && interaction.appPermissions.has(bits.ViewChannel | send | bits.ReadMessageHistory)
  );
}

/** Says it below the message → where it stands. Undefined where Roadmate may not, after all. */
async function speak(reply: Reply, interaction: MessageCommand, desk: Desk): Promise<string | undefined> {
  const { channelId, guildId } = interaction.targetMessage;
  const note = `${words.askedBy} <@${interaction.user.id}>`;
  const [first, ...rest] = await drawWhole(reply, desk, reply.mention === undefined ? {} : { note });
  if (first === undefined) return undefined;
  try {
    const said = await desk.wire.post(channelId, first, { answers: interaction.targetMessage.id });
    for (const one of rest) await desk.wire.post(channelId, one);
    return guildId === null ? messageLink(channelId, said) : messageLink(channelId, said, guildId);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    desk.log.warn({ channel: channelId, ...toLog(error) }, "no answer could be given in a channel");
    return undefined;
  }
}

/** For nobody but the one who reads it. */
const alone = ({ mention: _, ...reply }: Reply): Reply => reply;

const answered = (url: string): Reply => ({
  blocks: [{ kind: "paragraph", spans: [{ kind: "link", text: words.answered, url }] }],
});
