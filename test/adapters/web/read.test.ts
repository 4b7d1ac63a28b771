import { describe, expect, it } from "vitest";
import { read, readTyping } from "../../../adapters/web/read.ts";

const sent = (fields: Record<string, string> | [string, string][]) => read(new URLSearchParams(fields));

describe("what is typed", () => {
  it("is a question", () => {
    expect(sent({ text: "  do i need\na degree? " })).toEqual({
      kind: "ask",
      body: { kind: "text", text: "do i need\na degree?" },
    });
  });
  it("is a command behind a slash; its first option takes everything", () => {
    expect(sent({ text: "/Done learn sql" })).toEqual({
      kind: "ask",
      body: { kind: "command", name: "done", options: { step: "learn sql" } },
    });
    expect(sent({ text: "/next" })).toEqual({
      kind: "ask",
      body: { kind: "command", name: "next", options: {} },
    });
  });
  it("keeps its lines behind /import", () => {
    expect(sent({ text: "/import # My list\n- [x] one" })).toMatchObject({
      body: { name: "import", options: { progress: "# My list\n- [x] one" } },
    });
  });
  it.each([
    ["", "Write your question first."],
    ["/nonsense", "There is no such command. /help shows them all."],
    ["/done", "Say more after /done. The step, such as Docker or REST APIs."],
    ["x".repeat(2_001), "That is longer than I can read at once. Please ask in at most 2,000 characters."],
    [
      `/import ${"x".repeat(20_000)}`,
      "That is longer than I can read at once. Please ask in at most 20,000 characters.",
    ],
  ])("cannot be %.20j, and says so", (text, hint) => {
    expect(sent({ text })).toEqual({ kind: "hint", text: hint });
  });
});

describe("a button", () => {
  it("is pressed", () => {
    expect(sent({ press: "pick:sql:turn1" })).toEqual({
      kind: "ask",
      body: { kind: "press", action: { verb: "pick", id: "sql", turn: "turn1" } },
    });
  });
  it("opens a form", () => {
    expect(sent({ press: "form:profile" })).toEqual({ kind: "open", form: "profile" });
  });
  it.each(["", "explode:all", "a:b:c:d"])("of another version is answered kindly: %j", (press) => {
    expect(sent({ press })).toMatchObject({ kind: "hint" });
  });
});

describe("a filled form", () => {
  it("has its values, several picks in one, and nothing that was left empty", () => {
    const fields: [string, string][] = [
      ["form", "tips.k3v9"],
      ["event", "x"],
      ["field.themes", "pay"],
      ["field.themes", "api"],
      ["field.time", " 09:00 "],
      ["field.level", ""],
    ];
    expect(sent(fields)).toEqual({
      kind: "ask",
      body: {
        kind: "form",
        name: "tips",
        subject: "k3v9",
        values: { themes: "pay,api", time: "09:00" },
      },
    });
  });
  it("that nobody knows is answered kindly", () => {
    expect(sent({ form: "divorce" })).toMatchObject({ kind: "hint" });
  });
});

describe("while one types", () => {
  it("questions complete what is no command", () => {
    expect(readTyping("do i")).toMatchObject({
      command: "ask",
      option: "question",
      typed: "do i",
      before: "",
    });
  });
  it("commands complete a slash, those for managers aside", () => {
    expect(readTyping("/ste")).toEqual({ kind: "names", names: ["/step"] });
    expect(readTyping("/se")).toEqual({ kind: "names", names: [] });
  });
  it("values complete a command that offers some", () => {
    expect(readTyping("/done do")).toMatchObject({
      command: "done",
      option: "step",
      typed: "do",
      before: "/done ",
    });
    expect(readTyping("/plan 1")).toEqual({ kind: "nothing" });
  });
});
