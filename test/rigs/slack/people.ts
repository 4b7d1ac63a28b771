import type { Delivery, Scope } from "./delivery.ts";
import type { Dispatcher, Signature } from "./dispatch.ts";
import { type Fields, fieldsOf } from "./json.ts";
import { envelope, interaction, messageEvent } from "./payloads.ts";
import { Refusal } from "./refusal.ts";
import { respond } from "./respond.ts";
import { channelName, messageJson, viewJson } from "./shown.ts";
import type { Channel, Message, User } from "./workspace.ts";
import type { World } from "./world.ts";

/** In every order: over HTTP it may be signed wrongly on purpose. */
export interface Sending {
  readonly signature?: Signature;
}

interface Words {
  readonly user: User;
  /** As typed: `&`, `<` and `>` are escaped on the way, as Slack does. */
  readonly text: string;
  /** True: the text is Slack's markup already. */
  readonly raw?: boolean;
}

interface InThread {
  /** A message of the thread; without, it is said in the channel. */
  readonly thread?: Message;
}

/** The event of a message, and the message itself. */
export interface Said extends Delivery {
  readonly message: Message;
}

/** What people do that is no pressing and no form. Every one of these resolves nothing by itself: it hands out a
 *  `Delivery` at once. */
export interface People {
  command(it: Words & Sending & { readonly channel: Channel; readonly command: string }): Delivery;
  /** The bot is mentioned before the text: an `app_mention`, and the same message once more as `message`, in `twin`. */
  mention(it: Words & InThread & Sending & { readonly channel: Channel }): Said & { readonly twin: Delivery };
  /** A message to the bot alone. */
  dm(it: Words & InThread & Sending): Said;
  /** A message in a thread, without a mention. */
  threadReply(it: Words & Sending & { readonly to: Message }): Said;
  /** A message in a channel, without a mention. */
  say(it: Words & InThread & Sending & { readonly channel: Channel }): Said;
  messageShortcut(it: Sending & ShortcutOn): Delivery;
  globalShortcut(it: Sending & { readonly user: User; readonly callbackId: string }): Delivery;
  /** The app's own page is opened, at its Home or at its messages. */
  openHome(it: Sending & { readonly user: User; readonly tab?: "home" | "messages" }): Delivery;
  /** Any other event: `event` is what stands within the envelope. */
  event(it: Sending & Scope & { readonly event: Fields }): Delivery;
}

interface ShortcutOn {
  readonly user: User;
  readonly callbackId: string;
  readonly message: Message;
}

export function createPeople(world: World, { deliver }: Dispatcher): People {
  const sendEvent = (event: Fields, scope: Scope, { signature }: Sending): Delivery => {
    const payload = envelope(world, scope.user.team, event);
    const label = `${event.type}`;
    return deliver({ type: "events_api", label, id: payload.event_id, payload, scope, signature });
  };
  const write = (words: Words, channel: Channel, thread: Message | undefined, text: string): Message => {
    if (!channel.members.has(channel.team.bot.id))
      throw new Error(`Slack tells the app nothing of ${channel.name}: the bot is not in it`);
    const threadTs = thread === undefined ? undefined : (thread.threadTs ?? thread.ts);
    return written(world, words.user, channel, text, threadTs);
  };
  const say = (words: Words & Sending, channel: Channel, thread: Message | undefined): Said => {
    const message = write(words, channel, thread, typed(words));
    const delivery = sendEvent(messageEvent(world, message), scopeOf(words.user, message), words);
    return withMore(delivery, { message });
  };
  return {
    command: (it) => command(world, deliver, it),
    mention: (it) => {
      const text = `<@${it.channel.team.bot.id}> ${typed(it)}`;
      const message = write(it, it.channel, it.thread, text);
      const twinEvent = messageEvent(world, message);
      const { channel_type: _, ...rest } = twinEvent;
      const scope = scopeOf(it.user, message);
      const delivery = sendEvent({ ...rest, type: "app_mention" }, scope, it);
      return withMore(delivery, { message, twin: sendEvent(twinEvent, scope, it) });
    },
    dm: (it) => say(it, it.user.team.im(it.user), it.thread),
    threadReply: (it) => say(it, it.to.channel, it.to),
    say: (it) => say(it, it.channel, it.thread),
    messageShortcut: (it) => messageShortcut(world, deliver, it),
    globalShortcut: ({ user, callbackId, signature }) => {
      const id = world.ids.id("Dl");
      const payload = { ...interaction(world, "shortcut", user, id), callback_id: callbackId };
      return deliver({ type: "interactive", label: callbackId, id, payload, scope: { user }, signature });
    },
    openHome: (it) => {
      const { user, tab = "home" } = it;
      const channel = user.team.im(user);
      const view = world.homes.get(user.id);
      const event = {
        type: "app_home_opened",
        user: user.id,
        channel: channel.id,
        tab,
        ...(view !== undefined && tab === "home" ? { view: viewJson(world, view) } : {}),
        event_ts: world.ids.stamp(),
      };
      return sendEvent(event, { user, channel }, it);
    },
    event: (it) => sendEvent({ event_ts: world.ids.stamp(), ...it.event }, it, it),
  };
}

