import type { Hono } from "hono";
import { type Chat, createChat } from "../../../adapters/web/chat.ts";
import type { Advisor, Form, Message, Reply } from "../../../src/index.ts";

export const say = (text: string): Reply => ({
  blocks: [{ kind: "paragraph", spans: [{ kind: "text", text }] }],
});

/** What was asked, said back. */
export const echo = ({ body }: Message): Reply =>
  say(body.kind === "text" ? `you said ${body.text}` : body.kind);

/** An advisor that answers through `answer`, opens `form`, and keeps what it was asked. */
export function fakeAdvisor(answer: (message: Message) => Reply | Promise<Reply> = echo, form?: Form) {
  const asked: Message[] = [];
  const refuse = async () => {
    throw new Error("not asked for");
  };
  const advisor: Advisor = {
    answer: refuse,
    async explain(message) {
      asked.push(message);
      const wish = { kind: "forget" } as const;
      const forgets = message.body.kind === "command" && message.body.name === "forget-me";
      return { intent: forgets ? { kind: "own", wish } : { kind: "help" }, reply: await answer(message) };
    },
    suggest: async (command, option, typed) =>
      ["Docker", "Do I need a degree?"]
        .filter((title) => title.toLowerCase().startsWith(typed.toLowerCase()))
        .map((title) => ({ label: title, value: command === "ask" ? title : `${option}: ${title}` })),
    form: async () => form,
    settings: refuse,
    first: refuse,
    leave: refuse,
  };
  return { advisor, asked };
}

/** The page over an advisor. `errors` keeps what failed, `limited` what was too much. */
export function openChat(advisor: Advisor, rest: Partial<Chat> = {}) {
  const errors: unknown[] = [];
  const limited: string[] = [];
  let ids = 0;
  const app = createChat({
    advisor,
    previews: async () => [],
    newId: () => {
      ids += 1;
      return `event-000000000000-${ids}`;
    },
    onError: (error) => errors.push(error),
    metrics: { rateLimited: (adapter, whose) => limited.push(`${adapter} ${whose}`) },
    ...rest,
  });
  return { app, errors, limited };
}

/** Sends a form as a page does, or as its script does with `x-part`. */
export const post = (app: Hono, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request("/", {
    method: "POST",
    body: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });

export const part = { "x-part": "answer" };

/** What a browser sends back. */
export const cookieOf = (response: Response): string =>
  response.headers.get("set-cookie")?.split(";")[0] ?? "";
