import { describe, expect, test } from "vitest";
import { refuse } from "../discord/referee/referee.ts";
import { button, buttons, display, message, modern, option, row, select, text, times } from "./payloads.ts";

const rows = (...components: object[]): string[] => refuse("message", message({ components }));
const shown = (components: object[], rest: object = {}): string[] =>
  refuse("message", modern(components, rest));
const inRow = "components[0].components[0]";

describe("the referee takes", () => {
  test.each([
    [
      "five rows of five buttons",
      rows(...times(5, (at) => row(...times(5, (b) => button({ custom_id: `${at}.${b}` }))))),
    ],
    [
      "a link and a symbol",
      rows(
        row(
          { type: 2, style: 5, label: "a", url: "https://a.b" },
          button({ label: "", emoji: { name: "👍" } }),
        ),
      ),
    ],
    ["a select of 25", rows(row(select(times(25, (at) => option(`${at}`)))))],
    [
      "everything new at once",
      shown([
        { type: 17, accent_color: 5, components: [display("Hi"), { type: 14 }, row(select([option("a")]))] },
        { type: 9, components: [display("a")], accessory: button() },
        { type: 12, items: [{ media: { url: "https://a.b/c.png" }, description: "c" }] },
        row(button({ custom_id: "other" })),
      ]),
    ],
  ])("%s", (_what, found) => {
    expect(found).toEqual([]);
  });
});

describe("the referee refuses rows", () => {
  test.each([
    [
      "when there are six",
      rows(...times(6, (at) => row(button({ custom_id: `${at}` })))),
      "components: Must be 5 or fewer",
    ],
    ["of six buttons", rows(row(...buttons(6))), "components[0].components: Must be 5 or fewer"],
    ["of nothing", rows(row()), "components[0].components: Must be 1 or more"],
    [
      "of a select beside a button",
      rows(row(select([option("a")]), button())),
      "components[0].components: A row holds",
    ],
    [
      "with a custom id twice",
      rows(row(button(), button())),
      "components[0].components[1].custom_id: Component custom id",
    ],
    [
      "with a long custom id",
      rows(row(button({ custom_id: text(101) }))),
      `${inRow}.custom_id: Must be 100 or fewer`,
    ],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});

describe("the referee refuses a button", () => {
  const pressed = (rest: object): string[] => rows(row(button(rest)));
  test.each([
    ["with a long label", pressed({ label: text(81) }), `${inRow}.label: Must be 80 or fewer`],
    [
      "without custom id",
      rows(row({ type: 2, style: 1, label: "a" })),
      `${inRow}.custom_id: This field is required`,
    ],
    ["without label", pressed({ label: "" }), `${inRow}.label: A button needs a label or an emoji.`],
    [
      "that links nowhere",
      rows(row({ type: 2, style: 5, label: "a" })),
      `${inRow}.url: This field is required`,
    ],
    [
      "that links and has a custom id",
      pressed({ style: 5, url: "https://a.b" }),
      `${inRow}.custom_id: A link button`,
    ],
    ["that links by its looks no link", pressed({ url: "https://a.b" }), `${inRow}.url: Only a link button`],
    [
      "that links out of the web",
      rows(row({ type: 2, style: 5, label: "a", url: "ftp://a.b" })),
      `${inRow}.url: Scheme must`,
    ],
    ["of no known style", pressed({ style: 9 }), `${inRow}`],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});

describe("the referee refuses a select", () => {
  const offered = (options: object[], rest: object = {}): string[] => rows(row(select(options, rest)));
  test.each([
    ["without options", offered([]), `${inRow}.options: Must be 1 or more`],
    ["of 26", offered(times(26, (at) => option(`${at}`))), `${inRow}.options: Must be 25 or fewer`],
    [
      "with a value twice",
      offered([option("a"), option("a", "b")]),
      `${inRow}.options[1].value: The specified option value`,
    ],
    ["with a blank option", offered([option("a", " ")]), `${inRow}.options[0].label: This field is required`],
    [
      "with a long option",
      offered([option("a", text(101))]),
      `${inRow}.options[0].label: Must be 100 or fewer`,
    ],
    [
      "with a long placeholder",
      offered([option("a")], { placeholder: text(151) }),
      `${inRow}.placeholder: Must be 150 or fewer`,
    ],
    [
      "that wants more than it takes",
      offered([option("a")], { min_values: 2 }),
      `${inRow}.min_values: min_values is larger`,
    ],
    [
      "with more chosen than it takes",
      offered([
        { ...option("a"), default: true },
        { ...option("b"), default: true },
      ]),
      "More defaults",
    ],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});

describe("the referee refuses new components", () => {
  test.each([
    ["without their flag", rows(display("a")), "components[0].type: Without IS_COMPONENTS_V2"],
    [
      "beside content",
      shown([display("a")], { content: "b" }),
      "content: The 'content' field cannot be used",
    ],
    [
      "beside embeds",
      shown([display("a")], { embeds: [{ title: "b" }] }),
      "embeds: The 'embeds' field cannot be used",
    ],
    [
      "when there are 41",
      shown(times(41, () => display("a"))),
      "components: 41 components in all, 40 at most.",
    ],
    [
      "when 41 are nested",
      shown([{ type: 17, components: times(40, () => display("a")) }]),
      "components: 41 components in all",
    ],
    [
      "of 4001 characters",
      shown([display(text(4000)), display("a")]),
      "components: 4001 characters of text in all, 4000",
    ],
    ["with a blank text", shown([display(" ")]), "components[0].content: This field is required"],
    [
      "one container in another",
      shown([{ type: 17, components: [{ type: 17, components: [display("a")] }] }]),
      `${inRow}: Is none`,
    ],
    [
      "with a section of four texts",
      shown([{ type: 9, components: times(4, () => display("a")), accessory: button() }]),
      "Must be 3 or fewer",
    ],
    [
      "with a file from elsewhere",
      shown([{ type: 13, file: { url: "https://a.b/c" } }]),
      "file.url: Scheme must be one of (attachment).",
    ],
    [
      "with a picture that did not come",
      shown([{ type: 12, items: [{ media: { url: "attachment://a" } }] }]),
      "components[0]: The ref",
    ],
    [
      "with an id twice",
      shown([
        { ...display("a"), id: 1 },
        { ...display("b"), id: 1 },
      ]),
      "components[1].id: Component id cannot",
    ],
  ])("%s", (_what, found, complaint) => {
    expect(found.join("\n")).toContain(complaint);
  });
});
