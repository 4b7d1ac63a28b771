import { openStore } from "../../../src/store/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { nextOf, slotAfter } from "../../../src/tips/next.ts";
import type { Subscription } from "../../../src/tips/subscription.ts";
import type { Rig } from "../../rigs/discord/rig.ts";
import type { Slack } from "../../rigs/slack/slack.ts";
import { people, servers } from "./discord.ts";

/** Daily tips that come due while it runs, each where nothing else is said. */
export interface Readers {
  /** How many tips are due. */
  readonly count: number;
  /** How many have come to each. */
  come(): readonly number[];
}

export const readers = Array.from({ length: 12 }, (_, at) => `reader-${at}`);
/** Channels of each server, and of the workspace. */
export const tipRooms = Array.from({ length: 12 }, (_, at) => `tips-${at}`);

/** Where one tip goes, and what can be seen there. */
interface Reader {
  readonly to: Subscription["to"];
  readonly by: NonNullable<Subscription["by"]>;
  readonly seen: () => number;
}

/** Subscribes everybody, each for one of the next `minutes`. */
export async function subscribeAll(
  databaseUrl: string,
  rig: Rig,
  slack: Slack,
  minutes: number,
): Promise<Readers> {
  const all = [...inDiscord(rig), ...inSlack(slack)];
  const store = await openStore(databaseUrl);
  const now = Date.now();
  for (const [at, reader] of all.entries())
    await subscribe(store, `soak${at}`, reader, now + (1 + (at % minutes)) * 60_000);
  await store.close();
  return { count: all.length, come: () => all.map(({ seen }) => seen()) };
}

/** A tip in the minute of an instant. */
async function subscribe(store: Store, id: string, { to, by }: Reader, at: number): Promise<void> {
  const time = new Date(at).toISOString().slice(11, 16);
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const subscription = { id, to, by, zone: "UTC", time, weekdays, levels: [], themes: [] };
  const slot = slotAfter(subscription, at - 60_000);
  if (slot.kind !== "slot") throw new Error(slot.kind);
  const next = nextOf(subscription, slot);
  await store.record(by, by, [{ kind: "subscribe", subscription, next }], Date.now());
}

const inDiscord = (rig: Rig): readonly Reader[] => {
  const { world } = rig;
  const by = `discord:${world.person(people[0]).id}` as const;
  const rooms = servers.flatMap((server) =>
    tipRooms.map((room): Reader => {
      const name = `${server}/${room}`;
      const { id, guild } = world.channel(name, world.person());
      return { to: `discord:${guild?.id}/${id}`, by, seen: () => rig.messages(name).length };
    }),
  );
  const direct = readers.map((name): Reader => {
    const person = `discord:${world.person(name).id}` as const;
    return { to: person, by: person, seen: () => rig.messages("dm", name).length };
  });
  return [...rooms, ...direct];
};

const inSlack = (slack: Slack): readonly Reader[] => {
  const { team } = slack;
  const by = `slack:${team.id}/${team.user("user-0").id}` as const;
  const rooms = tipRooms.map((name): Reader => {
    const channel = team.channel(name);
    return { to: `slack:${team.id}/${channel.id}`, by, seen: () => slack.messages(channel).length };
  });
  const direct = readers.map((name): Reader => {
    const user = team.user(name);
    const person = `slack:${team.id}/${user.id}` as const;
    return { to: person, by: person, seen: () => slack.messages(team.im(user)).length };
  });
  return [...rooms, ...direct];
};
