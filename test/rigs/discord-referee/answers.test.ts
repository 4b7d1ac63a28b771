import { describe, expect, test } from "vitest";
import { refuse } from "../discord/referee/referee.ts";
import {
  button,
  display,
  input,
  label,
  message,
  modal,
  option,
  row,
  select,
  silent,
  text,
  times,
} from "./payloads.ts";

const answer = (type: number, data?: object): string[] => refuse("callback", { type, ...(data && { data }) });
const choices = (all: object[]): string[] =>
  refuse("callback", { type: 8, data: { choices: all } }, { optionType: 3 });
const form = (components: object[], rest: object = {}): string[] =>
  refuse("callback", modal(components, rest));

describe("the referee takes", () => {
  test.each([
    ["a deferral", answer(5)],
    ["a private deferral", answer(5, { flags: 64 })],
    ["a deferred update", answer(6)],
    ["a private message", answer(4, message({ flags: 64 }))],
    ["an update", answer(7, message({ components: [] }))],
    ["choices", choices([{ name: "Git", value: "git" }])],
    ["no choices", choices([])],
    ["a form of rows", form([row(input({ label: "Goal" }))])],
    [
      "a form of all fields",
      form([
        display("About you"),
        label(input({ value: "jobs", max_length: 10 })),
        label(select([option("a")], { required: false, min_values: 0 })),
        label({ type: 8, custom_id: "where", channel_types: [0] }),
        label({ type: 21, custom_id: "radio", options: [option("a"), option("b")] }),
      ]),
    ],
  ])("%s", (_what, found) => {
    expect(found).toEqual([]);
  });
});

describe("the referee refuses", () => {
  test.each([
    ["an answer of no known type", answer(3), "type: Value must be one of {4, 5, 6, 7, 8, 9}."],
    ["an answer without type", refuse("callback", {}), "type: "],
    [
      "a deferral with the new flag",
      answer(5, { flags: 1 << 15 }),
      "data.flags: A deferred reply may only carry EPHEMERAL.",
    ],
    ["an empty answer", answer(4, silent), "data: Cannot send an empty message"],
    [
      "an answer that may ping anybody",
      answer(4, { content: "a" }),
      "data.allowed_mentions: Every message says",
    ],
    [
      "a long answer",
      answer(4, message({ content: text(2001) })),
      "data.content: Must be 2000 or fewer in length.",
    ],
    ["a private update", answer(7, message({ flags: 64 })), "data.flags: These flags cannot be set here."],
    [
      "26 choices",
      choices(times(26, (at) => ({ name: `${at}`, value: `${at}` }))),
      "data.choices: Must be 25 or fewer",
    ],
    [
      "a long name of a choice",
      choices([{ name: text(101), value: "a" }]),
      "data.choices[0].name: Must be between 1 and 100",
    ],
    [
      "a long choice",
      choices([{ name: "a", value: text(101) }]),
      "data.choices[0].value: Must be between 1 and 100",
    ],
    [
      "a blank choice",
      choices([{ name: " ", value: "a" }]),
      "data.choices[0].name: Must be between 1 and 100",
    ],
    [
      "a number among words",
      choices([{ name: "a", value: 1 }]),
      "data.choices[0].value: Is not of the option's type.",
    ],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});

describe("the referee refuses a form", () => {
  const field = "data.components[0].component";
  test.each([
    [
      "of six",
      form(times(6, (at) => label(input({ custom_id: `${at}` })))),
      "data.components: Must be between 1 and 5",
    ],
    ["of nothing", form([]), "data.components: Must be 1 or more"],
    ["with a long title", form([label(input())], { title: text(46) }), "data.title: Must be 45 or fewer"],
    [
      "with a long label",
      form([label(input(), { label: text(46) })]),
      "data.components[0].label: Must be 45 or fewer",
    ],
    [
      "with a long description",
      form([label(input(), { description: text(101) })]),
      "description: Must be 100 or fewer",
    ],
    ["with a button", form([row(button())]), "data.components[0].components: A row in a form"],
    [
      "with a field twice",
      form([label(input()), label(input())]),
      "data.components[1].component.custom_id: Component custom id",
    ],
    ["with a label in a label", form([label(input({ label: "a" }))]), `${field}.label: In a label`],
    [
      "with a row without label",
      form([row(input())]),
      "data.components[0].components[0].label: This field is required",
    ],
    [
      "with a disabled field",
      form([label(select([option("a")], { disabled: true }))]),
      `${field}.disabled: Nothing in a form`,
    ],
    [
      "with a field that asks for nothing",
      form([label(select([option("a")], { min_values: 0 }))]),
      `${field}.min_values: Must`,
    ],
    [
      "with a text too long",
      form([label(input({ max_length: 2, value: "abc" }))]),
      `${field}.value: Must be 2 or fewer`,
    ],
    [
      "with a radio group of one",
      form([label({ type: 21, custom_id: "r", options: [option("a")] })]),
      `${field}.options: Must be 2`,
    ],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});
