import { setTimeout as wait } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { choice, echo, fakeAdvisor, openChat, say } from "./fakes.ts";

describe("a chat at a terminal", () => {
  const open = async (answer: Parameters<typeof fakeAdvisor>[0] = echo, env: Record<string, string> = {}) => {
    const { advisor, asked } = fakeAdvisor(answer);
    const chat = openChat(advisor, { tty: true, env });
    await chat.terminal.start();
    const seen = () => stripVTControlCharacters(chat.shown());
    const type = (keys: string) => chat.input.write(keys);
    return { ...chat, asked, seen, type };
  };

  it("welcomes, prompts, answers and says goodbye", async () => {
    const chat = await open(echo, { TERM: "dumb" });
    chat.type("hello\n");
    await vi.waitFor(() => expect(chat.seen()).toContain("you said hello\n\n> "));
    chat.input.end();
    await chat.ended;
    expect(chat.shown()).toMatchInlineSnapshot(`
      "Roadmate
      I answer questions about becoming a backend developer, and
      show where each answer comes from.

      Ask in your own words, for example:

      • how long does it take to become a backend developer?
      • which language should I start with?
      • can I get a job without a degree?

      \`/help\` shows everything I can do, \`/quit\` leaves.

      > 
      you said hello

      > 
      Bye, and good luck with the next step.
      "
    `);
  });
  it("leaves with Ctrl-D", async () => {
    const chat = await open();
    chat.type("\x04");
    await chat.ended;
    expect(chat.seen()).toContain("Bye");
  });
  it("leaves with Ctrl-C on an empty line", async () => {
    const chat = await open();
    chat.type("\x03");
    await chat.ended;
    expect(chat.seen()).toContain("Bye");
  });
  it("clears the line with Ctrl-C when something is typed", async () => {
    const chat = await open();
    chat.type("wrong\x03right\r");
    await vi.waitFor(() => expect(chat.asked).toHaveLength(1));
    expect(chat.asked[0]?.body).toEqual({ kind: "text", text: "right" });
    await chat.terminal.stop();
  });
  it("finishes the answer under way after Ctrl-C, and drops what waits", async () => {
    const chat = await open(async (message) => {
      await wait(20);
      return echo(message);
    });
    chat.type("one\rtwo\r");
    await wait(5);
    chat.type("\x03");
    await chat.ended;
    expect(chat.asked).toHaveLength(1);
    expect(chat.seen()).toContain("you said one");
  });
  it("brings back the line before with the up arrow", async () => {
    const chat = await open();
    chat.type("first\r");
    await vi.waitFor(() => expect(chat.seen()).toContain("you said first"));
    chat.type("\x1b[A again\r");
    await vi.waitFor(() => expect(chat.asked.at(-1)?.body).toEqual({ kind: "text", text: "first again" }));
    await chat.terminal.stop();
  });
  it("completes commands and their options with Tab", async () => {
    const chat = await open();
    chat.type("/ste");
    chat.type("\t");
    await vi.waitFor(() => expect(chat.seen()).toMatch(/\/step $/));
    chat.type("dock");
    chat.type("\t");
    await vi.waitFor(() => expect(chat.seen()).toMatch(/\/step docker$/));
    chat.type("\r");
    await vi.waitFor(() =>
      expect(chat.asked[0]?.body).toEqual({ kind: "command", name: "step", options: { step: "docker" } }),
    );
    await chat.terminal.stop();
  });
  it("keeps the line being typed when something is sent, and goes on numbering", async () => {
    const chat = await open((message) => (message.body.kind === "text" ? choice : say("picked")));
    chat.type("db?\r");
    await vi.waitFor(() => expect(chat.seen()).toContain("[2] NoSQL\n\n> "));
    chat.type("half a ");
    await chat.terminal.send("terminal:local", choice, { key: "tip", attempt: 1, since: 0 });
    expect(chat.seen()).toMatch(/\[3\] SQL\n\[4\] NoSQL\n\n> half a $/);
    chat.type("line\r");
    await vi.waitFor(() => expect(chat.asked.at(-1)?.body).toEqual({ kind: "text", text: "half a line" }));
    await chat.terminal.stop();
  });
  it.each([
    [{ TERM: "xterm" }, true],
    [{ TERM: "xterm", NO_COLOR: "1" }, false],
    [{ TERM: "dumb" }, false],
  ])("colours its text under %j: %s", async (env, expected) => {
    const chat = await open(echo, env);
    expect(chat.shown().includes("\x1b[1mRoadmate")).toBe(expected);
    await chat.terminal.stop();
  });
  it("draws to the width of the window at that moment", async () => {
    const chat = await open(() => say("word ".repeat(20)), { TERM: "dumb" });
    chat.output.columns = 20;
    chat.type("a\n");
    await vi.waitFor(() => expect(chat.seen()).toContain("word word word word\nword"));
    await chat.terminal.stop();
  });
});
