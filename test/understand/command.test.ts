import { beforeAll, describe, expect, it } from "vitest";
import type { Advisor } from "../../src/advisor.ts";
import { type CommandName, type CommandOptions, commands } from "../../src/understand/commands.ts";
import type { Intent } from "../../src/understand/intent.ts";
import { messageOf, said, shippedAdvisor } from "../mind.ts";

let advisor: Advisor;

beforeAll(async () => {
  ({ advisor } = await shippedAdvisor());
});

const read = async (name: CommandName, options: CommandOptions = {}): Promise<Intent> =>
  (await advisor.explain(messageOf({ kind: "command", name, options }))).intent;
/** As a terminal sends it: everything typed stands in the first option. */
const typed = (name: CommandName, text: string) => {
  const option = commands.find((command) => command.name === name)?.options[0]?.name ?? "";
  return read(name, text === "" ? {} : { [option]: text });
};
const wish = async (name: CommandName, text: string) => {
  const intent = await typed(name, text);
  return intent.kind === "own" ? intent.wish : intent;
};

describe("a command", () => {
  it.each(commands.map(({ name }) => [name] as const))(
    "/%s means something, with and without options",
    async (name) => {
      const { options = [] } = commands.find((command) => command.name === name) ?? {};
      const all = Object.fromEntries(options.map((option) => [option.name, "docker"]));
      for (const given of [{}, all, { [options[0]?.name ?? ""]: "\u0000 __proto__ 💥" }])
        expect((await read(name, given)).kind).toMatch(/^[a-z]+$/);
    },
  );
  it.each([
    ["ask", "Do I need a degree?", { kind: "answer", topic: "degree-needed" }],
    ["step", "docker", { kind: "show", item: { kind: "step", id: "docker" } }],
    ["step", "git", { kind: "show", item: { kind: "step", id: "git-basics" } }],
    ["step", "dokcer", { kind: "unknown", near: [{ kind: "step", id: "docker" }] }],
    ["term", "JWT", { kind: "show", item: { kind: "term" } }],
    ["topics", "", { kind: "browse" }],
    ["topics", "Databases", { kind: "browse", theme: "database" }],
    ["help", "", { kind: "help" }],
    ["done", "quidditch", { kind: "unknown" }],
  ] as const)("/%s %s is read", async (name, text, intent) => {
    expect(await typed(name, text)).toMatchObject(intent);
  });
  it.each([
    ["roadmap", "", { kind: "roadmap" }],
    ["undo", "", { kind: "undo" }],
    ["reset", "", { kind: "reset" }],
    ["mydata", "", { kind: "mydata" }],
    ["forget-me", "", { kind: "forget" }],
    ["certs", "cloud", { kind: "certifications", focus: "cloud" }],
    ["export", "", { kind: "export", format: "list" }],
    ["export", "JSON", { kind: "export", format: "json" }],
    ["import", "- [x] docker", { kind: "import", text: "- [x] docker" }],
    ["start", "docker", { kind: "mark", step: "docker", state: "doing" }],
    ["done", "Package your app with Docker", { kind: "mark", step: "docker", state: "done" }],
    ["skip", "GraphQL", { kind: "mark", step: "graphql", state: "skipped" }],
    ["done", "git", { kind: "mark", step: "git-basics", state: "done" }],
    ["done", "python", { kind: "mark", step: "first-language", state: "done", option: "python" }],
    ["done", "javascript", { kind: "mark", step: "first-language", state: "done", option: "javascript" }],
    ["done", "Django", { kind: "mark", step: "framework", state: "done", option: "django" }],
    ["start", "postgres", { kind: "mark", step: "sql-database", state: "doing", option: "postgresql" }],
  ] as const)("/%s %s is the learner's own", async (name, text, own) => {
    expect(await wish(name, text)).toEqual(own);
  });
});

describe("what one knows, after /next", () => {
  it.each([
    ["", []],
    ["python, sql", ["python", "sql"]],
    ["I know python and sql", ["python", "sql"]],
    ["go, docker, postgresql", ["go", "docker", "postgresql"]],
    ["Go", ["go"]],
    ["cooking", []],
  ] as const)("%j → %j", async (text, knows) => {
    expect(await wish("next", text)).toEqual({ kind: "next", knows });
  });
});

