import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PersonId, PlaceId } from "../../src/message.ts";
import {
  type Change,
  conversationMs,
  type Miss,
  missMs,
  type Store,
  type Turn,
  turnMs,
} from "../../src/store/store.ts";
import { holdsClaims, holdsSettlements } from "./claims.ts";
import { holdsCommunities, holdsEvents } from "./communities.ts";
import { holdsInstallations } from "./installations.ts";
import { holdsFacts, holdsPrivacy } from "./learners.ts";
import { holdsRatings } from "./ratings.ts";
import { holdsSettled } from "./settled.ts";
import { holdsSubscriptions } from "./subscriptions.ts";

const now = Date.UTC(2027, 0, 1);
const asha: PersonId = "discord:asha";
const ben: PersonId = "discord:ben";
const here: PlaceId = "discord:here";
const there: PlaceId = "discord:there";

const turn = (rest: Partial<Turn> = {}): Turn => ({
  id: "turn-1",
  at: now,
  text: "what does a junior earn in india",
  topic: "salary-by-region-level",
  offered: [],
  slots: { regions: ["india"], levels: ["junior"], years: 1.5, versus: ["python", "java"] },
  ...rest,
});
const miss = (rest: Partial<Miss> = {}): Miss => ({
  at: now,
  place: here,
  text: "will it rain",
  reason: "abstained",
  topics: ["degree-needed", "how-to-start"],
  ...rest,
});
/** As it is found. */
const kept = (rest: Partial<Turn> = {}, by: PersonId = asha) => ({ ...turn(rest), by, place: here });
const turned = (rest: Partial<Turn> = {}): Change => ({ kind: "turn", turn: turn(rest) });
const missed = (rest: Partial<Miss> = {}): Change => ({ kind: "miss", miss: miss(rest) });

