import { beforeAll, describe, expect, it } from "vitest";
import type { Advisor } from "../src/advisor.ts";
import type { Knowledge } from "../src/knowledge/knowledge.ts";
import { type CommandName, commands } from "../src/understand/commands.ts";
import { messageOf, shippedAdvisor } from "./mind.ts";

let advisor: Advisor;
let knowledge: Knowledge;

beforeAll(async () => {
  ({ advisor, knowledge } = await shippedAdvisor());
});

describe("what is suggested while someone types", () => {
  const asha = "terminal:asha";
  const suggesting = commands.flatMap(({ name, options }) =>
    options.filter(({ suggests }) => suggests).map((option) => [name, option.name] as const),
  );
  const resolved = async (name: CommandName, option: string, value: string) =>
    (await advisor.explain(messageOf({ kind: "command", name, options: { [option]: value } }))).intent;
  /** The title that a value led to. */
  async function title(name: CommandName, option: string, value: string): Promise<string | undefined> {
    const intent = await resolved(name, option, value);
    const { topic, step, term, themes } = knowledge;
    if (intent.kind === "answer") return topic(intent.topic)?.title;
    if (intent.kind === "browse") return themes.find(({ id }) => id === intent.theme)?.title;
    if (intent.kind === "own" && intent.wish.kind === "mark") return step(intent.wish.step)?.title;
    if (intent.kind !== "show") return undefined;
    return intent.item.kind === "step" ? step(intent.item.id)?.title : term(intent.item.id)?.term;
  }

  it("covers every option that asks for it", () => {
    expect(suggesting.map((pair) => pair.join(" "))).toEqual([
      "ask question",
      "step step",
      "start step",
      "done step",
      "skip step",
      "term term",
      "topics theme",
    ]);
  });
  it.each(suggesting)("for /%s %s is something before anything is typed", async (name, option) => {
    expect((await advisor.suggest(name, option, "", asha)).length).toBeGreaterThan(3);
    expect(await advisor.suggest(name, option, "   ", asha)).toEqual(
      await advisor.suggest(name, option, "", asha),
    );
  });
  it.each(suggesting)(
    "for /%s %s is at most 25 values of at most 100 characters, each once",
    async (name, option) => {
      for (const typed of [
        "",
        "a",
        "e",
        "data",
        "how to",
        "x".repeat(500),
        "🙂",
        "\u0000",
        "__proto__",
        "(",
      ]) {
        const choices = await advisor.suggest(name, option, typed, asha);
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
        for (const { label, value } of choices) {
          expect(label.length).toBeGreaterThan(0);
          expect(Math.max(label.length, value.length)).toBeLessThanOrEqual(100);
        }
      }
    },
  );
  it("is popular questions at first", async () => {
    const first = (await advisor.suggest("ask", "question", "", asha)).map(({ label }) => label);
    expect(first).toContain(knowledge.topic("degree-needed")?.title);
    expect(first).toHaveLength(9);
  });
  it.each([
    ["ask", "question", "degree", "degree-needed"],
    ["step", "step", "dokcer", "docker"],
    ["done", "step", "dokcer", "docker"],
    ["term", "term", "latncy", "latency"],
  ] as const)("for /%s %s %s finds what is meant", async (name, option, typed, id) => {
    const { topic, step, term } = knowledge;
    const wanted = name === "ask" ? topic(id)?.title : name === "term" ? term(id)?.term : step(id)?.title;
    const labels = (await advisor.suggest(name, option, typed, asha)).map(({ label }) => label);
    expect(labels.slice(0, 3)).toContain(wanted);
  });
  it("always resolves to what it says: every topic, step, term and theme", async () => {
    const { topics, roadmap, terms, themes } = knowledge;
    const all = [
      ...topics.map((topic) => ["ask", "question", topic.title] as const),
      ...(["step", "start", "done", "skip"] as const).flatMap((name) =>
        roadmap.steps.map((step) => [name, "step", step.title] as const),
      ),
      ...terms.map(({ term }) => ["term", "term", term] as const),
      ...themes.map((theme) => ["topics", "theme", theme.title] as const),
    ];
    const wrong: string[] = [];
    for (const [name, option, value] of all)
      if ((await title(name, option, value)) !== value) wrong.push(`${name} ${value}`);
    expect(wrong).toEqual([]);
  });
  it.each(suggesting)("for /%s %s offers only values that resolve", async (name, option) => {
    for (const typed of ["", "a", "py", "data", "job", "rest api"])
      for (const { value } of await advisor.suggest(name, option, typed, asha))
        expect(await title(name, option, value)).toBe(value);
  });
  it("is nothing for an option that suggests nothing", async () => {
    expect(await advisor.suggest("help", "question", "a", asha)).toEqual([]);
    expect(await advisor.suggest("ask", "__proto__", "a", asha)).toEqual([]);
  });
});
