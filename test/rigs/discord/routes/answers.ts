import { MessageFlags, InteractionResponseType as Response, InteractionType as Type } from "discord.js";
import { z } from "zod";
import { type AnswerKind, type Interaction, mayAnswer } from "../interactions.ts";
import { bodySchema, type Message, type MessageBody, referenceTo } from "../message.ts";
import { ownersOf } from "../place.ts";
import type { Platform } from "../platform.ts";
import { rawUser } from "../raw.ts";
import { choicesSchema } from "../referee/choices.ts";
import { notOneOf } from "../referee/complaints.ts";
import { modalSchema } from "../referee/modal.ts";
import { formRefusal, refusal } from "../refusal.ts";
import { type Call, judge, noContent, ok, type Route } from "../router.ts";

/** How a bot answers an interaction at first. */
export const answerRoutes = (platform: Platform): readonly Route[] => [
  {
    method: "POST",
    path: "/interactions/:id/:token/callback",
    open: true,
    handle: (call) => {
      const interaction = waitingFor(platform, call);
      const kind = kindOf(interaction, call.body);
      const edited = kind === "update" ? sourceOf(platform, interaction) : undefined;
      const { optionType } = interaction;
      judge(platform, call, "callback", {
        ...(edited && { edited }),
        ...(optionType !== undefined && { optionType }),
      });
      const { data } = answerSchema.parse(call.body);
      const message = carryOut(platform, interaction, kind, data ?? {}, call);
      const ephemeral = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
      interaction.answer = { kind, ephemeral, ms: performance.now() - interaction.started };
      platform.waiting.changed(interaction.id);
      return call.query.get("with_response") === "true"
        ? ok(response(interaction, kind, message))
        : noContent;
    },
  },
];

const answerSchema = z.looseObject({ type: z.number(), data: z.unknown().optional() });

const kinds: ReadonlyMap<number, AnswerKind> = new Map([
  [Response.ChannelMessageWithSource, "message"],
  [Response.DeferredChannelMessageWithSource, "deferred"],
  [Response.DeferredMessageUpdate, "deferred-update"],
  [Response.UpdateMessage, "update"],
  [Response.ApplicationCommandAutocompleteResult, "choices"],
  [Response.Modal, "modal"],
]);

/** The interaction of a call, if it can still be answered. */
function waitingFor({ interactions, clock, options }: Platform, call: Call): Interaction {
  const interaction = interactions.byToken(call.param("token"));
  if (interaction?.id !== call.param("id")) throw refusal(10062);
  if (interaction.answer) throw refusal(40060);
  if (clock.now() - interaction.sentAt > options.deadlineMs) throw refusal(10062);
  return interaction;
}

function kindOf(interaction: Interaction, body: unknown): AnswerKind {
  const { data } = answerSchema.safeParse(body);
  const kind = kinds.get(data?.type ?? 0);
  if (kind && mayAnswer(interaction, kind)) return kind;
  const may = [...kinds].filter(([, one]) => mayAnswer(interaction, one)).map(([type]) => type);
  throw formRefusal([{ ...notOneOf(may), path: ["type"] }]);
}

const sourceOf = ({ messages }: Platform, { source }: Interaction): Message | undefined =>
  source === undefined ? undefined : messages.find(source);

/** Does what the answer says; the message it made or changed, if any. */
function carryOut(platform: Platform, interaction: Interaction, kind: AnswerKind, data: unknown, call: Call) {
  const { messages } = platform;
  const source = sourceOf(platform, interaction);
  switch (kind) {
    case "message":
      return speak(platform, interaction, bodySchema.parse(data), call, 0);
    case "deferred":
      return speak(platform, interaction, bodySchema.parse(data), call, MessageFlags.Loading);
    case "deferred-update":
      if (source) interaction.original = source.id;
      return source;
    case "update":
      if (source) interaction.original = source.id;
      return source && messages.edit(source, bodySchema.parse(data), call.files);
    case "choices":
      interaction.choices = choicesSchema.parse(data).choices ?? [];
      return undefined;
    case "modal":
      interaction.modal = modalSchema.parse(data);
      return undefined;
  }
}

/** Posts the message that `@original` will be. */
function speak(
  platform: Platform,
  interaction: Interaction,
  body: MessageBody,
  call: Call,
  flags: number,
): Message {
  const type =
    interaction.type === Type.ApplicationCommand ? (interaction.target === undefined ? 20 : 23) : 19;
  const message = postFor(platform, interaction, { body, files: call.files, flags, type });
  interaction.original = message.id;
  return message;
}

interface Words {
  readonly body: MessageBody;
  readonly files: Call["files"];
  readonly flags: number;
  readonly type: number;
}

/** Posts a message of an interaction: an answer, or what follows it. */
export function postFor(platform: Platform, interaction: Interaction, words: Words): Message {
  const { messages, world, interactions } = platform;
  const { channel } = interaction.place;
  const repliedTo = messages.find(interaction.original ?? interaction.source ?? interaction.target ?? "");
  const message = messages.post({
    ...words,
    channel,
    author: world.bot,
    more: {
      webhook_id: world.bot.id,
      application_id: world.bot.id,
      interaction_metadata: metadata(interaction),
      ...(repliedTo && referenceTo(repliedTo, channel.guild?.id)),
    },
  });
  interactions.claim(interaction, message.id);
  return message;
}

function metadata({ id, type, person, place, source, target, original, opener }: Interaction): object {
  return {
    id,
    type,
    user: rawUser(person),
    authorizing_integration_owners: ownersOf(place),
    ...(original !== undefined && { original_response_message_id: original }),
    ...(type === Type.MessageComponent && { interacted_message_id: source }),
    ...(target !== undefined && { target_message_id: target }),
    ...(opener && { triggering_interaction_metadata: metadata(opener) }),
  };
}

/** The answers whose message comes with the response. */
const isTold: ReadonlySet<AnswerKind> = new Set(["message", "update"]);

function response({ id, type }: Interaction, kind: AnswerKind, message: Message | undefined): object {
  const callbackType = [...kinds].find(([, one]) => one === kind)?.[0];
  const about = message && {
    response_message_id: message.id,
    response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
    response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
  };
  return {
    interaction: { id, type, ...about },
    resource: { type: callbackType, ...(message && isTold.has(kind) && { message }) },
  };
}
