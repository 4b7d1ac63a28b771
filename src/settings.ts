import type { PersonId, PlaceId, Platform } from "./message.ts";
import { type CommandName, findCommand } from "./understand/commands.ts";

/** A Discord server or a Slack workspace, such as `discord:81384`: its places' ids up to the slash. */
export type CommunityId = string;

/** What those who manage a community have settled. */
export interface Settings {
  /** Where it may answer for everybody to see; empty means everywhere. */
  readonly channels: readonly PlaceId[];
  /** Whether it answers when it is mentioned. */
  readonly mentions: boolean;
  /** Who sees the reply to a command, unless that is about the person. */
  readonly audience: "private" | "everyone";
}

export const defaultSettings: Settings = { channels: [], mentions: true, audience: "private" };

/** `discord:81384/4711` → `discord:81384`; undefined where there is none, as in a terminal. */
export function communityOf(place: PlaceId): CommunityId | undefined {
  const slash = place.indexOf("/");
  return slash < 0 ? undefined : place.slice(0, slash);
}

/** `discord:81384/4711` → `discord`. */
export function platformOf(id: PersonId | PlaceId): Platform {
  const platforms = ["discord", "slack", "terminal", "web"] as const;
  return platforms.find((platform) => id.startsWith(`${platform}:`)) ?? "terminal";
}

/** Whether it may speak there for everybody to see. */
export const permits = ({ channels }: Settings, place: PlaceId): boolean =>
  channels.length === 0 || channels.includes(place);

/** Who sees the reply to a command. Settled before any work, for Discord wants to know when it is acknowledged. */
export function audienceOf(
  command: CommandName,
  settings: Settings,
  place: PlaceId,
  meant?: PersonId,
): "private" | "everyone" {
  if (findCommand(command)?.audience === "private" || !permits(settings, place)) return "private";
  return meant === undefined ? settings.audience : "everyone";
}
