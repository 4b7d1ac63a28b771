import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Advisor } from "../src/advisor.ts";
import { guarded } from "../src/guard.ts";
import type { Message } from "../src/message.ts";
import { plainText } from "../src/plain.ts";
import { paragraph } from "../src/reply.ts";
import { messageOf, said, shippedAdvisor } from "./mind.ts";

const limits = { person: 3, place: 5, offers: 2 };

/** What reached the advisor behind the guard, and who was refused. */
function behind() {
  const asked: Message[] = [];
  const refused: string[] = [];
  const reply = { blocks: [paragraph("an answer")] };
  const open: Pick<Advisor, "explain" | "suggest"> = {
    explain: async (message) => {
      asked.push(message);
      return { intent: { kind: "help" }, reply };
    },
    suggest: async () => [{ label: "a", value: "a" }],
  };
  const never = async () => {
    throw new Error("nobody asks for this");
  };
  const advisor = guarded(
    { ...open, answer: never, form: never, settings: never, first: never, leave: never },
    { limits, onRefused: (from) => refused.push(from) },
  );
  const ask = async (name: string, channel = "general", rest: Partial<Message> = {}) => {
    const place = `discord:1/${channel}` as const;
    const { blocks, repeated } = await advisor.answer(
      said("hi", { from: `discord:${name}`, place, ...rest }),
    );
    if (plainText(blocks) === "an answer") return "answer";
    return repeated ? "silence" : "notice";
  };
  return { advisor, asked, refused, ask };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("who asks too much", () => {
  it("is told once, and then nothing until the minute is over", async () => {
    const { ask, asked, refused } = behind();
    const heard: string[] = [];
    for (let at = 0; at < 6; at += 1) heard.push(await ask("asha"));
    expect(heard).toEqual(["answer", "answer", "answer", "notice", "silence", "silence"]);
    expect(asked).toHaveLength(3);
    expect(refused).toEqual(["discord:asha", "discord:asha", "discord:asha"]);
    vi.advanceTimersByTime(60_000);
    expect(await ask("asha")).toBe("answer");
  });
  it("is told kindly, alone, with something to show wherever an answer is waited for", async () => {
    const { advisor } = behind();
    const message = () => messageOf({ kind: "command", name: "next", options: {} }, { from: "slack:T1/U1" });
    for (let at = 0; at < 4; at += 1) await advisor.answer(message());
    const { intent, reply } = await advisor.explain(message());
    expect(intent).toEqual({ kind: "refused", why: "too-many" });
    expect(reply).toMatchObject({ aside: true, repeated: true });
    expect(plainText(reply.blocks)).toBe("That was a lot at once. Give me a minute, then ask me again.");
  });
  it("does not silence a channel for the others", async () => {
    const { ask } = behind();
    for (let at = 0; at < 20; at += 1) await ask("asha");
    expect(await ask("ben")).toBe("answer");
    expect(await ask("cleo")).toBe("answer");
  });
});

describe("a channel in which too much is asked", () => {
  it("is closed for a minute, and each person is told once", async () => {
    const { ask } = behind();
    for (const name of ["a", "b", "c", "d", "e"]) expect(await ask(name)).toBe("answer");
    expect([await ask("f"), await ask("f"), await ask("g")]).toEqual(["notice", "silence", "notice"]);
    expect(await ask("f", "elsewhere")).toBe("answer");
  });
});

it("what a platform asks for itself is never too much", async () => {
  const { ask } = behind();
  for (const kind of ["home", "join"] as const)
    for (let at = 0; at < 10; at += 1)
      expect(await ask("asha", "general", { body: { kind } })).toBe("answer");
});

it("a terminal is whoever sits at it: a file of questions is answered to its end", async () => {
  const { ask } = behind();
  for (let at = 0; at < 50; at += 1)
    expect(await ask("", "", { from: "terminal:local", place: "terminal:here" })).toBe("answer");
});

it("who types very much is offered nothing for a while", async () => {
  const { advisor } = behind();
  const offered: number[] = [];
  for (let at = 0; at < 3; at += 1)
    offered.push((await advisor.suggest("ask", "question", "a", "discord:asha")).length);
  expect(offered).toEqual([1, 1, 0]);
});

it("a text that is too long is not read, and its writer is told kindly", async () => {
  const { advisor, store } = await shippedAdvisor();
  const long = (body: Message["body"]) => advisor.explain(messageOf(body));
  const text = "do i need a degree ".repeat(300);
  for (const body of [
    { kind: "text", text },
    { kind: "command", name: "ask", options: { question: text } },
    { kind: "form", name: "follow-up", values: { question: text } },
  ] as const) {
    const { intent, reply } = await long(body);
    expect(intent).toEqual({ kind: "refused", why: "too-long" });
    expect(reply.aside).toBe(true);
    expect(plainText(reply.blocks)).toMatch(/^That is longer than I can read at once/);
  }
  expect((await store.mydata("terminal:asha")).turns).toEqual([]);
});
