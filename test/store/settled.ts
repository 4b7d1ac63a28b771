import { expect, it } from "vitest";
import type { PersonId, PlaceId } from "../../src/message.ts";
import { type Miss, missMs, type Store } from "../../src/store/store.ts";

const now = Date.UTC(2027, 0, 1);
const asha: PersonId = "discord:asha";
const here: PlaceId = "discord:1/2";
const miss = (text: string, rest: Partial<Miss> = {}): Miss => ({
  at: now,
  place: here,
  text,
  reason: "abstained",
  topics: [],
  ...rest,
});

/** What becomes of missed questions. */
export function holdsSettled(store: () => Store): void {
  const keep = (...misses: readonly Miss[]) =>
    store().record(
      asha,
      here,
      misses.map((miss) => ({ kind: "miss", miss })),
      now,
    );
  const settled = async () =>
    Object.fromEntries((await store().misses(now)).map(({ text, settled }) => [text, settled]));

  it("remembers what was made of misses, and of no others", async () => {
    await keep(miss("rain"), miss("snow"), miss("visa"));
    const changes = [
      { kind: "settled", misses: [miss("rain"), miss("snow")], as: "outside" },
      { kind: "settled", misses: [miss("gone")], as: "dismissed" },
    ] as const;
    await store().record(asha, here, changes, now);
    expect(await settled()).toEqual({ rain: "outside", snow: "outside", visa: undefined });
  });
  it("lets a miss be settled anew, and settled it stays when it is recorded again", async () => {
    await keep(miss("rain"));
    for (const as of ["dismissed", "answered"] as const)
      await store().record(asha, here, [{ kind: "settled", misses: [miss("rain")], as }], now);
    await keep(miss("rain"));
    expect(await settled()).toEqual({ rain: "answered" });
  });
  it("keeps a settled miss as long as any other", async () => {
    await keep(miss("rain"));
    await store().record(asha, here, [{ kind: "settled", misses: [miss("rain")], as: "outside" }], now);
    expect(await store().misses(now + missMs - 1)).toHaveLength(1);
    expect(await store().misses(now + missMs)).toEqual([]);
  });
  it("settles thousands at once", async () => {
    const many = Array.from({ length: 2_500 }, (_, i) => miss(`question ${i}`));
    await keep(...many);
    await store().record(asha, here, [{ kind: "settled", misses: many, as: "dismissed" }], now);
    expect((await store().misses(now)).every((one) => one.settled === "dismissed")).toBe(true);
  });
  it("lists the misses of one community alone when it is asked for", async () => {
    const places: readonly PlaceId[] = [
      "discord:1/2",
      "discord:1/3",
      "discord:12/2",
      "discord:2/1",
      "discord:1",
    ];
    await keep(...places.map((place) => miss(`from ${place}`, { place })));
    expect((await store().misses(now, "discord:1")).map(({ place }) => place).sort()).toEqual([
      "discord:1/2",
      "discord:1/3",
    ]);
    expect(await store().misses(now, "discord:9")).toEqual([]);
    expect(await store().misses(now)).toHaveLength(5);
  });
}
