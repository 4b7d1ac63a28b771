import { describe, expect, test } from "vitest";
import { refuseManifest } from "./slack/manifest.ts";
import {
  actions,
  button,
  feedback,
  input,
  menu,
  message,
  mrkdwn,
  option,
  options,
  plain,
  section,
  table,
  x,
} from "./slack/pieces.ts";
import { refuseMessage, refuseView } from "./slack/referee.ts";

const modal = (blocks: object[], more: object = {}) => ({
  type: "modal",
  title: plain("Form"),
  submit: plain("Send"),
  blocks,
  ...more,
});
const asked = (element: object) => ({ ...input(), element });
const typed = (more: object) => asked({ type: "plain_text_input", ...more });

describe("An element is refused", () => {
  test.each<[string, object, RegExp]>([
    ["with an unknown key", { ...button(), onclick: "x" }, /additional property: onclick/],
    ["with an action_id of 256", button(x(256)), /at most 255/],
    ["as a button with a label of 76", button("a", x(76)), /at most 75/],
    ["as a button with a label in mrkdwn", { ...button(), text: mrkdwn("x") }, /must be plain_text/],
    ["as a button with a value of 2,001", { ...button(), value: x(2001) }, /at most 2000/],
    ["as a button with a link of 3,001", { ...button(), url: `https://${x(2993)}` }, /at most 3000/],
    ["as a button that links to nowhere", { ...button(), url: "javascript:alert(1)" }, /invalid url/],
    ["as a button of an unknown style", { ...button(), style: "warning" }, /must be one of primary, danger/],
    ["with a wordy confirmation", { ...button(), confirm: { text: plain(x(301)) } }, /at most 300/],
    ["as a menu of 101", { ...menu(), options: options(101) }, /at most 100 items/],
    [
      "as a menu with an option text of 76",
      { ...menu(), options: [{ ...option("a"), text: plain(x(76)) }] },
      /at most 75/,
    ],
    [
      "as a menu with an option value of 76",
      { ...menu(), options: [{ ...option("a"), value: x(76) }] },
      /at most 75/,
    ],
    [
      "as a menu with two options of one value",
      { ...menu(), options: [option("a"), option("a")] },
      /one value/,
    ],
    ["as a menu without options", { type: "static_select", action_id: "m" }, /exactly one of options/],
    ["as a menu that begins with what it has not", { ...menu(), initial_option: option("z") }, /not one of/],
    ["with a placeholder of 151", { ...menu(), placeholder: plain(x(151)) }, /at most 150/],
    ["as an overflow of one", { type: "overflow", options: options(1) }, /at least 2 items/],
    ["as an overflow of six", { type: "overflow", options: options(6) }, /at most 5 items/],
    ["as 11 checkboxes", { type: "checkboxes", options: options(11) }, /at most 10 items/],
    ["as 11 radio buttons", { type: "radio_buttons", options: options(11) }, /at most 10 items/],
    ["as a date that is none", { type: "datepicker", initial_date: "1 May" }, /form/],
    ["as feedback among actions", feedback(), /elements\/0\/type/],
  ])("%s", (_, element, why) => {
    expect(refuseMessage(message(actions(element))).join("\n")).toMatch(why);
  });

  test("with the action_id of another in its block, but not of one elsewhere", () => {
    expect(refuseMessage(message(actions(button(), button()))).join()).toMatch(/press is there twice/);
    expect(refuseMessage(message(actions(button()), actions(button())))).toEqual([]);
  });
});

describe("A view is taken", () => {
  test.each<[string, object]>([
    [
      "as a form",
      modal([input(), { ...asked({ type: "number_input", is_decimal_allowed: false }), block_id: "n" }]),
    ],
    ["with 100 blocks", { type: "home", blocks: Array.from({ length: 100 }, () => section()) }],
    ["without submit, when nothing is asked", { type: "modal", title: plain("Read"), blocks: [section()] }],
    ["of 102,000 characters", { type: "home", blocks: Array.from({ length: 34 }, () => section(x(3000))) }],
  ])("%s", (_, view) => {
    expect(refuseView(view)).toEqual([]);
  });
});

