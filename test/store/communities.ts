import { expect, it } from "vitest";
import type { PersonId, PlaceId } from "../../src/message.ts";
import type { Settings } from "../../src/settings.ts";
import { type Change, eventMs, type Store } from "../../src/store/store.ts";

/** The part of the contract that is about communities, and about events that come twice. */

const now = Date.UTC(2027, 0, 1);
const asha: PersonId = "discord:asha";
const ours: PlaceId = "discord:1/2";
const theirs: PlaceId = "discord:12/3";
const settings: Settings = { channels: [ours], mentions: false, audience: "everyone" };
const settled = (rest: Partial<Settings> = {}, community = "discord:1"): Change => ({
  kind: "settings",
  community,
  settings: { ...settings, ...rest },
});
const turned = (id: string): Change => ({
  kind: "turn",
  turn: { id, at: now, text: "and java", offered: [], slots: {} },
});
const missed = (place: PlaceId): Change => ({
  kind: "miss",
  miss: { at: now, place, text: "will it rain", reason: "abstained", topics: [] },
});
const done: Change = { kind: "fact", fact: { id: "1", at: now, kind: "step", step: "git", state: "done" } };

export function holdsCommunities(store: () => Store): void {
  it("knows no settings where nobody changed them", async () => {
    expect(await store().settings("discord:1")).toBeUndefined();
  });
  it("keeps the last settings of each community", async () => {
    await store().record(asha, ours, [settled()], now);
    await store().record(asha, ours, [settled({ mentions: true })], now + 1);
    await store().record(asha, theirs, [settled({ audience: "private" }, "discord:12")], now);
    expect(await store().settings("discord:1")).toEqual({ ...settings, mentions: true });
    expect(await store().settings("discord:12")).toEqual({ ...settings, audience: "private" });
  });
  it("forgets what belongs to a community it left, and nothing else", async () => {
    for (const [place, turn] of [
      [ours, "a"],
      [theirs, "b"],
    ] as const)
      await store().record(asha, place, [turned(turn), missed(place), done], now);
    await store().record(asha, ours, [settled()], now);
    await store().record(asha, theirs, [settled({}, "discord:12")], now);
    await store().leave("discord:1");
    expect(await store().settings("discord:1")).toBeUndefined();
    expect(await store().settings("discord:12")).toBeDefined();
    expect(await store().turn("a", now)).toBeUndefined();
    expect(await store().turn("b", now)).toBeDefined();
    expect((await store().misses(now)).map(({ place }) => place)).toEqual([theirs]);
    expect((await store().recall(asha, ours, now)).facts).toHaveLength(1);
  });
  it("forgets people who are known only in the community", async () => {
    await store().record("slack:T1/U1", "slack:T1/C1", [done], now);
    await store().record("slack:T2/U1", "slack:T2/C1", [done], now);
    await store().leave("slack:T1");
    expect((await store().recall("slack:T1/U1", "slack:T1/C1", now)).facts).toEqual([]);
    expect((await store().recall("slack:T2/U1", "slack:T2/C1", now)).facts).toHaveLength(1);
  });
}

export function holdsEvents(store: () => Store): void {
  it("knows an event that came before, for a day", async () => {
    expect(await store().first("Ev1", now)).toBe(true);
    expect(await store().first("Ev2", now)).toBe(true);
    expect(await store().first("Ev1", now + 600_000)).toBe(false);
    expect(await store().first("Ev1", now + eventMs)).toBe(true);
  });
  it("lets an event that comes many times at once be first for one", async () => {
    const firsts = await Promise.all(Array.from({ length: 20 }, () => store().first("Ev1", now)));
    expect(firsts.filter(Boolean)).toHaveLength(1);
  });
  it("takes an event with any id", async () => {
    expect(await store().first("\u0000'\uD800", now)).toBe(true);
  });
}
