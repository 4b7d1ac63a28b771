import { findCommand, type Logger, type MessageBody, type PlaceId } from "../../src/index.ts";
import type { Visit } from "./desk.ts";
import { personOf, placeOf } from "./read.ts";

/** What only Slack knows about people and channels; asked when it matters, and remembered for some minutes. */
export interface Whereabouts {
  /** Whether the person may do what only those who manage may: the workspace for its settings, the channel for its tips.
   *  Asked for nothing else: then it is false. */
  mayManage(visit: Visit, place: PlaceId, body: MessageBody): Promise<boolean>;
  /** The place of a channel: in their conversation with the bot, the person. */
  placeIn(visit: Visit, channel: string): Promise<PlaceId>;
}

const memoryMs = 5 * 60_000;
/** So that nothing grows forever. */
const most = 10_000;

export function createWhereabouts({
  now,
  log,
}: {
  readonly now: () => number;
  readonly log: Logger;
}): Whereabouts {
  const known = new Map<string, { readonly value: string | boolean | undefined; readonly until: number }>();
  const remember = async <T extends string | boolean>(key: string, look: () => Promise<T | undefined>) => {
    const before = known.get(key);
    if (before !== undefined && before.until > now()) return before.value;
    try {
      const value = await look();
      if (known.size >= most) known.clear();
      known.set(key, { value, until: now() + memoryMs });
      return value;
    } catch (err) {
      log.warn({ err, key }, "Slack would not say");
      return undefined;
    }
  };

  const isAdmin = async ({ client, team, user }: Visit) =>
    remember(`admin ${team} ${user}`, async () => {
      const { user: found } = await client.users.info({ user });
      return found?.is_admin === true || found?.is_owner === true || found?.is_primary_owner === true;
    });
  const creatorOf = async ({ client, team }: Visit, channel: string) =>
    remember(`creator ${team} ${channel}`, async () => {
      const { channel: found } = await client.conversations.info({ channel });
      return found?.creator;
    });
  const homeOf = async ({ client, team, user }: Visit) =>
    remember(`home ${team} ${user}`, async () => {
      const { channel: found } = await client.conversations.open({ users: user });
      return found?.id;
    });

  return {
    async mayManage(visit, place, body) {
      const about = managed(body);
      if (about === undefined) return false;
      if ((await isAdmin(visit)) === true) return true;
      const channel = place.split("/")[1] ?? "";
      return about === "tips" && /^[CG]/.test(channel) && (await creatorOf(visit, channel)) === visit.user;
    },
    async placeIn(visit, channel) {
      const direct = channel.startsWith("D") && (await homeOf(visit)) === channel;
      return direct ? personOf(visit.team, visit.user) : placeOf(visit.team, channel);
    },
  };
}

/** What of it takes the right to manage. */
function managed(body: MessageBody): "settings" | "tips" | undefined {
  switch (body.kind) {
    case "command":
      if (body.name === "tips") return "tips";
      // Help shows them what only they can do.
      return body.name === "help" || findCommand(body.name)?.managers ? "settings" : undefined;
    case "press":
      if (body.action.verb === "tips") return "tips";
      return body.action.verb === "miss" ? "settings" : undefined;
    case "form":
      if (body.name === "tips") return "tips";
      return body.name === "settings" || body.name === "draft" ? "settings" : undefined;
    case "text":
    case "home":
    case "join":
      return undefined;
  }
}
