import { describe, expect, it } from "vitest";
import { settingsForm } from "../../src/decide/community.ts";
import { plainText } from "../../src/plain.ts";
import { defaultSettings, type Settings } from "../../src/settings.ts";
import { changes, kinds, pressable, reply } from "./deciding.ts";

const manager = { mayManage: true, community: "discord:1" };
const typed = { channels: "discord:1/2,discord:1/3", mentions: "off", audience: "everyone" };
const settled: Settings = { channels: ["discord:1/2", "discord:1/3"], mentions: false, audience: "everyone" };
const textOf = (rest: object, form?: Record<string, string>): string =>
  plainText(
    reply(form === undefined ? { kind: "settings" } : { kind: "settings", typed: form }, rest).blocks,
  );

describe("the settings of a community", () => {
  it("are shown with a way to change them", () => {
    expect(textOf(manager)).toContain("Answer channels: everywhere I can write");
    expect(pressable(reply({ kind: "settings" }, manager))).toMatchObject({
      Change: { verb: "form", id: "settings" },
    });
  });
  it("are kept as they were filled in, and shown", () => {
    expect(changes({ kind: "settings", typed }, manager)).toEqual([
      { kind: "settings", community: "discord:1", settings: settled },
    ]);
    expect(textOf(manager, typed)).toMatch(/^Noted.*I stay silent.*For everybody to see/s);
  });
  it("take no channel of nowhere", () => {
    expect(
      changes({ kind: "settings", typed: { channels: "nonsense, discord:1/2" } }, manager),
    ).toMatchObject([{ settings: { ...defaultSettings, channels: ["discord:1/2"] } }]);
  });
  it("are closed to everybody else", () => {
    const member = { ...manager, mayManage: false };
    expect(textOf(member)).toMatch(/^Only those who manage/);
    expect(changes({ kind: "settings", typed }, member)).toEqual([]);
  });
  it("are none where there is no community", () => {
    expect(textOf({ mayManage: true })).toMatch(/^Settings are for a server/);
    expect(changes({ kind: "settings", typed }, { mayManage: true })).toEqual([]);
  });
  it("come back in the form as they are", () => {
    expect(
      settingsForm(settled).fields.map((field) => ("picked" in field ? field.picked : undefined)),
    ).toEqual([settled.channels, ["off"], ["everyone"]]);
  });
});

it("a community is greeted with what to do", () => {
  const welcome = reply({ kind: "welcome" });
  expect(kinds(welcome)[0]).toBe("heading");
  expect(plainText(welcome.blocks)).toMatch(/\/ask.*\/settings.*\/forget-me/s);
});
