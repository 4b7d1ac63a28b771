import { beforeAll, describe, expect, it } from "vitest";
import { catalogueOf, createSearch, type Search } from "../src/catalogue.ts";
import { shippedMind } from "./mind.ts";

let search: Search;
beforeAll(async () => {
  const { knowledge } = await shippedMind();
  search = createSearch(catalogueOf(knowledge), new Map([["degree-needed", ["is uni obligatory"]]]));
});
const ids = (typed: string) => search(typed).map(({ kind, id }) => `${kind} ${id}`);

describe("a search of the knowledge", () => {
  it("finds everything by nothing, sources too", () => {
    const kinds = new Set(search(" ").map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(["certification", "source", "step", "term", "tip", "topic"]);
  });
  it("finds titles first, then texts", () => {
    const found = search("rest api");
    const named = found.filter(
      ({ title, id }) => /\brest/i.test(`${title} ${id}`) && /\bapi/i.test(`${title} ${id}`),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(found.slice(0, named.length)).toEqual(named);
    expect(found.length).toBeGreaterThan(named.length);
  });
  it("takes the beginning of a word for it, not its middle", () => {
    expect(ids("degr need")).toContain("topic degree-needed");
    expect(ids("egree")).toEqual([]);
  });
  it("finds a topic by one way to ask for it, not by words of two", () => {
    expect(ids("uni obligatory")).toEqual(["topic degree-needed"]);
    expect(ids("uni required")).toEqual([]);
  });
  it("minds neither case nor signs", () => {
    expect(ids("  NODE.js? ")).toEqual(ids("node js"));
    expect(ids("node js").length).toBeGreaterThan(0);
  });
});
