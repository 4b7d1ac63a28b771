import { once } from "node:events";
import * as commands from "./acts/command.ts";
import * as components from "./acts/component.ts";
import * as guilds from "./acts/guild.ts";
import * as modals from "./acts/modal.ts";
import * as sayings from "./acts/say.ts";
import { createFaults, type Faults } from "./faults.ts";
import type { GatewayControls } from "./gateway.ts";
import type { Interaction } from "./interactions.ts";
import type { Ledger } from "./ledger.ts";
import { bodySchema, type Message } from "./message.ts";
import type { Outcome } from "./outcome.ts";
import { createPlatform, type Platform, type PlatformOptions } from "./platform.ts";
import type { Command } from "./registry.ts";
import { createRest } from "./rest.ts";
import { answerRoutes } from "./routes/answers.ts";
import { commandRoutes } from "./routes/commands.ts";
import { messageRoutes } from "./routes/messages.ts";
import { peopleRoutes } from "./routes/people.ts";
import { threadRoutes } from "./routes/threads.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import type { Channel, Guild, GuildOptions, World } from "./world.ts";

/**
 * A Discord on this machine, for the real discord.js: gateway and REST on 127.0.0.1, with a referee that refuses what
 * Discord refuses.
 *
 * ```ts
 * const rig = await openDiscord({ people: ["asha", "ben"], guilds: [{ name: "Learners", managers: ["asha"] }] });
 * const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: rig.api } });
 * await client.login(rig.token);
 * await rig.registered();
 *
 * const asked = rig.command({ name: "ask", options: { question: "what is git" }, user: "ben" });
 * const { kind, ephemeral, ms } = await asked.acknowledged();
 * const answer = await asked.reply();
 * const pressed = rig.press({ message: answer, customId: "share:git" });
 * said(await pressed.reply());
 *
 * rig.fail("POST /channels/*\/messages", { kind: "rate-limit", retryAfterMs: 100 });
 * rig.gateway.drop();
 *
 * rig.expectClean();
 * await client.destroy();
 * await rig.close();
 * ```
 *
 * People, guilds and channels go by name. Left out, they are the first: one person, asha, one guild, Learners, one channel,
 * general. `channel: "dm"` is the person's direct messages with the bot, `"private"` a group it is not in.
 *
 * What people do throws where Discord would not let them: a command that is not registered or not offered there, a button
 * that is disabled, a required field left empty. What comes of it is waited for with the handle it returns.
 */
export interface Rig {
  /** For `rest.api` of the client. */
  readonly api: string;
  readonly token: string;
  readonly world: World;
  readonly gateway: GatewayControls;

  /** Somebody uses a slash command. */
  command(use: commands.CommandUse): Outcome;
  /** Somebody types in an option. */
  autocomplete(use: commands.Typing): Outcome;
  /** Somebody uses a command on a message or a person. */
  contextMenu(use: commands.ContextMenuUse): Outcome;
  press(use: components.Press): Outcome;
  select(use: components.Selection): Outcome;
  /** Whoever a form was opened for sends it off. */
  submit(use: modals.Submission): Outcome;
  /** Somebody writes a message. */
  say(saying: sayings.Saying): sayings.Said;
  react(reacting: sayings.Reacting): void;
  /** Delivers the last event with this name again, or the last of any. */
  redeliver(t?: string): void;
  /** Interactions that nobody has answered. */
  unanswered(): readonly Interaction[];

  /** The messages of a channel that everybody sees, oldest first; direct ones are the user's. */
  messages(channel?: string, user?: string): readonly Message[];
  /** A message as it stands now. */
  message(id: string): Message | undefined;
  /** Somebody who may deletes a message. */
  deleteMessage(message: Pick<Message, "id">): void;
  /** A message that the bot once sent, as if long ago; no referee looks at it. */
  past(body: object, channel?: string, user?: string): Message;
  /** Ids of the channels in which the bot showed that it types, each time. */
  readonly typing: readonly string[];

  /** The commands registered everywhere, or for a guild. */
  commands(guild?: string): readonly Command[];
  /** How many requests have changed commands. */
  registrations(): number;
  /** Resolves once there are so many; default 1. */
  registered(count?: number): Promise<void>;

