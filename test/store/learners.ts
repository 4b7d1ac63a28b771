import { expect, it } from "vitest";
import type { PersonId, PlaceId } from "../../src/message.ts";
import type { Fact, Happening } from "../../src/store/learner.ts";
import { type Change, type Miss, missMs, type Store, type Turn, turnMs } from "../../src/store/store.ts";

/** The part of the contract that is about a person: what is known of them, shown to them, and forgotten. */

const now = Date.UTC(2027, 0, 1);
const asha: PersonId = "discord:asha";
const ben: PersonId = "discord:ben";
const here: PlaceId = "discord:here";
const there: PlaceId = "discord:there";

const done = (step: string): Happening => ({ kind: "step", step, state: "done" });
const fact = (id: string, happening: Happening = done("git"), at = now): Fact => ({ id, at, ...happening });
const known = (...facts: Fact[]): Change[] => facts.map((fact) => ({ kind: "fact", fact }));
const turn: Turn = { id: "turn-1", at: now, text: "and java", offered: ["a"], slots: {} };
const turned = (rest: Partial<Turn> = {}): Change => ({ kind: "turn", turn: { ...turn, ...rest } });
const miss: Miss = { at: now, place: here, text: "will it rain", reason: "abstained", topics: [] };

export function holdsFacts(store: () => Store): void {
  const factsOf = async (person: PersonId, at = now) => (await store().recall(person, here, at)).facts;

  it("knows nothing of a stranger", async () => {
    expect(await factsOf(asha)).toEqual([]);
  });
  it("recalls facts of every kind, whole", async () => {
    const facts = [
      fact("1", { kind: "step", step: "git" }),
      fact("2", { kind: "choice", step: "first-language", options: ["python", "go"] }),
      fact("3", { kind: "profile", profile: { goal: null, hoursAWeek: 7.5, zone: "Asia/Kolkata" } }),
      fact("4", { kind: "progress", steps: { git: { state: "skipped", options: [] } } }),
      fact("5", { kind: "undo" }),
    ];
    await store().record(asha, here, known(...facts), now);
    expect(await factsOf(asha)).toEqual(facts);
  });
  it("recalls facts in every place alike, and beside the conversation", async () => {
    await store().record(asha, here, [turned(), ...known(fact("1"))], now);
    expect(await store().recall(asha, there, now)).toEqual({ facts: [fact("1")] });
    expect(await store().recall(asha, here, now)).toEqual({ facts: [fact("1")], last: turn });
  });
  it("recalls facts oldest first, and those of one moment as they were recorded", async () => {
    await store().record(asha, here, known(fact("c", done("c"), now + 1), fact("b"), fact("a")), now);
    await store().record(asha, here, known(fact("0", done("0"), now - 1)), now);
    expect((await factsOf(asha)).map(({ id }) => id)).toEqual(["0", "b", "a", "c"]);
  });
  it("takes a fact twice without harm: the first record stands, and stays where it was", async () => {
    await store().record(asha, here, known(fact("1"), fact("2"), fact("1")), now);
    await store().record(asha, there, known(fact("1", done("other"), now + 9)), now + 9);
    expect(await factsOf(asha)).toEqual([fact("1"), fact("2")]);
  });
  it("keeps the facts of two people apart, even where their ids are the same", async () => {
    await store().record(asha, here, known(fact("1")), now);
    await store().record(ben, here, known(fact("1", done("sql"))), now);
    expect(await factsOf(asha)).toEqual([fact("1")]);
    expect(await factsOf(ben)).toEqual([fact("1", done("sql"))]);
  });
  it("keeps facts for good, where everything else is over", async () => {
    await store().record(asha, here, [turned(), ...known(fact("1"))], now);
    const years = now + 20 * missMs;
    await store().record(ben, here, known(fact("1")), years);
    expect(await factsOf(asha, years)).toEqual([fact("1")]);
    expect((await store().mydata(asha)).turns).toEqual([]);
  });
  it("keeps a hundred facts recorded at once, and hostile ones", async () => {
    const facts = Array.from({ length: 100 }, (_, n) =>
      fact(`${n}`, done(`'; drop table facts; -- \u0000${n}`)),
    );
    await store().record(asha, here, known(...facts), now);
    expect(await factsOf(asha)).toEqual(facts);
  });
  it("takes the first record of a miss", async () => {
    const missed = (topics: string[]): Change => ({ kind: "miss", miss: { ...miss, topics } });
    await store().record(asha, here, [missed(["first"]), missed(["second"])], now);
    expect(await store().misses(now)).toEqual([{ ...miss, topics: ["first"] }]);
  });
  it("answers when it is asked whether it is there", async () => {
    expect(await store().ping()).toBeUndefined();
  });
}

