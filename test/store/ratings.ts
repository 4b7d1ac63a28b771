import { expect, it } from "vitest";
import type { PersonId } from "../../src/message.ts";
import { missMs, type Rating, type Store } from "../../src/store/store.ts";

const now = Date.UTC(2027, 0, 1);
const asha: PersonId = "discord:asha";
const rating = (turn: string, rest: Partial<Rating> = {}): Rating => ({
  turn,
  at: now,
  topic: "degree-needed",
  helpful: true,
  ...rest,
});

/** How answers were received. */
export function holdsRatings(store: () => Store): void {
  const keep = (...ratings: readonly Rating[]) =>
    store().record(
      asha,
      "discord:1/2",
      ratings.map((rating) => ({ kind: "rating", rating })),
      now,
    );

  it("counts by topic how often answers helped, and did not", async () => {
    expect(await store().received(now)).toEqual([]);
    await keep(
      rating("a"),
      rating("b"),
      rating("c", { helpful: false }),
      rating("d", { topic: "api-basics", helpful: false }),
    );
    expect(await store().received(now)).toEqual([
      { topic: "api-basics", helpful: 0, unhelpful: 1 },
      { topic: "degree-needed", helpful: 2, unhelpful: 1 },
    ]);
  });
  it("counts an answer once, by the last word on it", async () => {
    await keep(rating("a"), rating("a"));
    await keep(rating("a", { helpful: false, at: now + 1 }));
    expect(await store().received(now + 1)).toEqual([{ topic: "degree-needed", helpful: 0, unhelpful: 1 }]);
  });
  it("keeps ratings for 90 days, and no longer", async () => {
    await keep(rating("a"));
    expect(await store().received(now + missMs - 1)).toHaveLength(1);
    expect(await store().received(now + missMs)).toEqual([]);
    await store().record(asha, "discord:1/2", [], now + missMs);
    expect(await store().received(now)).toEqual([]);
  });
  it("has nobody's name in it, and forgets no count with a person", async () => {
    await keep(rating("a"));
    await store().forget(asha);
    await store().leave("discord:1");
    const received = await store().received(now);
    expect(received).toHaveLength(1);
    expect(JSON.stringify(received)).not.toContain("asha");
  });
}