  joinGuild(which: string | GuildOptions): Guild;
  /** With `unavailable`, the guild is only away for a while; `joinGuild` brings it back. */
  removeFromGuild(guild?: string, unavailable?: boolean): void;
  /** Takes permissions from the bot in a channel. */
  deny(channel: string, permissions: bigint): void;
  deleteChannel(channel: string): Channel;

  /** Lets requests fail. */
  readonly fail: Faults["fail"];
  /** Lets requests fail by chance. */
  readonly draw: Faults["draw"];
  /** Lets time pass at once: deadlines, tokens, nonces. */
  advance(ms: number): void;

  readonly violations: readonly string[];
  readonly unknownRoutes: readonly string[];
  readonly refusals: Ledger["refusals"];
  readonly requests: Ledger["requests"];
  readonly expectClean: Ledger["expectClean"];
  /** Ends everything; whatever still waits rejects. */
  close(): Promise<void>;
}

/** Opens a Discord on a free port. */
export async function openDiscord(options: PlatformOptions = {}): Promise<Rig> {
  const platform = createPlatform(options);
  const faults = createFaults();
  const makers = [answerRoutes, webhookRoutes, messageRoutes, threadRoutes, commandRoutes, peopleRoutes];
  const server = createRest(
    platform,
    faults,
    makers.flatMap((make) => make(platform)),
  );
  platform.gateway.listen(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  platform.origin = `http://127.0.0.1:${address.port}`;
  return {
    ...doings(platform),
    ...sights(platform),
    api: `${platform.origin}/api`,
    fail: faults.fail,
    draw: faults.draw,
    close: async () => {
      platform.waiting.close();
      platform.gateway.stop();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What people and tests do. */
const doings = (platform: Platform) => ({
  command: (use: commands.CommandUse) => commands.useCommand(platform, use),
  autocomplete: (use: commands.Typing) => commands.typeOption(platform, use),
  contextMenu: (use: commands.ContextMenuUse) => commands.useContextMenu(platform, use),
  press: (use: components.Press) => components.press(platform, use),
  select: (use: components.Selection) => components.select(platform, use),
  submit: (use: modals.Submission) => modals.submit(platform, use),
  say: (saying: sayings.Saying) => sayings.say(platform, saying),
  react: (reacting: sayings.Reacting) => sayings.react(platform, reacting),
  redeliver: (t?: string) => platform.gateway.dispatch(platform.gateway.last(t)),
  joinGuild: (which: string | GuildOptions) => guilds.joinGuild(platform, which),
  removeFromGuild: (guild?: string, unavailable?: boolean) =>
    guilds.removeFromGuild(platform, guild, unavailable),
  deny: (channel: string, permissions: bigint) => guilds.deny(platform, channel, permissions),
  deleteChannel: (channel: string) => guilds.deleteChannel(platform, channel),
  advance: platform.clock.advance,
  deleteMessage: ({ id }: Pick<Message, "id">) => {
    const message = platform.messages.find(id);
    if (message) platform.messages.remove(message);
  },
  past: (body: object, channel?: string, user?: string) => {
    const { world, messages } = platform;
    const place = world.channel(channel, world.person(user));
    return messages.post({ channel: place, author: world.bot, body: bodySchema.parse(body) });
  },
});

/** What there is to see. */
function sights({
  world,
  messages,
  interactions,
  registry,
  waiting,
  ledger,
  gateway,
  token,
  typing,
}: Platform) {
  return {
    token,
    world,
    gateway,
    typing,
    messages: (channel?: string, user?: string) => messages.in(world.channel(channel, world.person(user)).id),
    message: messages.find,
    unanswered: interactions.unanswered,
    commands: (guild?: string) => registry.in(guild === undefined ? undefined : world.guild(guild).id),
    registrations: () => registry.changes,
    registered: async (count = 1) => {
      await waiting.until("commands", `${count} registrations`, () => registry.changes >= count || undefined);
    },
    ...ledger,
  };
}
