import { ApplicationCommandOptionType as Kind } from "discord.js";
import { describe, expect, it } from "vitest";
import { commandJson, differ } from "../../../adapters/discord/register.ts";
import { commands } from "../../../src/understand/commands.ts";
import { refuse } from "../../rigs/discord/referee/referee.ts";

const json = commandJson();
const named = (name: string) => json.find((one) => one.name === name);
const optionsOf = (name: string) => {
  const found = named(name);
  return found !== undefined && "options" in found ? (found.options ?? []) : [];
};

describe("what Discord is told about the commands", () => {
  it("is what Discord takes", () => {
    expect(refuse("commands", json)).toEqual([]);
  });
  it("is the command table, and one command on messages", () => {
    expect(json.map(({ name }) => name)).toEqual([...commands.map(({ name }) => name), "Answer this"]);
  });
  it("has what is required first, and offers values where the table says so", () => {
    for (const { name } of commands) {
      const required = optionsOf(name).map((option) => option.required ?? false);
      expect(
        [...required].sort((a, b) => Number(b) - Number(a)),
        name,
      ).toEqual(required);
    }
    expect(optionsOf("ask")[0]).toMatchObject({
      name: "question",
      type: Kind.String,
      required: true,
      autocomplete: true,
    });
  });
  it("lets what is the same for everybody be for somebody else", () => {
    expect(optionsOf("step").at(-1)).toMatchObject({ name: "for", type: Kind.User, required: false });
    expect(optionsOf("next").map(({ name }) => name)).not.toContain("for");
  });
  it("offers everything everywhere, and the settings to those who manage a server, there", () => {
    expect(named("next")).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    expect(named("settings")).toMatchObject({
      integration_types: [0],
      contexts: [0],
      default_member_permissions: "32",
    });
  });
});

describe("telling it again", () => {
  /** As Discord gives them back: with more in them, in another order, and without what is empty. */
  const registered = [...json].reverse().map((command, at) => ({
    version: "1",
    id: String(at),
    application_id: "9",
    nsfw: false,
    dm_permission: true,
    default_member_permissions: null,
    ...command,
    contexts: [...(command.contexts ?? [])].reverse(),
    ...("options" in command && {
      options: command.options?.map(({ required, ...option }) =>
        required ? { ...option, required } : option,
      ),
    }),
  }));
  it("is not needed when nothing has changed", () => {
    expect(differ(registered, json)).toBe(false);
  });
  it.each([
    ["a command is missing", registered.slice(1)],
    ["there is one too many", [...registered, { name: "old", type: 1, description: "Old" }]],
    [
      "a description has changed",
      registered.map((one) => (one.name === "ask" ? { ...one, description: "Other" } : one)),
    ],
    [
      "an option is required now",
      registered.map((one) =>
        one.name === "tips" ? { ...one, options: [{ type: 3, name: "a", description: "b" }] } : one,
      ),
    ],
    ["it is offered elsewhere", registered.map((one) => ({ ...one, contexts: [0] }))],
  ])("is needed when %s", (_, changed) => {
    expect(differ(changed, json)).toBe(true);
  });
});
