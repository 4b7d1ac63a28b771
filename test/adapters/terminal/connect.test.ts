import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { choice, echo, fakeAdvisor, openChat, say } from "./fakes.ts";

describe("a piped chat", () => {
  it("answers every line in order, below its question, and ends", async () => {
    const { advisor } = fakeAdvisor(async (message) => {
      if (message.body.kind === "text" && message.body.text === "one") await wait(30);
      return echo(message);
    });
    const chat = openChat(advisor);
    await chat.terminal.start();
    chat.input.end("one\n\ntwo\r\nthree");
    await chat.ended;
    expect(chat.shown()).toMatchInlineSnapshot(`
      "> one

      you said one

      > two

      you said two

      > three

      you said three
      "
    `);
  });
  it("answers thousands of lines, however fast they come", async () => {
    const { advisor, asked } = fakeAdvisor(echo);
    const chat = openChat(advisor);
    await chat.terminal.start();
    const lines = Array.from({ length: 5_000 }, (_, index) => `question ${index}`);
    chat.input.end(lines.join("\n"));
    await chat.ended;
    expect(asked.map(({ body }) => body.kind === "text" && body.text)).toEqual(lines);
  });
  it("writes no escape sequence and repeats none", async () => {
    const chat = openChat(fakeAdvisor(echo).advisor);
    await chat.terminal.start();
    chat.input.end("\x1b[31mred\u202E\x07\n");
    await chat.ended;
    expect(chat.shown()).toBe("> red\n\nyou said red\n");
  });
  it("takes a number for what was listed, and keeps the list while nothing new is listed", async () => {
    const { advisor, asked } = fakeAdvisor((message) =>
      message.body.kind === "text" ? choice : say("picked"),
    );
    const chat = openChat(advisor);
    await chat.terminal.start();
    chat.input.end("db?\n2\n1\n3\n");
    await chat.ended;
    expect(asked.map(({ body }) => body)).toEqual([
      { kind: "text", text: "db?" },
      { kind: "press", action: { verb: "pick", id: "nosql" } },
      { kind: "press", action: { verb: "pick", id: "sql" } },
      { kind: "text", text: "3" },
    ]);
  });
  it("is one conversation of one person, with an id for every message", async () => {
    const { advisor, asked } = fakeAdvisor(echo);
    const chat = openChat(advisor);
    await chat.terminal.start();
    chat.input.end("a\nb\n");
    await chat.ended;
    expect(new Set(asked.map(({ id }) => id)).size).toBe(2);
    expect(new Set(asked.map(({ from, place }) => `${from} ${place}`)).size).toBe(1);
  });
  it("leaves at /quit and answers nothing after it", async () => {
    const { advisor, asked } = fakeAdvisor(echo);
    const chat = openChat(advisor);
    await chat.terminal.start();
    chat.input.write("a\n/quit\nb\n");
    await chat.ended;
    expect(asked).toHaveLength(1);
    expect(chat.terminal.ready()).toBe(false);
  });
  it("says sorry once when an answer fails, reports it, and goes on", async () => {
    const failure = new Error("the database is away");
    const { advisor } = fakeAdvisor((message) => {
      if (message.body.kind === "text" && message.body.text === "boom") throw failure;
      return echo(message);
    });
    const chat = openChat(advisor);
    await chat.terminal.start();
    chat.input.end("boom\nnext\n");
    await chat.ended;
    expect(chat.shown()).toBe(
      "> boom\n\nSorry, something went wrong on my side. Please ask me again.\n\n> next\n\nyou said next\n",
    );
    expect(chat.errors).toEqual([failure]);
  });
  it("hints at the nearest command without asking the advisor", async () => {
    const { advisor, asked } = fakeAdvisor(echo);
    const chat = openChat(advisor);
    await chat.terminal.start();
    chat.input.end("/hlep\n");
    await chat.ended;
    expect(chat.shown()).toContain("Did you mean /help?");
    expect(asked).toEqual([]);
  });
  it("puts the keys of the terminal below the advisor's help", async () => {
    const chat = openChat(fakeAdvisor(() => say("The advisor's help.")).advisor);
    await chat.terminal.start();
    chat.input.end("/help\n");
    await chat.ended;
    expect(chat.shown()).toMatchInlineSnapshot(`
      "> /help

      The advisor's help.

      Here in the terminal: type the number of what you want to pick, press Tab to complete a
      command, and leave with \`/quit\` or Ctrl-D.
      "
    `);
  });
  it("is quiet when nobody reads any more", async () => {
    const chat = openChat(fakeAdvisor(echo).advisor);
    await chat.terminal.start();
    chat.output.destroy(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    chat.input.write("a\nb\n");
    await chat.ended;
    expect(chat.errors).toEqual([]);
  });
});

describe("stopping", () => {
  it("waits for the lines that came before it", async () => {
    const { advisor, asked } = fakeAdvisor(async (message) => {
      await wait(10);
      return echo(message);
    });
    const chat = openChat(advisor);
    await chat.terminal.start();
    chat.input.write("a\nb\nc\n");
    await wait(5);
    await chat.terminal.stop();
    expect(asked).toHaveLength(3);
    expect(chat.shown()).toContain("you said c");
  });
  it("is safe to do twice, and before the start", async () => {
    const chat = openChat(fakeAdvisor(echo).advisor);
    await chat.terminal.stop();
    await chat.terminal.start();
    expect(chat.terminal.ready()).toBe(true);
    await chat.terminal.stop();
    await chat.terminal.stop();
    await chat.ended;
    expect(chat.terminal.ready()).toBe(false);
  });
  it("makes sending fail", async () => {
    const chat = openChat(fakeAdvisor(echo).advisor);
    await chat.terminal.start();
    await chat.terminal.stop();
    await expect(
      chat.terminal.send("terminal:local", say("tip"), { key: "tip", attempt: 1, since: 0 }),
    ).rejects.toThrow("closed");
  });
});
