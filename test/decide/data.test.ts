import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messageOf, said, shippedMind } from "../mind.ts";
import { asha, codeOf, here, openOwn, textOf } from "./own.ts";

let mind: Awaited<ReturnType<typeof shippedMind>>;
let own: ReturnType<typeof openOwn>;

beforeAll(async () => {
  mind = await shippedMind();
});
beforeEach(() => {
  own = openOwn(mind);
});

describe("export and import", () => {
  const fill = async () => {
    await own.command("done", { step: "python" });
    await own.command("start", { step: "git-basics" });
    await own.command("skip", { step: "graphql" });
    await own.press("option", "sql-database.mysql");
    await own.press("option", "sql-database.postgresql");
  };
  it.each(["list", "json"])(
    "bring progress back exactly as %s, also pasted into one line",
    async (format) => {
      await fill();
      const before = (await own.learner()).steps;
      const progress = codeOf(await own.command("export", { format }));
      for (const pasted of [progress, progress.replaceAll("\n", " "), `\`\`\`\n${progress}\n\`\`\``]) {
        await own.command("reset");
        expect((await own.learner()).steps.size).toBe(0);
        await own.command("import", { progress: pasted });
        expect((await own.learner()).steps).toEqual(before);
        expect(codeOf(await own.command("export", { format }))).toBe(progress);
      }
    },
  );
  it.each([
    "",
    "hello",
    "{",
    "[]",
    '{"roadmate":1}',
    '{"roadmate":99,"steps":{}}',
    "- [?] docker",
    "x".repeat(300_000),
  ])("refuses what is no export, and changes nothing", async (progress) => {
    await fill();
    const before = await own.facts();
    const reply = await own.command("import", { progress });
    expect(reply.blocks).toHaveLength(1);
    expect(textOf(reply).length).toBeLessThan(200);
    expect(await own.facts()).toEqual(before);
  });
});

describe("a person's data", () => {
  it("is shown whole", async () => {
    await own.command("profile", { language: "python", hours: "10" });
    await own.command("done", { step: "docker" });
    await own.answer(said("do i need a degree?"));
    const { facts: changes, turns } = await own.store.mydata(asha);
    const shown = codeOf(await own.command("mydata"))
      .split("\n")
      .map((line) => {
        const [at = "", ...rest] = line.split(" ");
        return { at: Date.parse(at), ...JSON.parse(rest.join(" ")) };
      });
    expect(shown).toEqual([...changes, ...turns]);
    expect([changes.length, turns.length]).toEqual([2, 1]);
  });
  it("is nothing for somebody new", async () => {
    expect(textOf(await own.command("mydata"))).toBe("Nothing is stored about you.");
  });
  it("is gone at once and leaves nothing when they ask to be forgotten", async () => {
    await own.command("done", { step: "python" });
    const degree = await own.answer(said("do i need a degree?"));
    const helpful = degree.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : [])).at(-1);
    await own.command("forget-me");
    expect(await own.store.mydata(asha)).toEqual({ facts: [], turns: [], subscriptions: [] });
    expect(await own.store.recall(asha, here, own.clock.now)).toEqual({ facts: [] });
    expect(await own.store.turn(helpful?.action.turn ?? "", own.clock.now)).toBeUndefined();
    expect(textOf(await own.command("roadmap"))).not.toContain("[x]");
  });
  it("of others stays", async () => {
    const ben = { from: "terminal:ben" } as const;
    await own.answer(messageOf({ kind: "press", action: { verb: "done", id: "docker" } }, ben));
    await own.command("forget-me");
    expect((await own.store.mydata("terminal:ben")).facts).toHaveLength(1);
  });
});
