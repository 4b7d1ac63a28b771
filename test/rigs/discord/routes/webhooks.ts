import { MessageFlags } from "discord.js";
import type { Interaction } from "../interactions.ts";
import { bodySchema, type Message } from "../message.ts";
import { isOnlyPersonal } from "../place.ts";
import type { Platform } from "../platform.ts";
import { refusal } from "../refusal.ts";
import { type Call, judge, noContent, ok, type Route } from "../router.ts";
import { postFor } from "./answers.ts";

/** What a bot says after its first answer to an interaction. */
export function webhookRoutes(platform: Platform): readonly Route[] {
  const hook = "/webhooks/:app/:token";
  const one = `${hook}/messages/:message`;
  const open = true;
  return [
    { method: "POST", path: hook, open, handle: (call) => ok(follow(platform, call)) },
    { method: "GET", path: one, open, handle: (call) => ok(own(platform, call)) },
    { method: "PATCH", path: one, open, handle: (call) => ok(change(platform, call)) },
    {
      method: "DELETE",
      path: one,
      open,
      handle: (call) => {
        platform.messages.remove(own(platform, call));
        return noContent;
      },
    },
  ];
}

/** How long an interaction's token lives. */
const tokenMs = 15 * 60_000;

/** How many follow-ups an app may send that only the person has installed. */
const personalFollowUps = 5;

function answered({ interactions, world, clock }: Platform, call: Call): Interaction {
  const interaction = interactions.byToken(call.param("token"));
  if (!interaction?.answer || call.param("app") !== world.bot.id) throw refusal(10015);
  if (clock.now() - interaction.sentAt > tokenMs) throw refusal(50027);
  return interaction;
}

/** The message of a call, if it is the interaction's. */
function own(platform: Platform, call: Call): Message {
  const { original, followUps } = answered(platform, call);
  const asked = call.param("message");
  const id = asked === "@original" ? original : [original, ...followUps].find((one) => one === asked);
  const message = id === undefined ? undefined : platform.messages.find(id);
  if (!message) throw refusal(10008);
  return message;
}

function change(platform: Platform, call: Call): Message {
  const message = own(platform, call);
  judge(platform, call, "webhook-edit", { edited: message });
  const interaction = answered(platform, call);
  if (message.id === interaction.original) interaction.edits++;
  return platform.messages.edit(message, bodySchema.parse(call.body), call.files);
}

function follow(platform: Platform, call: Call): Message {
  const interaction = answered(platform, call);
  const original = platform.messages.find(interaction.original ?? "");
  if (original && (original.flags & MessageFlags.Loading) !== 0) return fill(platform, call, original);
  const { followUps, place } = interaction;
  if (isOnlyPersonal(place) && followUps.length >= personalFollowUps) throw refusal(40094);
  judge(platform, call, "follow-up");
  const message = postFor(platform, interaction, {
    body: bodySchema.parse(call.body),
    files: call.files,
    flags: 0,
    type: 19,
  });
  followUps.push(message.id);
  platform.waiting.changed(interaction.id);
  return message;
}

/** A follow-up right after a deferral takes the place of the loading message and keeps its visibility. */
function fill(platform: Platform, call: Call, loading: Message): Message {
  judge(platform, call, "follow-up");
  const body = bodySchema.parse(call.body);
  return platform.messages.edit(
    loading,
    { ...body, flags: (body.flags ?? 0) & ~MessageFlags.Ephemeral },
    call.files,
  );
}
