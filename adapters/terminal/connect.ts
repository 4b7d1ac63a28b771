import type { AsyncCompleter } from "node:readline";
import type { Action, Adapter, Advisor, MessageBody, PersonId, PlaceId, Reply } from "../../src/index.ts";
import { complete } from "./complete.ts";
import { draw } from "./draw.ts";
import { read } from "./read.ts";
import { type Env, type Input, type Output, openScreen, type Screen } from "./screen.ts";
import { goodbye, keys, say, sorry, welcome } from "./words.ts";

/** What a terminal chat is made of. */
export interface TerminalParts {
  readonly advisor: Advisor;
  readonly input: Input;
  readonly output: Output;
  /** `NO_COLOR` and `TERM` are looked at. */
  readonly env?: Env;
  /** Makes the id of a message. */
  readonly newId: () => string;
  /** The person left, or the input ended and every line of it is answered. */
  readonly onEnd?: () => void;
  /** An answer failed; the person was told kindly. */
  readonly onError?: (error: unknown) => void;
}

/** Whoever sits at the terminal is one and the same learner, today and next week. */
const from: PersonId = "terminal:local";

/** A chat on a terminal; on a pipe or a file, the plain transcript of one. Lines are answered one after another. */
export function createTerminal(parts: TerminalParts): Adapter {
  const { input, output, env = {}, onEnd } = parts;
  let chat: Chat | undefined;
  let talk: Promise<void> | undefined;
  return {
    platform: "terminal",
    async start() {
      const screen = openScreen(input, output, env, createCompleter(parts));
      // A place of its own for each session: two windows, or two runs, are two conversations.
      chat = { parts, screen, place: `terminal:${parts.newId()}`, listed: [] };
      talk = converse(chat).finally(onEnd);
    },
    async stop() {
      chat?.screen.close();
      await talk;
    },
    ready: () => chat?.screen.open() ?? false,
    async send(_to, reply) {
      if (!chat?.screen.open()) throw new Error("The terminal is closed.");
      // The numbers of the answer above stay good.
      show(chat, reply, chat.listed);
    },
  };
}

interface Chat {
  readonly parts: TerminalParts;
  readonly screen: Screen;
  readonly place: PlaceId;
  /** What can be picked: number 1 is the first. */
  listed: readonly Action[];
}

async function converse(chat: Chat): Promise<void> {
  const { screen } = chat;
  if (screen.interactive) show(chat, welcome);
  for await (const line of screen.lines()) {
    const wish = read(line, chat.listed);
    if (wish.kind === "leave") break;
    if (wish.kind === "hint") show(chat, say(wish.text));
    if (wish.kind === "ask") await respond(chat, wish.body);
  }
  screen.close();
  if (screen.interactive) screen.print(goodbye);
}

async function respond(chat: Chat, body: MessageBody): Promise<void> {
  const { advisor, newId, onError } = chat.parts;
  try {
    const reply = await advisor.answer({
      id: newId(),
      from,
      place: chat.place,
      mayManage: true,
      audience: "private",
      body,
    });
    const isHelp = body.kind === "command" && body.name === "help";
    show(chat, isHelp ? { ...reply, blocks: [...reply.blocks, keys] } : reply);
  } catch (error) {
    onError?.(error);
    show(chat, say(sorry));
  }
}

/** Draws a reply below the numbers of `before`. Where nothing new can be picked, the old numbers stay good. */
function show(chat: Chat, reply: Reply, before: readonly Action[] = []): void {
  const { screen } = chat;
  const look = { width: screen.width(), color: screen.color, firstNumber: before.length + 1 };
  const { text, numbered } = draw(reply, look);
  if (numbered.length > 0) chat.listed = [...before, ...numbered];
  screen.print(text);
}

function createCompleter({ advisor, onError }: TerminalParts): AsyncCompleter {
  return (line, callback) => {
    complete(line, advisor, from).then(
      (offers) => callback(null, offers),
      (error: unknown) => {
        onError?.(error);
        callback(null, [[], line]);
      },
    );
  };
}
