import { describe, expect, it } from "vitest";
import type { Situation } from "../../src/decide/decide.ts";
import { homeReply } from "../../src/decide/home.ts";
import { plainText } from "../../src/plain.ts";
import { changes, newcomer, now, pressable, reply } from "./deciding.ts";
import { knowledge } from "./knowledge.ts";
import { channel, channels, direct, manager, own, press, recorded, said, save, show } from "./tipping.ts";

describe("/tips", () => {
  it("shows a member their own, with what can be done", () => {
    expect(said(show, channel)).toBe(
      "Daily tips\n\nYou: 01:00, Monday to Friday, about everything. Next: today at 01:00 (UTC).",
    );
    expect(pressable(reply(show, channel))).toEqual({
      Change: { verb: "form", id: "tips.own" },
      Pause: { verb: "tips", id: "pause.own" },
      "Send one now": { verb: "tips", id: "preview.own" },
      Stop: { verb: "tips", id: "stop.own" },
      "Tips for me": { verb: "form", id: "tips.me" },
    });
  });
  it("shows those who manage the community the channel's, too", () => {
    expect(said(show, manager)).toContain("This channel: 01:00, every day, about everything.");
    expect(pressable(reply(show, manager))).toMatchObject({
      "Tips in this channel": { verb: "form", id: "tips.here" },
    });
  });
  it("offers no channel in a direct conversation, not even in Slack, where it looks like one", () => {
    expect(pressable(reply(show, { ...direct, mayManage: true }))).not.toHaveProperty("Tips in this channel");
    const slack = {
      from: "slack:T1/U1",
      place: "slack:T1/U1",
      community: "slack:T1",
      mayManage: true,
    } as const;
    expect(pressable(reply(show, slack))).toEqual({ "Tips for me": { verb: "form", id: "tips.me" } });
  });
  it("says what they are where there are none, and where they come", () => {
    expect(said(show, { ...direct, subscriptions: [] })).toMatch(
      /One small thing .* You don't get them yet\./,
    );
    expect(said(show, { ...manager, subscriptions: [] })).toContain("Nobody gets them here yet.");
    const terminal = reply(show, { place: "terminal:here", from: "terminal:here" });
    expect(plainText(terminal.blocks)).toContain("in Discord and in Slack");
    expect(pressable(terminal)).toEqual({});
  });
  it.each([
    ["next Monday", { next: { at: now + 1, date: "2027-01-04" } }, "Next: on Monday at 01:00 (UTC)."],
    ["tomorrow", { next: { at: now + 1, date: "2027-01-02" } }, "Next: tomorrow at"],
    ["in a week", { next: { at: now + 1, date: "2027-01-08" } }, "Next: on 8 Jan 2027 at"],
    ["due", { next: { at: now, date: "2027-01-01" } }, "Next: it is on its way."],
    [
      "of the day before in another zone",
      { zone: "Asia/Kolkata", next: { at: now + 1, date: "2027-01-01" } },
      "today",
    ],
    [
      "paused until a date",
      { paused: { why: "asked", until: "2027-02-01" } },
      "They come again from 1 Feb 2027 on.",
    ],
    ["paused until today", { paused: { why: "asked", until: "2027-01-01" } }, "Next: today"],
    ["paused", { paused: { why: "asked" } }, "Paused until you resume it."],
    ["unreachable", { paused: { why: "unreachable" } }, "Let me send you direct messages again"],
    ["of an unknown zone", { zone: "Mars/Olympus" }, "does not know the time zone Mars/Olympus"],
    ["about what is no more", { levels: ["gone"] }, "No tip fits that choice any more."],
    ["narrowed down", { levels: ["foundation"], themes: ["money"] }, "for Foundation, about Money."],
    ["on some days", { weekdays: [7, 2, 5] }, "01:00, Tuesday, Friday and Sunday,"],
    ["at weekends", { weekdays: [6, 7] }, "01:00, Saturday and Sunday,"],
  ] as const)("says how it stands: %s", (_, rest, sentence) => {
    expect(said(show, { ...direct, subscriptions: [{ ...own, ...rest }] })).toContain(sentence);
  });
  it("stands on a person's own page, with their own alone", () => {
    const home = homeReply({ knowledge, learner: newcomer, now, subscriptions: [own, channels] });
    expect(plainText(home.blocks)).toContain("You: 01:00, Monday to Friday");
    expect(plainText(home.blocks)).not.toContain("This channel");
    const without = homeReply({ knowledge, learner: newcomer, now });
    expect(pressable(without)).toMatchObject({ "Tips for me": { verb: "form", id: "tips.me" } });
  });
});

describe("a button", () => {
  it("pauses, resumes and stops", () => {
    const paused = recorded(press("pause", "own"), direct);
    expect(paused).toMatchObject({ id: "own", paused: { why: "asked" } });
    expect(paused.next).toBeUndefined();
    const resumed = recorded(press("resume", "own"), { ...direct, subscriptions: [{ ...own, ...paused }] });
    expect(resumed.paused).toBeUndefined();
    expect(resumed.next?.date).toBe("2027-01-01");
    expect(changes(press("stop", "own"), direct)).toEqual([{ kind: "unsubscribe", id: "own" }]);
    expect(said(press("stop", "own"), direct)).toMatch(/^Stopped\.[\s\S]*You don't get them yet/);
  });
  it("shows the tip that would come next, and changes nothing", () => {
    const preview = reply(press("preview", "own"), direct);
    expect(plainText(preview.blocks)).toContain("The next one would be this");
    expect(plainText(preview.blocks)).toContain("it still comes at its time");
    expect(changes(press("preview", "own"), direct)).toEqual([]);
    const none = { ...direct, subscriptions: [{ ...own, levels: ["gone"] }] };
    expect(said(press("preview", "own"), none)).toContain("No tip fits that choice.");
  });
  it.each(["pause", "resume", "stop", "preview"] as const)("to %s is for those alone whose it is", (what) => {
    const others: Partial<Situation>[] = [
      channel,
      { ...manager, place: "discord:1/3" },
      { ...manager, place: "discord:9/2", community: "discord:9" },
      { ...manager, place: "discord:ben", from: "discord:ben" },
    ];
    for (const situation of others) {
      expect(changes(press(what, "channels"), situation)).toEqual([]);
      expect(said(press(what, "channels"), situation)).toMatch(/^That one is not yours to change/);
      expect(changes(save("channels"), situation)).toEqual([]);
    }
    const stranger = { ...manager, from: "discord:ben" } as const;
    expect(changes(press(what, "own"), stranger)).toEqual([]);
    expect(said(press(what, "own"), stranger)).toMatch(/^That one is not yours/);
    expect(said(press(what, "channels"), manager)).not.toContain("not yours");
  });
  it("for one that is no more says so, and shows how things stand", () => {
    expect(said(press("stop", "gone"), direct)).toMatch(/^That one is no more[\s\S]*You: 01:00/);
    expect(changes(press("stop", "gone"), direct)).toEqual([]);
  });
  it.each([
    ["a member", "here", channel, "Only those who manage this community"],
    ["a manager in a direct conversation", "here", { ...direct, mayManage: true }, "not yours"],
    ["somebody in a terminal", "me", { place: "terminal:x", from: "terminal:x" }, "in Discord and in Slack"],
  ] as const)("that sets up tips does nothing for %s", (_, subject, situation, sentence) => {
    expect(changes(save(subject), situation)).toEqual([]);
    expect(said(save(subject), situation)).toContain(sentence);
  });
});
