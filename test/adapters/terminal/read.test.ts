import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read } from "../../../adapters/terminal/read.ts";
import type { Action } from "../../../src/index.ts";

const listed: readonly Action[] = [
  { verb: "topic", id: "sql" },
  { verb: "pick", id: "docker", turn: "t1" },
];
const hint = (line: string) => {
  const wish = read(line, []);
  return wish.kind === "hint" ? wish.text : wish;
};

describe("a typed line", () => {
  it.each(["", "   ", "\t", "\uFEFF"])("asks for nothing when it is empty: %j", (line) => {
    expect(read(line, listed)).toEqual({ kind: "nothing" });
  });
  it.each(["/quit", "/exit", " /QUIT ", "/quit now", "quit", "Exit"])("leaves with %j", (line) => {
    expect(read(line, listed)).toEqual({ kind: "leave" });
  });
  it.each([
    ["1", listed[0]],
    [" 2 ", listed[1]],
    ["[2]", listed[1]],
    ["2.", listed[1]],
  ])("picks what is listed with %j", (line, action) => {
    expect(read(line, listed)).toEqual({ kind: "ask", body: { kind: "press", action } });
  });
  it.each(["0", "3", "-1", "1.5", "1 2", "999999999999", "२", "quit my job?", "/etc/passwd explained"])(
    "is text otherwise: %j",
    (line) => {
      expect(read(line, listed)).toEqual({ kind: "ask", body: { kind: "text", text: line } });
    },
  );
  it("keeps its inner spaces and loses the outer ones", () => {
    expect(read("  how  long?  ", [])).toEqual({ kind: "ask", body: { kind: "text", text: "how  long?" } });
  });
});

describe("a command", () => {
  it("gives everything after its name to its first option", () => {
    expect(read("/ask how long,  really?", [])).toEqual({
      kind: "ask",
      body: { kind: "command", name: "ask", options: { question: "how long,  really?" } },
    });
  });
  it("is known in upper case too", () => {
    expect(read("/Step Docker", [])).toMatchObject({ body: { name: "step", options: { step: "Docker" } } });
  });
  it("needs no option that is not required", () => {
    expect(read("/topics", [])).toEqual({
      kind: "ask",
      body: { kind: "command", name: "topics", options: {} },
    });
  });
  it("without options lets go of what stands behind it", () => {
    expect(read("/help me", [])).toEqual({
      kind: "ask",
      body: { kind: "command", name: "help", options: {} },
    });
  });
  it("asks for the option it needs", () => {
    expect(hint("/step")).toBe("Say more after /step. The step, such as Docker or REST APIs.");
  });
  it.each([
    ["/hlep", "/help"],
    ["/topic", "/topics"],
    ["/setp docker", "/step"],
    ["/terms", "/term"],
    ["/he", "/help"],
    ["/qiut", "/quit"],
  ])("that nobody knows brings the nearest: %s", (line, meant) => {
    expect(hint(line)).toBe(
      `There is no command ${line.split(" ")[0]}. Did you mean ${meant}? /help shows them all.`,
    );
  });
  it("that is like no other brings none", () => {
    expect(hint("/constructor")).toBe("There is no command /constructor. /help shows them all.");
  });
  it("has a name", () => {
    expect(hint("/")).toBe("A command has a name after the slash. /help shows them all.");
  });
  it("is quoted short", () => {
    expect(hint(`/${"x".repeat(10_000)}`)).toHaveLength(64);
  });
});

it("reads any line without failing, and quotes nothing harmful", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.string().map((rest) => `/${rest}`),
      ),
      (line) => {
        const wish = read(line, listed);
        if (wish.kind === "hint") expect(wish.text).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      },
    ),
  );
});