export function holdsPrivacy(store: () => Store): void {
  it("shows a person what is stored about them, oldest first, and nothing of others", async () => {
    await store().record(asha, here, [turned(), ...known(fact("1"))], now);
    await store().record(ben, here, [turned({ id: "turn-2" }), ...known(fact("2"))], now);
    await store().record(asha, there, [turned({ id: "turn-3", at: now - 1 })], now);
    expect(await store().mydata(asha)).toEqual({
      facts: [fact("1")],
      turns: [
        { ...turn, id: "turn-3", at: now - 1, place: there },
        { ...turn, place: here },
      ],
      subscriptions: [],
    });
  });
  it("has nothing to show to a stranger", async () => {
    expect(await store().mydata(asha)).toEqual({ facts: [], turns: [], subscriptions: [] });
  });
  it("forgets a person at once: facts, turns and conversations, in every place", async () => {
    await store().record(asha, here, [turned(), ...known(fact("1"))], now);
    await store().record(asha, there, [turned({ id: "turn-2" })], now);
    await store().forget(asha);
    expect(await store().mydata(asha)).toEqual({ facts: [], turns: [], subscriptions: [] });
    expect(await store().recall(asha, here, now)).toEqual({ facts: [] });
    expect(await store().turn("turn-1", now)).toBeUndefined();
    expect(await store().turn("turn-2", now)).toBeUndefined();
  });
  it("forgets what was said and missed in a place that bears the person's id", async () => {
    await store().record(ben, asha, [turned(), { kind: "miss", miss: { ...miss, place: asha } }], now);
    await store().forget(asha);
    expect(await store().turn("turn-1", now)).toBeUndefined();
    expect(await store().misses(now)).toEqual([]);
  });
  it("leaves others alone when it forgets someone, and questions that are nobody's", async () => {
    await store().record(asha, here, [turned(), { kind: "miss", miss }, ...known(fact("1"))], now);
    await store().record(ben, here, [turned({ id: "turn-2" }), ...known(fact("1"))], now);
    await store().forget(asha);
    expect(await store().recall(ben, here, now)).toEqual({
      facts: [fact("1")],
      last: { ...turn, id: "turn-2" },
    });
    expect(await store().misses(now)).toEqual([miss]);
  });
  it("forgets twice, and a stranger, without harm", async () => {
    await store().forget(asha);
    await store().forget(asha);
    expect(await store().mydata(asha)).toEqual({ facts: [], turns: [], subscriptions: [] });
  });
  it("knows a person anew who was forgotten and comes back", async () => {
    await store().record(asha, here, [turned(), ...known(fact("1"))], now);
    await store().forget(asha);
    await store().record(asha, here, [turned(), ...known(fact("1", done("sql")))], now);
    expect(await store().recall(asha, here, now)).toEqual({ facts: [fact("1", done("sql"))], last: turn });
  });
  it("shows no turn that has been over for an hour of use", async () => {
    await store().record(asha, here, [turned()], now);
    await store().record(ben, here, [], now + turnMs);
    expect((await store().mydata(asha)).turns).toEqual([]);
  });
}
