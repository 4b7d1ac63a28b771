import { describe, expect, test } from "vitest";
import { refuse } from "../discord/referee/referee.ts";
import { command, text, times, typed } from "./payloads.ts";

const one = (rest: object): string[] => refuse("command", command(rest));
const many = (...commands: object[]): string[] => refuse("commands", commands);
const choice = (at: number) => ({ name: `${text(5)}${at}`, value: text(5) });

describe("the referee takes commands", () => {
  test.each([
    [
      "with all there is to say",
      one({
        default_member_permissions: "32",
        contexts: [0, 1, 2],
        integration_types: [0, 1],
        name_localizations: { de: "weiter" },
        options: [
          typed("topic", { required: true, autocomplete: true }),
          typed("deep", { choices: [choice(1)] }),
        ],
      }),
    ],
    [
      "below one another",
      one({ options: [{ type: 1, name: "set-up", description: "Set up", options: [typed("zone")] }] }),
    ],
    [
      "in groups",
      one({
        options: [
          { type: 2, name: "tips", description: "Tips", options: [{ type: 1, name: "a", description: "a" }] },
        ],
      }),
    ],
    ["of each kind", many(command({}), { name: "Answer this", type: 3 }, { name: "Answer this", type: 2 })],
    ["that change", refuse("command-edit", { description: "What now" })],
  ])("%s", (_what, found) => {
    expect(found).toEqual([]);
  });
});

describe("the referee refuses a command", () => {
  const sub = { type: 1, name: "b", description: "b" };
  test.each([
    ["in upper case", one({ name: "Next" }), "name: Name is invalid"],
    ["with a space", one({ name: "what next" }), "name: Name is invalid"],
    ["with a long name", one({ name: text(33) }), "name: Must be 32 or fewer"],
    ["without description", many({ name: "next" }), "[0].description: This field is required"],
    ["with a long description", one({ description: text(101) }), "description: Must be 100 or fewer"],
    [
      "on messages with a description",
      many({ name: "Answer", type: 3, description: "a" }),
      "[0].description: Context menu",
    ],
    ["with 26 options", one({ options: times(26, (at) => typed(`o${at}`)) }), "options: Must be 25 or fewer"],
    [
      "with 26 choices",
      one({ options: [typed("a", { choices: times(26, choice) })] }),
      "options[0].choices: Must be 25 or fewer",
    ],
    [
      "with a choice twice",
      one({ options: [typed("a", { choices: [choice(1), choice(1)] })] }),
      "choices[1].name: Option choice",
    ],
    [
      "with an option twice",
      one({ options: [typed("a"), typed("a")] }),
      "options[1].name: Option name already exists",
    ],
    [
      "with a required option last",
      one({ options: [typed("a"), typed("b", { required: true })] }),
      "options[1]: Required",
    ],
    [
      "with choices and autocomplete",
      one({ options: [typed("a", { autocomplete: true, choices: [choice(1)] })] }),
      "options[0].choices: autocomplete and choices exclude each other",
    ],
    [
      "with a sub-command beside an option",
      one({ options: [typed("a"), sub] }),
      "options: Sub-commands and other options",
    ],
    [
      "with bounds that cross",
      one({ options: [typed("a", { min_length: 2, max_length: 1 })] }),
      "options[0].min_length: The minimum",
    ],
    [
      "in a locale that does not exist",
      one({ name_localizations: { "de-DE": "weiter" } }),
      "name_localizations.de-DE: Value",
    ],
    ["shouted in translation", one({ name_localizations: { de: "Weiter" } }), "name: Name is invalid"],
    [
      "of more than 8000 characters",
      one({
        options: times(25, (at) => typed(`o${at}`, { description: text(100), choices: times(25, choice) })),
      }),
      "body: Command exceeds maximum size",
    ],
    [
      "that stands twice in the list",
      many(command({}), command({})),
      "[1].name: Application command names must be unique",
    ],
    [
      "on messages when there are 16",
      many(...times(16, (at) => ({ name: `A ${at}`, type: 3 }))),
      "body: Must be 15 or fewer",
    ],
    [
      "that changes to upper case",
      refuse("command-edit", { name: "NEXT", description: "a" }),
      "name: Name is invalid",
    ],
    ["that is no list", refuse("commands", {}), "body: Must be a list of commands."],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});