const withMore = <T extends object>(delivery: Delivery, more: T): Delivery & T =>
  Object.assign(delivery, more);

const typed = ({ text, raw = false }: Words): string =>
  raw ? text : text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const scopeOf = (user: User, { channel, ts, threadTs }: Message): Scope => ({
  user,
  channel,
  threads: [threadTs ?? ts],
});

function written(world: World, user: User, channel: Channel, text: string, threadTs?: string): Message {
  const words = { type: "rich_text_section", elements: [{ type: "text", text }] };
  const message: Message = {
    channel,
    ts: world.ids.stamp(),
    ...(threadTs === undefined ? {} : { threadTs }),
    user: user.id,
    byBot: false,
    text,
    blocks: [{ type: "rich_text", block_id: world.ids.id("b"), elements: [words] }],
    files: [],
    reactions: [],
    chosen: new Map(),
  };
  channel.messages.set(message.ts, message);
  return message;
}

function command(
  world: World,
  deliver: Dispatcher["deliver"],
  it: Parameters<People["command"]>[0],
): Delivery {
  const { user, channel, command: name } = it;
  const { team } = user;
  const id = world.ids.id("Dl");
  const target = { delivery: id, channel, user };
  const payload = {
    token: "deprecated",
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command: name,
    text: typed(it).trim(),
    api_app_id: world.appId,
    is_enterprise_install: "false",
    response_url: world.base + world.grants.responseUrl(target),
    trigger_id: world.grants.trigger({ delivery: id, user }),
  };
  const answered = (body: unknown) => {
    const said = typeof body === "string" ? { text: body } : fieldsOf(body);
    if (Object.keys(said).length === 0 || said.text === "") return;
    // A refused ack is recorded by the referee; the person sees Slack's own error.
    try {
      respond(world, target, said, "ack");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };
  const scope = { user, channel };
  return deliver({
    type: "slash_commands",
    label: name,
    id,
    payload,
    scope,
    answered,
    signature: it.signature,
  });
}

function messageShortcut(world: World, deliver: Dispatcher["deliver"], it: Sending & ShortcutOn): Delivery {
  const { user, callbackId, message, signature } = it;
  const { channel, ts, threadTs } = message;
  const id = world.ids.id("Dl");
  const payload = {
    ...interaction(world, "message_action", user, id),
    callback_id: callbackId,
    message_ts: ts,
    channel: { id: channel.id, name: channelName(channel) },
    message: messageJson(world, channel.messages.get(ts) ?? message, false),
    response_url: world.base + world.grants.responseUrl({ delivery: id, channel, user }),
  };
  const scope = { user, channel, threads: [threadTs ?? ts] };
  return deliver({ type: "interactive", label: callbackId, id, payload, scope, signature });
}
