import type { Delivery } from "./delivery.ts";
import type { Effect } from "./journal.ts";
import type { Fields } from "./json.ts";
import { messageEvent } from "./payloads.ts";
import type { People } from "./people.ts";
import { messageJson } from "./shown.ts";
import type { Channel, Message, Team } from "./workspace.ts";
import type { World } from "./world.ts";

/** Events about the bot and the app themselves. */
export interface Own {
  join(channel: Channel): Delivery;
  leave(channel: Channel): Delivery;
  uninstall(team: Team): Delivery;
  revokeTokens(team: Team): Delivery;
}

/** Sends them on demand; and whenever the app posts, edits or deletes something, or gives its token back, tells it so, if
 *  `open` says that somebody is there. */
export function echoOwn(world: World, people: People, open: () => boolean): Own {
  const revoked = ({ bot }: Team) =>
    people.event({ user: bot, event: { type: "tokens_revoked", tokens: { oauth: [], bot: [bot.id] } } });
  world.journal.onEffect((effect) => {
    if (!world.settings.echo || !open()) return;
    if (effect.kind === "revoked") revoked(effect.team);
    const event = eventOf(world, effect);
    if (event !== undefined) people.event(event);
  });
  const membership = (channel: Channel, event: Fields): Delivery =>
    people.event({ user: channel.team.bot, channel, event: { channel: channel.id, ...event } });
  return {
    join: (channel) => {
      const { bot, id: team } = channel.team;
      channel.members.add(bot.id);
      const [inviter] = channel.members;
      const channel_type = channel.kind === "group" ? "G" : "C";
      const event = { type: "member_joined_channel", user: bot.id, channel_type, team, inviter };
      return membership(channel, event);
    },
    leave: (channel) => {
      channel.members.delete(channel.team.bot.id);
      return membership(channel, { type: channel.kind === "group" ? "group_left" : "channel_left" });
    },
    uninstall: (team) => {
      team.installed = false;
      return people.event({ user: team.bot, event: { type: "app_uninstalled" } });
    },
    revokeTokens: (team) => {
      team.installed = false;
      return revoked(team);
    },
  };
}

function eventOf(world: World, effect: Effect): Parameters<People["event"]>[0] | undefined {
  switch (effect.kind) {
    case "posted":
      return about(effect.message, messageEvent(world, effect.message));
    case "updated":
    case "deleted": {
      // Who sees an ephemeral message is the only one to know of it.
      if (effect.message.to !== undefined) return undefined;
      const shown = messageJson(world, effect.message);
      const changed = effect.kind === "updated";
      return about(effect.message, {
        type: "message",
        subtype: changed ? "message_changed" : "message_deleted",
        ...(changed ? { message: shown } : { deleted_ts: effect.message.ts }),
        previous_message: shown,
        channel: effect.message.channel.id,
        channel_type: effect.message.channel.kind,
        ts: world.ids.stamp(),
        hidden: true,
      });
    }
    case "ephemeral":
    case "reacted":
    case "opened":
    case "pushed":
    case "viewUpdated":
    case "published":
    case "closed":
    case "errors":
    case "options":
    case "uploaded":
    case "revoked":
      return undefined;
  }
}

const about = ({ channel }: Message, event: Fields) => ({ user: channel.team.bot, channel, event });