describe("A view is refused", () => {
  const focused = { focus_on_load: true };
  test.each<[string, unknown, RegExp]>([
    ["that is none", "view", /must be an object/],
    ["of a type unknown", { type: "dialog", blocks: [] }, /must be one of home, modal/],
    ["with an unknown key", modal([input()], { icon: "x" }), /additional property: icon/],
    ["without a title", { type: "modal", blocks: [] }, /missing required field: title/],
    ["with a title on a Home", { type: "home", title: plain("x"), blocks: [] }, /additional property: title/],
    ["with a title of 25", modal([input()], { title: plain(x(25)) }), /at most 24/],
    ["with a submit of 25", modal([input()], { submit: plain(x(25)) }), /at most 24.*submit/],
    ["with a close of 25", modal([input()], { close: plain(x(25)) }), /at most 24.*close/],
    ["with 101 blocks", modal(Array.from({ length: 101 }, () => section())), /at most 100 items/],
    ["with a callback_id of 256", modal([input()], { callback_id: x(256) }), /at most 255/],
    ["with private metadata of 3,001", modal([input()], { private_metadata: x(3001) }), /at most 3000/],
    ["with inputs and no submit", modal([input()], { submit: undefined }), /needs submit/],
    ["with Markdown", modal([{ type: "markdown", text: "x" }]), /cannot stand in a modal/],
    ["with a table", { type: "home", blocks: [table(1, 1)] }, /cannot stand in a home/],
    ["with a button as input", modal([asked(button())]), /must be one of.*element\/type/],
    ["with a label of 2,001", modal([{ ...input(), label: plain(x(2001)) }]), /at most 2000/],
    ["with an input for 3,001", modal([typed({ max_length: 3001 })]), /at most 3000/],
    ["with least above most", modal([typed({ min_length: 9, max_length: 5 })]), /min_length is above/],
    [
      "with the focus twice",
      modal([input("a", focused), input("b", focused)]),
      /focus_on_load is there twice/,
    ],
    ["of 250 kB", modal(Array.from({ length: 90 }, () => section(x(3000)))), /250 kB/],
  ])("%s", (_, view, why) => {
    expect(refuseView(view).join("\n")).toMatch(why);
  });
});

describe("A manifest", () => {
  const command = { command: "/next", description: "What to learn next", usage_hint: "[hours]" };
  const shortcut = { name: "Answer this", type: "message", callback_id: "answer", description: "Answers it" };
  const good = {
    _metadata: { major_version: 2 },
    display_information: { name: "Roadmate", description: "A career advisor", background_color: "#123456" },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "Roadmate", always_online: true },
      shortcuts: [shortcut],
      slash_commands: [command],
    },
    oauth_config: { scopes: { bot: ["app_mentions:read", "chat:write", "commands", "im:history"] } },
    settings: {
      event_subscriptions: { bot_events: ["app_mention", "message.im", "app_home_opened"] },
      interactivity: { is_enabled: true },
      socket_mode_enabled: true,
    },
  };
  const { features, settings } = good;

  test("is taken at its limits", () => {
    const slash_commands = Array.from({ length: 50 }, (_, i) => ({
      ...command,
      command: `/${"c".repeat(29)}${10 + i}`,
    }));
    expect(refuseManifest(good)).toEqual([]);
    expect(refuseManifest({ ...good, features: { ...features, slash_commands } })).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ["without a name", { display_information: {} }, /display_information.name/],
    ["with a name of 36", { display_information: { name: x(36) } }, /<=35/],
    [
      "with a short long description",
      { display_information: { name: "x", long_description: x(174) } },
      />=175/,
    ],
    ["with an unknown key", { feature: {} }, /Unrecognized key: "feature"/],
    [
      "with a command in capitals",
      { features: { ...features, slash_commands: [{ ...command, command: "/Next" }] } },
      /small/,
    ],
    [
      "with a command of 33",
      { features: { ...features, slash_commands: [{ ...command, command: `/${x(32)}` }] } },
      /<=32/,
    ],
    [
      "with a command twice",
      { features: { ...features, slash_commands: [command, command] } },
      /same command twice/,
    ],
    ["with 11 shortcuts", { features: { ...features, shortcuts: Array(11).fill(shortcut) } }, /<=10/],
    [
      "with a shortcut's name of 25",
      { features: { ...features, shortcuts: [{ ...shortcut, name: x(25) }] } },
      /<=24/,
    ],
    [
      "with an event without its scope",
      { oauth_config: { scopes: { bot: ["commands"] } } },
      /message.im needs the scope im:history/,
    ],
    [
      "with commands without their scope",
      { oauth_config: { scopes: { bot: ["app_mentions:read", "im:history"] } } },
      /scope commands/,
    ],
    [
      "without a socket and without addresses",
      { settings: { ...settings, socket_mode_enabled: false } },
      /needs a url/,
    ],
  ])("is refused %s", (_, more, why) => {
    expect(refuseManifest({ ...good, ...more }).join("\n")).toMatch(why);
  });
});
