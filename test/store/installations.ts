import { expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";

/** The part of the contract that is about installations. */

const now = Date.UTC(2027, 0, 1);

export function holdsInstallations(store: () => Store): void {
  it("knows no installation where there is none", async () => {
    expect(await store().installation("slack:T1")).toBeUndefined();
  });
  it("keeps the last installation of each community, and when it was stored", async () => {
    await store().install("slack:T1", "old", now);
    await store().install("slack:T1", "new\n'🙂", now + 1);
    await store().install("slack:T12", "other", now);
    expect(await store().installation("slack:T1")).toEqual({ at: now + 1, body: "new\n'🙂" });
    expect(await store().installation("slack:T12")).toEqual({ at: now, body: "other" });
  });
  it("deletes the installation of a community it left, and no other", async () => {
    await store().install("slack:T1", "a", now);
    await store().install("slack:T12", "b", now);
    await store().leave("slack:T1");
    expect(await store().installation("slack:T1")).toBeUndefined();
    expect(await store().installation("slack:T12")).toBeDefined();
  });
}
