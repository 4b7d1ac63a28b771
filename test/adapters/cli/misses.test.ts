import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acceptTyped } from "../../../adapters/cli/accept.ts";
import { dismissMiss, listMisses } from "../../../adapters/cli/misses.ts";
import { checkKnowledge } from "../../../src/knowledge/load.ts";
import { keep, miss, now, openDesk } from "../../misses/desk.ts";
import { scripted } from "./scripted.ts";

const visa = "who sponsors a visa";
let desk: Awaited<ReturnType<typeof openDesk>>;
let printed: string[];
beforeEach(async () => {
  // Who sits at the command line has the folder before them, however many processes there are.
  desk = await openDesk({ several: true });
  printed = [];
  await keep(
    desk.store,
    miss(visa),
    miss(visa, { at: now - 2_000, place: "discord:2/7", reason: "not-helpful", topics: ["pay"] }),
    miss("is there rain"),
  );
});
afterEach(() => desk.close());

const list = (rest: object = {}) => listMisses(desk.curator, { least: 2, json: false, ...rest });
const idOf = async (): Promise<string> => (await desk.curator.groups())[0]?.id ?? "";
const accept = async (typed: Parameters<typeof acceptTyped>[2], id?: string) =>
  acceptTyped(desk.curator, id ?? (await idOf()), typed, (line) => printed.push(line));
const settled = async () =>
  Object.fromEntries((await desk.store.misses(now)).map(({ text, settled }) => [text, settled]));

describe("misses", () => {
  it("lists groups to read, those asked most first", async () => {
    const text = (await list()).join("\n");
    expect(text).toContain(`${await idOf()}  asked twice in 2 places, last on 31 Dec 2026`);
    expect(text).toContain(`"${visa}"`);
    expect(text).not.toContain("rain");
  });
  it("lists rows of JSON, which name no place", async () => {
    const [row = "", ...others] = await list({ json: true, least: 1 });
    expect(others).toHaveLength(1);
    expect(JSON.parse(row)).toEqual({
      id: await idOf(),
      text: visa,
      texts: [visa],
      times: 2,
      places: 2,
      last: new Date(now - 1_000).toISOString(),
      reasons: { abstained: 1, "none-of-these": 0, "not-helpful": 1 },
      guess: expect.objectContaining({ kind: expect.any(String) }),
      nearest: expect.any(Array),
    });
    expect(row).not.toContain("discord");
  });
  it("can be of one community, or of one of its places", async () => {
    const texts = async (place: string) =>
      (await list({ json: true, least: 1, place })).map((row) => JSON.parse(row).text).sort();
    expect(await texts("discord:1")).toEqual(["is there rain", visa]);
    expect(await texts("discord:2/7")).toEqual([visa]);
    expect(await texts("discord:2/8")).toEqual([]);
    expect(await texts("nonsense")).toEqual([]);
  });
  it("says so when there are none", async () => {
    expect(await list({ place: "discord:9" })).toEqual(["Nothing was missed twice."]);
  });
});

describe("misses accept", () => {
  it("shows what would change, and changes nothing unasked", async () => {
    const before = await desk.read("questions/data.yaml");
    expect(await accept({ topic: "pay" })).toBeUndefined();
    expect(printed.join("\n")).toContain(`+      - ${visa}`);
    expect(printed.at(-1)).toContain("Nothing was changed.");
    expect(await desk.read("questions/data.yaml")).toBe(before);
    expect(await settled()).toEqual({ [visa]: undefined, "is there rain": undefined });
  });
  it("changes it with --yes, and takes the questions off the list", async () => {
    expect(await accept({ topic: "pay", yes: true })).toBeUndefined();
    expect(await desk.read("questions/data.yaml")).toContain(visa);
    expect(await settled()).toEqual({ [visa]: "answered", "is there rain": undefined });
    expect(await list()).toEqual(["Nothing was missed twice."]);
  });
  it("marks as out of scope", async () => {
    expect(await accept({ outside: true, yes: true })).toBeUndefined();
    expect(await desk.read("outside.yaml")).toContain(visa);
    expect(await settled()).toMatchObject({ [visa]: "outside" });
  });
  it("drafts a topic of the id that was wanted", async () => {
    const typed = {
      draft: "visas",
      title: "Who sponsors?",
      point: "Few do.",
      theme: "data",
      sources: "guide",
    };
    expect(await accept({ ...typed, yes: true })).toBeUndefined();
    expect(await desk.read("questions/data.yaml")).toContain("  - id: visas\n    title: Who sponsors?\n");
    expect(await checkKnowledge(desk.dir)).toEqual([]);
  });
  it("asks at a terminal for what was not typed, and before it changes something", async () => {
    const { prompts, done } = scripted([
      ["Title", "Who sponsors?"],
      ["The answer", "Few do."],
      ["Theme", "data"],
      ["Change it?", true],
    ]);
    const id = await idOf();
    expect(await acceptTyped(desk.curator, id, { draft: "visas" }, () => {}, prompts)).toBeUndefined();
    expect(done()).toBe(true);
    expect(await desk.read("questions/data.yaml")).toContain("Who sponsors?");
  });
  it("changes nothing when somebody leaves in the middle", async () => {
    const { prompts } = scripted([["Title", "leave"]]);
    const id = await idOf();
    expect(await acceptTyped(desk.curator, id, { draft: "visas" }, () => {}, prompts)).toBe(
      "Nothing was changed.",
    );
  });
  it.each<[string, Parameters<typeof acceptTyped>[2], string]>([
    ["nothing to do", { yes: true }, "Say what to do with it"],
    ["two things to do", { topic: "pay", outside: true, yes: true }, "Say what to do with it"],
    ["a topic that is not there", { topic: "gone", yes: true }, "there is no topic `gone`"],
    ["a draft without an answer", { draft: "visas", title: "A", theme: "data", yes: true }, "--point: "],
    [
      "a draft of an id that is none",
      { draft: "No Id", title: "A", point: "B.", theme: "data", yes: true },
      "No Id",
    ],
  ])("refuses %s", async (_, typed, problem) => {
    const before = await desk.read("questions/data.yaml");
    expect(await accept(typed)).toContain(problem);
    expect(await desk.read("questions/data.yaml")).toBe(before);
  });
  it("knows no group of another id", async () => {
    expect(await accept({ outside: true, yes: true }, "0123456789")).toContain(
      "No missed questions go by 0123456789",
    );
    expect(await dismissMiss(desk.curator, "0123456789")).toContain("No missed questions");
  });
  it("says what is broken already", async () => {
    await writeFile(join(desk.dir, "tips.yaml"), "tips: [");
    expect(await accept({ topic: "pay", yes: true })).toMatch(/knowledge\/tips\.yaml:\d+/);
  });
});

it("misses dismiss takes a group off the list", async () => {
  expect(await dismissMiss(desk.curator, await idOf())).toBeUndefined();
  expect(await settled()).toEqual({ [visa]: "dismissed", "is there rain": undefined });
});
