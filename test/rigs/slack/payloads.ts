import type { Fields } from "./json.ts";
import { actorJson, messageJson, teamJson } from "./shown.ts";
import type { Message, Team, User } from "./workspace.ts";
import type { World } from "./world.ts";

/** A message as an event. */
export const messageEvent = (world: World, message: Message): Fields => ({
  ...messageJson(world, message),
  channel: message.channel.id,
  channel_type: message.channel.kind,
  event_ts: message.ts,
});

/** An event in its envelope. */
export function envelope(world: World, team: Team, event: Fields) {
  return {
    token: "deprecated",
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: world.appId,
    event,
    type: "event_callback",
    event_id: world.ids.id("Ev"),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: world.ids.id("4-"),
  };
}

/** What every interaction says; `id` is that of its delivery, to which the trigger belongs. */
export function interaction(world: World, type: string, user: User, id: string, viewId?: string) {
  return {
    type,
    user: actorJson(user),
    team: teamJson(user.team),
    api_app_id: world.appId,
    token: "deprecated",
    enterprise: null,
    is_enterprise_install: false,
    action_ts: world.ids.stamp(),
    trigger_id: world.grants.trigger({ delivery: id, user, ...(viewId === undefined ? {} : { viewId }) }),
  };
}
