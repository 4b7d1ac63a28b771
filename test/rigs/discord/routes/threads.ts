import { PermissionFlagsBits as bits, ChannelType } from "discord.js";
import { z } from "zod";
import { lacks } from "../permissions.ts";
import type { Platform } from "../platform.ts";
import { rawChannel } from "../raw.ts";
import { notBetween } from "../referee/complaints.ts";
import { formRefusal, refusal } from "../refusal.ts";
import type { Answer, Call, Route } from "../router.ts";
import type { Channel } from "../world.ts";
import { known, visible } from "./messages.ts";

/** How a bot starts a thread, at a message or on its own. */
export const threadRoutes = (platform: Platform): readonly Route[] => [
  {
    method: "POST",
    path: "/channels/:channel/messages/:message/threads",
    handle: (call) => {
      const [message, channel] = known(platform, call);
      return start(platform, call, channel, message.id);
    },
  },
  {
    method: "POST",
    path: "/channels/:channel/threads",
    handle: (call) => start(platform, call, visible(platform, call), platform.ids.next()),
  },
];

const threadSchema = z.looseObject({ name: z.string().trim().min(1).max(100) });

function start({ world, gateway }: Platform, call: Call, parent: Channel, id: string): Answer {
  if (parent.type !== ChannelType.GuildText && parent.type !== ChannelType.GuildAnnouncement)
    throw refusal(50024);
  if (lacks(parent, bits.CreatePublicThreads)) throw refusal(50013);
  if (world.channelById(id)) throw refusal(160004);
  const read = threadSchema.safeParse(call.body);
  if (!read.success) throw formRefusal([{ ...notBetween(1, 100), path: ["name"] }]);
  const thread = rawChannel(world.addThread(parent, read.data.name, id), world.bot);
  gateway.dispatch({
    t: "THREAD_CREATE",
    d: { ...thread, newly_created: true },
    guild: parent.guild?.id,
    intent: 1,
  });
  return { status: 201, body: thread };
}
