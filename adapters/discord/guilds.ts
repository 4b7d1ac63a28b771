import { PermissionFlagsBits as bits, type Client, type Guild, type GuildTextBasedChannel } from "discord.js";
import { type Desk, drawWhole, isNew } from "./desk.ts";
import type { Drawn } from "./draw.ts";
import { isForbidden, toLog } from "./failures.ts";
import { personOf } from "./read.ts";

/** Coming to a server, and leaving it. Neither throws. */

/** Clocks differ by less, in milliseconds. */
const skewMs = 60_000;

/** Says hello in a server that Roadmate came to just now: where the server greets people, else in the first channel it may
 *  write in, else to the owner. */
export async function greet(guild: Guild, desk: Desk): Promise<void> {
  const { id, ownerId, joinedTimestamp, client } = guild;
  const about = { guild: id };
  try {
    // After a lost connection Discord tells of every server again.
    if (!client.isReady() || joinedTimestamp < client.readyTimestamp - skewMs) return;
    if (!(await isNew(desk, `join/${id}/${joinedTimestamp}`))) return;
    const channel = roomIn(guild);
    const reply = await desk.advisor.answer({
      id: `join/${id}/${joinedTimestamp}`,
      from: personOf(ownerId),
      place: channel === undefined ? personOf(ownerId) : `discord:${id}/${channel}`,
      mayManage: false,
      audience: "everyone",
      body: { kind: "join" },
    });
    await say(await drawWhole(reply, desk), channel, ownerId, desk);
    desk.log.info(about, "came to a server");
  } catch (error) {
    desk.log.warn({ ...about, ...toLog(error) }, "nobody could be greeted");
  }
}

/** Forgets what belonged to a server that Roadmate was removed from. */
export async function part({ id }: Guild, { advisor, log }: Desk): Promise<void> {
  try {
    await advisor.leave(`discord:${id}`);
    log.info({ guild: id }, "left a server");
  } catch (error) {
    log.error({ guild: id, ...toLog(error) }, "what belonged to a server could not be deleted");
  }
}

/** The channel to greet in. */
function roomIn(guild: Guild): string | undefined {
  const me = guild.members.me;
  const mayWrite = (channel: GuildTextBasedChannel): boolean =>
    me !== null && channel.permissionsFor(me).has(bits.ViewChannel | bits.SendMessages);
  const rooms = guild.channels.cache.filter((channel) => channel.isTextBased() && !channel.isVoiceBased());
  const inOrder = [...rooms.values()].sort((a, b) =>
    "position" in a && "position" in b ? a.position - b.position : 0,
  );
  return [guild.systemChannel, ...inOrder].find((channel) => channel !== null && mayWrite(channel))?.id;
}

async function say(drawn: readonly Drawn[], channel: string | undefined, owner: string, { wire }: Desk) {
  const sendAll = async (to: string) => {
    for (const one of drawn) await wire.post(to, one);
  };
  if (channel === undefined) return sendAll(await wire.openDirect(owner));
  await sendAll(channel).catch(async (error: unknown) => {
    if (!isForbidden(error)) throw error;
    await sendAll(await wire.openDirect(owner));
  });
}

/** Whether Roadmate may read what was said in a channel; undefined when it is not known to this process. */
export function mayReadHistory(client: Client, id: string): boolean | undefined {
  const channel = client.channels.cache.get(id);
  if (channel === undefined || channel.isDMBased()) return undefined;
  const me = channel.guild.members.me;
  return me === null ? undefined : channel.permissionsFor(me).has(bits.ReadMessageHistory);
}
