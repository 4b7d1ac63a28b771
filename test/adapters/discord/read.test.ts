import { ComponentType, ApplicationCommandOptionType as Kind } from "discord.js";
import { describe, expect, it } from "vitest";
import { drawForm, readForm } from "../../../adapters/discord/modal.ts";
import { readCommand, readFilled, readPress, readText, whereOf } from "../../../adapters/discord/read.ts";
import type { Form } from "../../../src/form.ts";
import { refuse } from "../../rigs/discord/referee/referee.ts";

describe("where something happens", () => {
  const spot = { guildId: "1", channelId: "2", userId: "9", direct: false };
  it("is the channel of the server", () => {
    expect(whereOf(spot)).toEqual({ place: "discord:1/2", channel: "discord:1/2", shared: true });
  });
  it("goes by the settings of the channel when it is a thread", () => {
    expect(whereOf({ ...spot, parentId: "7" })).toEqual({
      place: "discord:1/2",
      channel: "discord:1/7",
      shared: true,
    });
  });
  it("is the person when it is between the two of them", () => {
    expect(whereOf({ ...spot, guildId: null, direct: true })).toEqual({
      place: "discord:9",
      channel: "discord:9",
      shared: false,
    });
  });
  it("is neither in a group, where others read along", () => {
    expect(whereOf({ ...spot, guildId: null })).toMatchObject({ place: "discord:dm/2", shared: true });
  });
});

describe("a command", () => {
  const from = "discord:9";
  it("has its name and its words", () => {
    const given = [{ name: "region", type: Kind.String, value: "India" }];
    expect(readCommand("salary", given, from)).toEqual({
      body: { kind: "command", name: "salary", options: { region: "India" } },
    });
  });
  it("may be for somebody else, who is no option of its own", () => {
    const given = [
      { name: "step", type: Kind.String, value: "Docker" },
      { name: "for", type: Kind.User, value: "5" },
    ];
    expect(readCommand("step", given, from)).toEqual({
      body: { kind: "command", name: "step", options: { step: "Docker" } },
      meant: "discord:5",
    });
    expect(readCommand("step", [{ name: "for", type: Kind.User, value: "9" }], from)).not.toHaveProperty(
      "meant",
    );
  });
  it("that nobody knows is none", () => {
    expect(readCommand("dance", [], from)).toBeUndefined();
  });
});

describe("a press", () => {
  it("is the button's action, or the one picked from a menu", () => {
    expect(readPress("topic:git")).toEqual({ verb: "topic", id: "git" });
    expect(readPress("menu-1", ["pick:git:t1"])).toEqual({ verb: "pick", id: "git", turn: "t1" });
  });
  it("of what this version does not know is none", () => {
    expect(readPress("menu-1")).toBeUndefined();
    expect(readPress("dance:git")).toBeUndefined();
  });
});

describe("the words of a message", () => {
  it.each([
    ["<@123> what is git?", "what is git?"],
    ["hey <@!123>, ask <@&5> in <#6> <:party:7> <a:wave:8> <t:0:R> </ask:9>", "hey , ask in"],
    ["<@123>", ""],
    ["  a\n  b  ", "a\n b"],
    ["is a < b and c > d?", "is a < b and c > d?"],
  ])("%s → %s", (content, words) => {
    expect(readText(content)).toBe(words);
  });
});

describe("a form", () => {
  const form: Form = {
    id: "tips.k3v9",
    title: "Daily tips",
    submit: "Save",
    fields: [
      {
        kind: "line",
        name: "time",
        label: "Time",
        hint: "Such as 09:00",
        required: true,
        maxLength: 5,
        value: "09:00",
      },
      { kind: "text", name: "about", label: "About", required: false, maxLength: 9_000 },
      {
        kind: "pick",
        name: "mentions",
        label: "Mentions",
        required: true,
        most: 1,
        picked: ["on"],
        options: [
          { label: "Yes", value: "on" },
          { label: "No", value: "off" },
        ],
      },
      {
        kind: "pick",
        name: "days",
        label: "Days",
        required: false,
        most: 7,
        picked: ["1", "2"],
        options: ["1", "2", "3"].map((value) => ({ label: `Day ${value}`, value })),
      },
      {
        kind: "channels",
        name: "channels",
        label: "Channels",
        required: false,
        most: 25,
        picked: ["discord:1/22"],
      },
    ],
  };
  it("is opened with what is known", () => {
    const modal = drawForm(form);
    expect(refuse("callback", { type: 9, data: modal })).toEqual([]);
    expect(modal.custom_id).toBe("form:tips.k3v9");
    const inputs = modal.components.flatMap((one) => ("component" in one ? [one.component] : []));
    expect(inputs.map(({ type }) => type)).toEqual([
      ComponentType.TextInput,
      ComponentType.TextInput,
      ComponentType.RadioGroup,
      ComponentType.StringSelect,
      ComponentType.ChannelSelect,
    ]);
    expect(inputs[0]).toMatchObject({ value: "09:00", max_length: 5, required: true });
    expect(inputs[1]).toMatchObject({ max_length: 4_000, required: false });
    expect(inputs[3]).toMatchObject({ min_values: 0, max_values: 3 });
    expect(inputs[4]).toMatchObject({ default_values: [{ id: "22", type: "channel" }] });
  });
  it("comes back as text, without what was left empty", () => {
    const values = readForm(
      [
        { id: 1, type: ComponentType.TextInput, customId: "time", value: " 09:00 " },
        { id: 2, type: ComponentType.TextInput, customId: "about", value: "" },
        { id: 3, type: ComponentType.RadioGroup, customId: "mentions", value: "off" },
        { id: 4, type: ComponentType.StringSelect, customId: "days", values: ["1", "3"] },
        { id: 5, type: ComponentType.ChannelSelect, customId: "channels", values: ["22", "23"] },
        { id: 6, type: ComponentType.RadioGroup, customId: "none", value: null },
      ],
      "1",
    );
    expect(values).toEqual({
      time: "09:00",
      mentions: "off",
      days: "1,3",
      channels: "discord:1/22,discord:1/23",
    });
  });
  it("is known by its id, and by what it is about", () => {
    expect(readFilled("form:tips.k3v9", {})).toEqual({
      kind: "form",
      name: "tips",
      subject: "k3v9",
      values: {},
    });
    expect(readFilled("form:dance", {})).toBeUndefined();
    expect(readFilled("topic:git", {})).toBeUndefined();
  });
});
