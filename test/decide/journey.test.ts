import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messageOf, said, shippedMind } from "../mind.ts";
import { openOwn, pressable, textOf } from "./own.ts";

let mind: Awaited<ReturnType<typeof shippedMind>>;
let own: ReturnType<typeof openOwn>;

beforeAll(async () => {
  mind = await shippedMind();
});
beforeEach(() => {
  own = openOwn(mind);
});

describe("a step", () => {
  it.each([
    ["start", "doing"],
    ["done", "done"],
    ["skip", "skipped"],
  ] as const)("is marked by /%s and by its button, and taken back by undo", async (name, state) => {
    const reply = await own.command(name, { step: "docker" });
    expect(pressable(reply)).toContain("undo last");
    expect(await own.standing("docker")).toMatchObject({ state });
    await own.press("undo", "last");
    expect(await own.standing("docker")).toBeUndefined();
    await own.press(name, "docker");
    expect(await own.standing("docker")).toMatchObject({ state });
  });
  it("is open again at one press, and keeps the options it had", async () => {
    await own.command("done", { step: "python" });
    await own.press("open", "first-language");
    expect(await own.standing("first-language")).toEqual({ options: ["python"] });
  });
  it("that is named by an option of its choice takes that option without asking", async () => {
    const reply = await own.command("done", { step: "Django" });
    expect(await own.standing("framework")).toEqual({ state: "done", options: ["django"] });
    expect(pressable(reply).filter((action) => action.startsWith("option"))).toEqual([]);
  });
  it("that is a choice asks which one it was, and what is next only then", async () => {
    const asked = await own.command("done", { step: "first-language" });
    expect(pressable(asked)).toContain("option first-language.go");
    expect(textOf(asked)).not.toContain("Next:");
    expect(textOf(await own.press("option", "first-language.go"))).toContain("Next:");
    expect(await own.standing("first-language")).toEqual({ state: "done", options: ["go"] });
  });
  it("is not asked about where only one option is left", async () => {
    await own.command("profile", { language: "go" });
    const reply = await own.command("done", { step: "framework" });
    expect(pressable(reply).filter((action) => action.startsWith("option"))).toEqual([]);
  });
  it("can hold several options, and lets each go again", async () => {
    await own.press("option", "sql-database.mysql");
    await own.press("option", "sql-database.postgresql");
    expect(await own.standing("sql-database")).toEqual({ options: ["mysql", "postgresql"] });
    await own.press("option", "sql-database.mysql");
    expect(await own.standing("sql-database")).toEqual({ options: ["postgresql"] });
  });
  it.each(["first-language.cobol", "framework.__proto__", "nothing.python", "first-language", "."])(
    "does not take the option %s",
    async (id) => {
      expect(textOf(await own.press("option", id))).not.toBe("");
      expect(await own.facts()).toEqual([]);
    },
  );
  it("does not take an option that goes with another choice", async () => {
    await own.command("done", { step: "java" });
    const before = await own.facts();
    expect(textOf(await own.press("option", "framework.django"))).toContain("Java");
    expect(textOf(await own.command("done", { step: "django" }))).toContain("Java");
    expect(await own.facts()).toEqual(before);
  });
  it.each(["", "quidditch", "__proto__", "x".repeat(3_000)])(
    "nobody knows changes nothing: %j",
    async (step) => {
      for (const name of ["start", "done", "skip", "step"] as const)
        expect(textOf(await own.command(name, { step }))).toContain("I don't know anything by that name");
      for (const verb of ["start", "done", "skip", "open"] as const) await own.press(verb, step);
      expect(await own.facts()).toEqual([]);
    },
  );
  it("pressed twice happens once, so that one undo takes it back", async () => {
    await own.press("done", "git-basics");
    await own.press("done", "git-basics");
    await own.press("undo", "last");
    expect(await own.standing("git-basics")).toBeUndefined();
  });
});

describe("undo", () => {
  it("says what it took back, and when there is nothing", async () => {
    await own.command("done", { step: "docker" });
    await own.command("profile", { language: "python" });
    expect(textOf(await own.command("undo"))).toContain("profile");
    expect(textOf(await own.command("undo"))).toContain("Package your app with Docker");
    expect(textOf(await own.command("undo"))).toBe("There is nothing to take back.");
    expect((await own.facts()).length).toBe(4);
  });
  it("brings back everything that reset took away", async () => {
    await own.command("done", { step: "python" });
    await own.command("skip", { step: "graphql" });
    const before = (await own.learner()).steps;
    await own.command("reset");
    expect((await own.learner()).steps.size).toBe(0);
    await own.command("undo");
    expect((await own.learner()).steps).toEqual(before);
  });
});

describe("what is next", () => {
  it("counts what one says one knows, records nothing, and offers it to tick", async () => {
    const reply = await own.command("next", { know: "python, sql" });
    expect(textOf(reply)).toContain("Learn what runs your code");
    expect(pressable(reply)).toEqual(expect.arrayContaining(["done first-language", "done sql-database"]));
    expect(await own.facts()).toEqual([]);
  });
  it("is also said in words", async () => {
    const reply = await own.answer(said("I know python and sql what next"));
    expect(textOf(reply)).toContain("Next: Learn what runs your code");
  });
  it("never offers to tick what is ticked", async () => {
    await own.command("done", { step: "python" });
    expect(pressable(await own.command("next", { know: "python" }))).not.toContain("done first-language");
  });
});

describe("the same message twice", () => {
  it.each([
    ["done", { step: "docker" }],
    ["undo", {}],
    ["reset", {}],
    ["plan", { hours: "10 by 2027-12-31" }],
    ["profile", { goal: "cloud" }],
    ["import", { progress: "- [x] docker" }],
  ] as const)("changes once: /%s", async (name, options) => {
    await own.command("done", { step: "git" });
    await own.command("done", { step: "python" });
    const message = messageOf({ kind: "command", name, options });
    await own.answer(message);
    const once = await own.facts();
    await own.answer(message);
    expect(await own.facts()).toEqual(once);
    expect(once.length).toBe(4);
  });
  it("changes once when it picks an option", async () => {
    const message = messageOf({ kind: "press", action: { verb: "option", id: "sql-database.mysql" } });
    await own.answer(message);
    await own.answer(message);
    expect(await own.standing("sql-database")).toEqual({ options: ["mysql"] });
  });
});