/** Every promise of the store. `open` gives an empty one; `close` clears up after it. */
export function storeContract(
  name: string,
  open: () => Promise<{ store: Store; close: () => Promise<void> }>,
): void {
  describe(`the store ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    holdsConversations(() => opened.store);
    holdsTurns(() => opened.store);
    holdsMisses(() => opened.store);
    holdsSettled(() => opened.store);
    holdsRatings(() => opened.store);
    holdsFacts(() => opened.store);
    holdsPrivacy(() => opened.store);
    holdsCommunities(() => opened.store);
    holdsEvents(() => opened.store);
    holdsInstallations(() => opened.store);
    holdsSubscriptions(() => opened.store);
    holdsClaims(() => opened.store);
    holdsSettlements(() => opened.store);

    it("takes nothing at all", async () => {
      await opened.store.record(asha, here, [], now);
      expect((await opened.store.recall(asha, here, now)).last).toBeUndefined();
      expect(await opened.store.misses(now)).toEqual([]);
    });
    it("can be closed twice", async () => {
      await opened.store.close();
      await opened.store.close();
    });
  });
}

function holdsConversations(store: () => Store): void {
  it("knows of no conversation at first", async () => {
    expect((await store().recall(asha, here, now)).last).toBeUndefined();
  });
  it("recalls the last turn of a person in a place, whole", async () => {
    await store().record(asha, here, [turned()], now);
    expect((await store().recall(asha, here, now)).last).toEqual(turn());
  });
  it("recalls a turn that has no topic and no particulars", async () => {
    const { topic: _, ...rest } = turn({ offered: ["b", "a"], slots: {}, text: "" });
    await store().record(asha, here, [{ kind: "turn", turn: rest }], now);
    expect((await store().recall(asha, here, now)).last).toEqual(rest);
  });
  it("keeps a conversation for 15 minutes after its last turn, and no longer", async () => {
    await store().record(asha, here, [turned()], now);
    expect((await store().recall(asha, here, now + conversationMs - 1)).last).toEqual(turn());
    expect((await store().recall(asha, here, now + conversationMs)).last).toBeUndefined();
  });
  it("begins the 15 minutes anew with every turn", async () => {
    const later = now + conversationMs - 1;
    await store().record(asha, here, [turned()], now);
    await store().record(asha, here, [turned({ id: "turn-2", at: later })], later);
    expect((await store().recall(asha, here, later + conversationMs - 1)).last?.id).toBe("turn-2");
  });
  it("keeps the conversations of two people in one place apart", async () => {
    await store().record(asha, here, [turned()], now);
    expect((await store().recall(ben, here, now)).last).toBeUndefined();
  });
  it("keeps the conversations of one person in two places apart", async () => {
    await store().record(asha, here, [turned()], now);
    await store().record(asha, there, [turned({ id: "turn-2", text: "and java" })], now);
    expect((await store().recall(asha, here, now)).last?.id).toBe("turn-1");
    expect((await store().recall(asha, there, now)).last?.id).toBe("turn-2");
  });
  it("does not mix up people and places whose ids run together", async () => {
    await store().record("terminal:a", 'terminal:b","c', [turned()], now);
    expect(
      (await store().recall('terminal:a","terminal:b' as PersonId, "terminal:c", now)).last,
    ).toBeUndefined();
  });
  it("recalls the newest turn, in whatever order they are recorded", async () => {
    const later = turned({ id: "turn-2", at: now + 1_000 });
    await store().record(asha, here, [later], now + 1_000);
    await store().record(asha, here, [turned()], now + 2_000);
    expect((await store().recall(asha, here, now + 2_000)).last?.id).toBe("turn-2");
  });
  it("recalls the one recorded last of two turns at the same moment", async () => {
    await store().record(asha, here, [turned(), turned({ id: "turn-2" })], now);
    expect((await store().recall(asha, here, now)).last?.id).toBe("turn-2");
  });
}

function holdsTurns(store: () => Store): void {
  it("finds a turn by its id, whoever asks", async () => {
    await store().record(asha, here, [turned()], now);
    await store().record(ben, here, [turned({ id: "turn-2" })], now);
    expect(await store().turn("turn-1", now)).toEqual(kept());
    expect(await store().turn("turn-2", now)).toEqual(kept({ id: "turn-2" }, ben));
  });
  it("keeps a turn for 30 days, and no longer", async () => {
    await store().record(asha, here, [turned()], now);
    expect(await store().turn("turn-1", now + turnMs - 1)).toEqual(kept());
    expect(await store().turn("turn-1", now + turnMs)).toBeUndefined();
  });
  it.each(["turn-9", "", "__proto__", "constructor", "' or 1=1 --", "\u0000"])(
    "finds no turn %j",
    async (id) => {
      await store().record(asha, here, [turned()], now);
      expect(await store().turn(id, now)).toBeUndefined();
    },
  );
  it("takes a turn twice without harm: the first record stands, and stays where it was", async () => {
    await store().record(asha, here, [turned()], now);
    await store().record(asha, here, [turned({ id: "turn-2" })], now);
    await store().record(asha, here, [turned({ at: now + 5, text: "again" })], now + 5);
    expect(await store().turn("turn-1", now + 5)).toEqual(kept());
    expect((await store().recall(asha, here, now + 5)).last?.id).toBe("turn-2");
  });
  it("keeps hostile text as it is", async () => {
    const text = "'; drop table turns; -- \u202E 🙂 %s {{x}} \\u0041";
    await store().record(asha, here, [turned({ text, offered: ["__proto__"] })], now);
    expect(await store().turn("turn-1", now)).toEqual(kept({ text, offered: ["__proto__"] }));
  });
}

function holdsMisses(store: () => Store): void {
  it("lists misses newest first, from every place", async () => {
    const older = missed({ text: "older", at: now - 2 });
    const elsewhere = missed({ text: "elsewhere", place: there, at: now - 1 });
    await store().record(asha, here, [elsewhere, missed(), older], now);
    expect(await store().misses(now)).toEqual([
      miss(),
      miss({ text: "elsewhere", place: there, at: now - 1 }),
      miss({ text: "older", at: now - 2 }),
    ]);
  });
  it("keeps a miss for 90 days, and no longer", async () => {
    await store().record(asha, here, [missed()], now);
    expect(await store().misses(now + missMs - 1)).toEqual([miss()]);
    expect(await store().misses(now + missMs)).toEqual([]);
  });
  it("forgets what is over, however much is recorded later", async () => {
    await store().record(asha, here, [turned(), missed()], now);
    await store().record(asha, there, [turned({ id: "turn-2", at: now + missMs })], now + missMs);
    expect(await store().misses(now + missMs)).toEqual([]);
    expect(await store().turn("turn-1", now + missMs)).toBeUndefined();
    expect(await store().turn("turn-2", now + missMs)).toEqual({
      ...kept({ id: "turn-2", at: now + missMs }),
      place: there,
    });
  });
  it("takes a miss twice without harm", async () => {
    await store().record(asha, here, [missed(), missed()], now);
    await store().record(asha, here, [missed()], now + 1);
    expect(await store().misses(now + 1)).toEqual([miss()]);
  });
  it("tells misses apart by when, where, what and why", async () => {
    const all = [
      missed(),
      missed({ at: now - 1 }),
      missed({ place: there }),
      missed({ text: "will it snow" }),
      missed({ reason: "not-helpful" }),
    ];
    await store().record(asha, here, all, now);
    expect(await store().misses(now)).toHaveLength(5);
  });
  it("remembers nothing of who missed an answer", async () => {
    await store().record(asha, here, [missed()], now);
    expect(JSON.stringify(await store().misses(now))).not.toContain(asha);
  });
}