describe("a plan", () => {
  it.each([
    ["", {}],
    ["10", { hours: "10" }],
    ["7,5", { hours: "7,5" }],
    ["10 hours a week", { hours: "10" }],
    ["10h by 2027-12-31", { hours: "10", by: "2027-12-31" }],
    ["by 2027-12-31, 10 hours", { hours: "10", by: "2027-12-31" }],
    ["2027-12-31 10", { hours: "10", by: "2027-12-31" }],
    ["by 2027-12-31", { by: "2027-12-31" }],
    ["2 hours a day", { hours: "14" }],
    ["10 by 31/12/2027", { hours: "10", by: "31/12/2027" }],
    ["10 by next summer", { hours: "10", by: "next summer" }],
    ["-3", { hours: "-3" }],
    ["1e9", { hours: "1e9" }],
    ["NaN", { hours: "NaN" }],
    ["lots", { hours: "lots" }],
    ["5-10", { hours: "5-10" }],
  ] as const)("after /plan %j is %j", async (text, plan) => {
    expect(await wish("plan", text)).toEqual({ kind: "plan", ...plan });
  });
  it("takes each part in its own option", async () => {
    const intent = await read("plan", { by: "soon", hours: "10" });
    expect(intent).toEqual({ kind: "own", wish: { kind: "plan", hours: "10", by: "soon" } });
  });
});

describe("a profile", () => {
  it.each([
    ["", {}],
    ["python", { language: "python" }],
    ["language python, hours 10; goal=cloud", { language: "python", hours: "10", goal: "cloud" }],
    ["hours: -3", { hours: "-3" }],
    ["langauge python", { language: "python" }],
    ["zone Asia/Kolkata", { zone: "Asia/Kolkata" }],
    ["hours 10, shoes 42", { hours: "10", shoes: "42" }],
    ["data engineering", { language: "data engineering" }],
  ] as const)("after /profile %j is %j", async (text, parts) => {
    expect(await wish("profile", text)).toEqual({ kind: "profile", typed: parts });
  });
  it("takes each part in its own option", async () => {
    const intent = await read("profile", { goal: "data engineering", hours: "10", level: " " });
    expect(intent).toMatchObject({ wish: { typed: { goal: "data engineering", hours: "10" } } });
  });
});

describe("a lookup", () => {
  it.each([
    [{}, {}],
    [{ region: "India" }, { regions: ["india"] }],
    [{ region: "India fresher" }, { regions: ["india"], levels: ["junior"] }],
    [
      { region: "Germany", level: "senior" },
      { regions: ["germany"], levels: ["senior"] },
    ],
    [{ region: "Brazil" }, { regions: ["brazil"] }],
    [{ level: "3 years experience" }, { years: 3 }],
  ])("of pay for %j is the topic of pay with what was named", async (options, slots) => {
    expect(await read("salary", options)).toMatchObject({
      kind: "answer",
      topic: "salary-by-region-level",
      alternatives: [],
      heard: { slots },
    });
  });
  it.each([
    [{ first: "python vs java" }],
    [{ first: "python, java" }],
    [{ first: "python and java" }],
    [{ first: "python", second: "java" }],
  ])("of two things sets them side by side: %j", async (options) => {
    expect(await read("compare", options)).toMatchObject({
      kind: "answer",
      topic: "compare-two-languages",
      heard: { slots: { versus: ["python", "java"] } },
    });
  });
  it("of endless blanks is over at once", async () => {
    expect(await read("compare", { first: "\t".repeat(200_000) })).toMatchObject({ kind: "wordless" });
  }, 5_000);
  it("leans on nothing that was said before", async () => {
    await advisor.answer(said("what is nestjs?"));
    const intent = await read("salary", { region: "Germany" });
    expect(intent).toMatchObject({ topic: "salary-by-region-level", heard: { carried: [] } });
  });
});
