import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Advisor, createAdvisor } from "../src/advisor.ts";
import type { Knowledge } from "../src/knowledge/knowledge.ts";
import { plainText } from "../src/plain.ts";
import type { Block, Button, Reply } from "../src/reply.ts";
import { createMemoryStore } from "../src/store/memory.ts";
import { conversationMs, type Store, turnMs } from "../src/store/store.ts";
import type { Understanding } from "../src/understand/understand.ts";
import { messageOf, said, shippedMind } from "./mind.ts";

let mind: { knowledge: Knowledge; understanding: Understanding };
let store: Store;
let advisor: Advisor;
let now = 0;

beforeAll(async () => {
  mind = await shippedMind();
});
beforeEach(() => {
  now = Date.UTC(2027, 0, 1, 9);
  store = createMemoryStore();
  advisor = createAdvisor({ store, mind: () => mind, now: () => now });
});

const buttonsOf = (block: Block): readonly Button[] =>
  block.kind === "buttons" ? block.buttons : block.kind === "choice" ? block.options : [];

function buttonOf({ blocks }: Reply, verb: string, id?: string): Button {
  const all = blocks.flatMap(buttonsOf);
  const found = all.find(({ action }) => action.verb === verb && (id === undefined || action.id === id));
  if (found === undefined) throw new Error(`There is no button ${verb} ${id ?? ""}`);
  return found;
}
const press = (button: Button) => messageOf({ kind: "press", action: button.action });

/** Asks back, whatever the question. */
const unsure = () =>
  createAdvisor({
    store,
    now: () => now,
    mind: () => ({
      ...mind,
      understanding: {
        ...mind.understanding,
        understand: (body, conversation) => {
          const intent = mind.understanding.understand(body, conversation);
          const topics = ["degree-needed", "how-to-start", "salary-by-region-level"];
          return "heard" in intent ? { kind: "choose", topics, heard: intent.heard } : intent;
        },
      },
    }),
  });

describe("a message", () => {
  it("is understood, answered, and remembered for the conversation", async () => {
    const { intent, reply } = await advisor.explain(said("Do I need a degree?"));
    expect(intent).toMatchObject({ kind: "answer", topic: "degree-needed" });
    expect(plainText(reply.blocks)).toContain("reviewed");
    const { last } = await store.recall("terminal:asha", "terminal:here", now);
    expect(last).toMatchObject({ at: now, topic: "degree-needed", offered: [] });
  });
  it("is answered the same by `answer` and by `explain`", async () => {
    const message = said("Do I need a degree?");
    expect(await advisor.answer(message)).toEqual((await advisor.explain(message)).reply);
  });
  it("that comes twice makes one turn", async () => {
    const message = said("Do I need a degree?");
    const first = await advisor.answer(message);
    const before = await store.recall("terminal:asha", "terminal:here", now);
    now += 1_000;
    expect(await advisor.answer(message)).toEqual(first);
    expect(await store.recall("terminal:asha", "terminal:here", now)).toEqual(before);
  });
  it("with the same id in another place makes another turn", async () => {
    const a = buttonOf(await advisor.answer(said("Do I need a degree?", { id: "1" })), "helpful");
    const b = buttonOf(
      await advisor.answer(said("Do I need a degree?", { id: "1", place: "terminal:there" })),
      "helpful",
    );
    expect(a.action.turn).not.toBe(b.action.turn);
  });
  it("that gets no answer is a missed question, without who asked it", async () => {
    const { intent } = await advisor.explain(said("will it rain in Paris tomorrow?"));
    expect(intent.kind).toBe("abstain");
    const [miss, ...others] = await store.misses(now);
    expect(miss).toMatchObject({ at: now, place: "terminal:here", reason: "abstained" });
    expect(others).toEqual([]);
    expect(JSON.stringify(miss)).not.toContain("asha");
  });
  it.each([
    ["as a command", { kind: "command", name: "ask", options: { question: "Do I need a degree?" } }],
    ["in a form", { kind: "form", name: "follow-up", values: { question: "Do I need a degree?" } }],
  ] as const)("asks the same %s", async (_, body) => {
    expect((await advisor.explain(messageOf(body))).intent).toMatchObject({ topic: "degree-needed" });
  });
  it("is answered from the knowledge of the moment it comes", async () => {
    const swapped = { ...mind, knowledge: { ...mind.knowledge, topic: () => undefined } };
    let current: typeof mind = mind;
    const reloading = createAdvisor({ store, mind: () => current, now: () => now });
    const message = said("Do I need a degree?");
    const before = await reloading.answer(message);
    current = swapped;
    expect(await reloading.answer(message)).not.toEqual(before);
  });
});

describe("a button", () => {
  it("under a choice answers the question it stands under", async () => {
    const asked = await unsure().answer(said("what do juniors in the US get?"));
    const picked = await unsure().answer(press(buttonOf(asked, "pick", "salary-by-region-level")));
    expect(plainText(picked.blocks)).toContain("(United States, junior)");
    expect(buttonOf(picked, "helpful").action.turn).not.toBe(buttonOf(asked, "pick").action.turn);
  });
  it("for none of these makes the question a missed one, once, with what was offered", async () => {
    const none = press(buttonOf(await unsure().answer(said("degree and pay and all that")), "none"));
    now += 60_000;
    await advisor.answer(none);
    now += 60_000;
    await advisor.answer(none);
    expect(await store.misses(now)).toEqual([
      expect.objectContaining({
        at: now - 120_000,
        reason: "none-of-these",
        topics: ["degree-needed", "how-to-start", "salary-by-region-level"],
      }),
    ]);
  });
  it("may also be said: none of those", async () => {
    await unsure().answer(said("degree and pay and all that"));
    const { intent, reply } = await advisor.explain(said("none of these"));
    expect(intent.kind).toBe("none");
    expect(plainText(reply.blocks)).toMatch(/^Thanks/);
    expect(await store.misses(now)).toHaveLength(1);
  });
  it("that says an answer did not help makes the question a missed one", async () => {
    const answered = await advisor.answer(said("Do I need a degree?"));
    await advisor.answer(press(buttonOf(answered, "helpful", "no")));
    expect(await store.misses(now)).toEqual([
      expect.objectContaining({ reason: "not-helpful", topics: ["degree-needed"] }),
    ]);
  });
  it("still works after the conversation is over, by someone else, and for 30 days", async () => {
    const here = { from: "discord:asha", place: "discord:1/general" } as const;
    const answered = await advisor.answer(said("Do I need a degree?", here));
    const no = buttonOf(answered, "helpful", "no");
    now += conversationMs + 1;
    const ben = { ...press(no), ...here, from: "discord:ben" } as const;
    expect(plainText((await advisor.answer(ben)).blocks)).toMatch(/^Thanks/);
    now += turnMs;
    expect(plainText((await advisor.answer({ ...press(no), ...here })).blocks)).toMatch(
      /^That button is from a while ago/,
    );
  });
});

it("a follow-up form asks for one question", async () => {
  const form = await advisor.form("follow-up", "terminal:asha", "terminal:here");
  expect([form?.id, form?.fields.map(({ name }) => name)]).toEqual(["follow-up", ["question"]]);
});
