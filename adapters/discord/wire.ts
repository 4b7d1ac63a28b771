import {
  type APIModalInteractionResponseCallbackData,
  type ApplicationCommandOptionChoiceData,
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { Drawn } from "./draw.ts";
import { limits } from "./limits.ts";
import type { Calls } from "./meter.ts";

/** What is said to Discord over HTTP, as discord.js sends it: with its queues for rate limits and its retries. What `draw`
 *  makes goes out as it is, the same for interactions, messages and tips. Everything throws DiscordAPIError. */
export interface Wire {
  /** Answers an interaction, once and within three seconds. */
  reply(to: Handle, drawn: Drawn, hidden: boolean): Promise<void>;
  /** Answers a press by changing the message it was on. */
  replace(to: Handle, drawn: Drawn): Promise<void>;
  /** Says that an answer comes. */
  defer(to: Handle, hidden: boolean): Promise<void>;
  /** Says that the message that was pressed on may change. */
  deferReplace(to: Handle): Promise<void>;
  /** Answers by opening a form. */
  open(to: Handle, form: APIModalInteractionResponseCallbackData): Promise<void>;
  offer(to: Handle, choices: readonly ApplicationCommandOptionChoiceData<string>[]): Promise<void>;
  /** Changes the answer, or the message that was pressed on. */
  edit(to: Handle, drawn: Pick<Drawn, "files"> & { readonly payload: object }): Promise<void>;
  /** Says more, for up to fifteen minutes. */
  follow(to: Handle, drawn: Drawn, hidden: boolean): Promise<void>;

  /** Says something in a channel → the id of the message. */
  post(channel: string, drawn: Drawn, more?: PostOptions): Promise<string>;
  type(channel: string): Promise<void>;
  /** The id of the channel in which one writes to somebody directly. */
  openDirect(user: string): Promise<string>;
  /** Who wrote a message. */
  author(channel: string, message: string): Promise<string>;
  /** Up to a hundred messages behind one, oldest first. Empty also where Roadmate may not read what was said. */
  history(channel: string, after: string): Promise<readonly Past[]>;

  /** The commands that Discord knows. */
  commands(): Promise<readonly Registered[]>;
  register(commands: readonly RESTPostAPIApplicationCommandsJSONBody[]): Promise<readonly Registered[]>;
}

/** What answers an interaction. */
export interface Handle {
  readonly id: string;
  readonly token: string;
  /** When it came, as `performance.now()` tells. */
  readonly arrived: number;
}

export interface PostOptions {
  /** The message this answers; when that is gone, it is said all the same. */
  readonly answers?: string;
  /** Sent twice with the same one, it is said once, for a few minutes. */
  readonly nonce?: string;
  /** From then on it is not said any more, not even again after Discord did not answer. */
  readonly until?: AbortSignal;
}

const message = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  components: z.array(z.looseObject({ id: z.number().optional() })).default([]),
});
export type Past = z.infer<typeof message>;

const registered = z.looseObject({ id: z.string(), name: z.string(), type: z.number() });
export type Registered = z.infer<typeof registered>;

const named = z.object({ id: z.string() });

export interface WireParts {
  readonly rest: Calls;
  /** For answers to interactions, which do not count against the bot's limit for everything. */
  readonly hooks: Calls;
  /** The application's id, once it is known. */
  readonly application: () => string;
  /** Called when an interaction has its first answer. */
  readonly onAnswered: (to: Handle) => void;
}

export function createWire({ rest, hooks, application, onAnswered }: WireParts): Wire {
  const callback = async (to: Handle, body: object, files: Drawn["files"] = []) => {
    const route = Routes.interactionCallback(to.id, to.token);
    await hooks.post(route, { body, files: [...files], auth: false });
    onAnswered(to);
  };
  const original = ({ token }: Handle) => Routes.webhookMessage(application(), token);
  return {
    reply: (to, { payload, files }, hidden) =>
      callback(
        to,
        { type: InteractionResponseType.ChannelMessageWithSource, data: hide(payload, hidden) },
        files,
      ),
    replace: (to, { payload, files }) =>
      callback(to, { type: InteractionResponseType.UpdateMessage, data: payload }, files),
    defer: (to, hidden) =>
      callback(to, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: hide({ flags: 0 }, hidden),
      }),
    deferReplace: (to) => callback(to, { type: InteractionResponseType.DeferredMessageUpdate }),
    open: (to, data) => callback(to, { type: InteractionResponseType.Modal, data }),
    offer: (to, choices) =>
      callback(to, { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }),
    edit: async (to, { payload, files }) => {
      await hooks.patch(original(to), { body: payload, files: [...files], auth: false });
    },
    follow: async ({ token }, { payload, files }, hidden) => {
      const route = Routes.webhook(application(), token);
      await hooks.post(route, { body: hide(payload, hidden), files: [...files], auth: false });
    },

    post: async (to, { payload, files }, more = {}) => {
      const request = {
        body: { ...payload, ...posted(more) },
        files: [...files],
        ...(more.until === undefined ? {} : { signal: more.until }),
      };
      return named.parse(await rest.post(Routes.channelMessages(to), request)).id;
    },
    type: async (to) => {
      await rest.post(Routes.channelTyping(to));
    },
    openDirect: async (user) => {
      const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
      return named.parse(opened).id;
    },
    author: async (to, id) => message.parse(await rest.get(Routes.channelMessage(to, id))).author.id,
    history: async (to, after) => {
      const query = new URLSearchParams({ after, limit: String(limits.history) });
      const found = z.array(message).parse(await rest.get(Routes.channelMessages(to), { query }));
      return found.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    },

    commands: async () =>
      z.array(registered).parse(await rest.get(Routes.applicationCommands(application()))),
    register: async (commands) =>
      z
        .array(registered)
        .parse(await rest.put(Routes.applicationCommands(application()), { body: commands })),
  };
}

/** For one person alone. */
const hide = <T extends { readonly flags: number }>(payload: T, hidden: boolean): T => ({
  ...payload,
  flags: hidden ? payload.flags | MessageFlags.Ephemeral : payload.flags,
});

const posted = ({ answers, nonce }: PostOptions) => ({
  ...(answers === undefined ? {} : { message_reference: { message_id: answers, fail_if_not_exists: false } }),
  ...(nonce === undefined ? {} : { nonce, enforce_nonce: true }),
});
