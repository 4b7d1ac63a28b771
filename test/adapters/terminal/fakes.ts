import { PassThrough } from "node:stream";
import { createTerminal } from "../../../adapters/terminal/connect.ts";
import type { Advisor, Message, Reply } from "../../../src/index.ts";

export const say = (text: string): Reply => ({
  blocks: [{ kind: "paragraph", spans: [{ kind: "text", text }] }],
});

/** Two things to pick. */
export const choice: Reply = {
  blocks: [
    {
      kind: "choice",
      options: [
        { label: "SQL", action: { verb: "pick", id: "sql" } },
        { label: "NoSQL", action: { verb: "pick", id: "nosql" } },
      ],
    },
  ],
};

/** An advisor that answers through `answer` and keeps what it was asked. */
export function fakeAdvisor(answer: (message: Message) => Reply | Promise<Reply>) {
  const asked: Message[] = [];
  const advisor: Advisor = {
    async answer(message) {
      asked.push(message);
      return answer(message);
    },
    async explain() {
      throw new Error("not asked for");
    },
    async suggest(_command, _option, typed) {
      const known = ["docker", "databases-sql", "databases-nosql", "rest-apis"];
      return known.filter((id) => id.includes(typed)).map((id) => ({ label: id, value: id }));
    },
    async form() {
      throw new Error("not asked for");
    },
    async settings() {
      throw new Error("not asked for");
    },
    async first() {
      throw new Error("not asked for");
    },
    async leave() {
      throw new Error("not asked for");
    },
  };
  return { advisor, asked };
}

/** What was typed, said back. */
export const echo = ({ body }: Message): Reply =>
  say(body.kind === "text" ? `you said ${body.text}` : body.kind);

/** A terminal on two streams. `tty` makes both ends one. */
export function openChat(
  advisor: Advisor,
  { tty = false, env = {} }: { tty?: boolean; env?: Record<string, string> } = {},
) {
  const ends = { isTTY: tty, ...(tty && { columns: 60 }) };
  const input = Object.assign(new PassThrough(), ends);
  const output = Object.assign(new PassThrough(), ends);
  let shown = "";
  output.setEncoding("utf8").on("data", (chunk: string) => {
    shown += chunk;
  });
  const errors: unknown[] = [];
  let ids = 0;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const newId = () => {
    ids += 1;
    return String(ids);
  };
  const onError = (error: unknown) => errors.push(error);
  const terminal = createTerminal({ advisor, input, output, env, newId, onEnd: end, onError });
  return { terminal, input, output, errors, ended, shown: () => shown };
}
