import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lengths, readDraft } from "../../src/decide/draft.ts";
import { checkKnowledge } from "../../src/knowledge/load.ts";
import { knowledge } from "../decide/knowledge.ts";
import { keep, labels, manager, member, miss, now, openDesk, operator, pressing, textOf } from "./desk.ts";

const visa = "who sponsors a visa";
const typed = {
  title: "Who sponsors a visa?",
  theme: "data",
  point: "Few do; **ask first**.",
  ask: `${visa}\nvisa sponsorship: anyone?\n\n`,
};
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
  await keep(desk.store, miss(visa), miss(visa, { at: now - 2_000 }));
});
afterEach(() => desk.close());

const groupOf = async (): Promise<string> => (await desk.curator.groups())[0]?.id ?? "";
const formOf = async (who: typeof operator, id?: string) =>
  desk.advisor.form(`draft.${id ?? (await groupOf())}`, who.from ?? "discord:1", who.place ?? "discord:1");

describe("the form", () => {
  it("opens from the group's button, with its questions and the nearest theme filled in", async () => {
    const { id } = pressing(await desk.open(operator), "Draft a new topic");
    const form = await desk.advisor.form(id, "discord:99999", "discord:99999");
    expect(form?.id).toBe(id);
    expect(form?.fields.map(({ name }) => name)).toEqual(["title", "theme", "point", "sources", "ask"]);
    expect(form?.fields.at(-1)).toMatchObject({ value: visa });
    expect(form?.fields[1]).toMatchObject({ picked: ["data"] });
  });
  it("keeps to what platforms take", async () => {
    const form = await formOf(operator);
    expect(form?.title.length).toBeLessThanOrEqual(24);
    expect(form?.submit.length).toBeLessThanOrEqual(24);
    for (const field of form?.fields ?? []) {
      expect(field.label.length).toBeLessThanOrEqual(45);
      expect(field.hint?.length ?? 0).toBeLessThanOrEqual(100);
      if (field.kind === "pick") expect(field.options.length).toBeLessThanOrEqual(25);
    }
  });
  it("is for operators alone, and not for a group that is gone", async () => {
    expect(await formOf(manager)).toBeUndefined();
    expect(await formOf(member)).toBeUndefined();
    expect(await formOf(operator, "0123456789")).toBeUndefined();
  });
  it("where there is none, the way on is told", async () => {
    const reply = await desk.press({ verb: "form", id: `draft.${await groupOf()}` }, operator);
    expect(textOf(reply)).toContain(`roadmate -- misses accept ${await groupOf()} --draft`);
  });
});

describe("a filled form", () => {
  it("becomes a topic, once the diff is applied; its questions are off the list", async () => {
    const shown = await desk.fill(await groupOf(), typed, operator);
    expect(textOf(shown)).toContain("+  - id: who-sponsors-a-visa");
    expect(await desk.read("questions/data.yaml")).not.toContain("visa");
    const done = await desk.press(pressing(shown, "Apply"), operator);
    expect(textOf(done)).toContain("Written to knowledge/questions/data.yaml");
    const topic = parse(await desk.read("questions/data.yaml")).topics.at(-1);
    expect(topic).toEqual({
      id: "who-sponsors-a-visa",
      title: typed.title,
      kind: "faq",
      editorial: true,
      point: typed.point,
      related: expect.any(Array),
      reviewed: "2027-01-01",
      draft: true,
      ask: [visa, "visa sponsorship: anyone?"],
    });
    expect(await checkKnowledge(desk.dir)).toEqual([]);
    expect((await desk.store.misses(now)).map((one) => one.settled)).toEqual(["answered", "answered"]);
  });
  it("that lacks something says what, field by field, and keeps what was typed", async () => {
    const reply = await desk.fill(await groupOf(), { ...typed, title: " ", theme: "gone" }, operator);
    expect(Object.keys(reply.problems ?? {})).toEqual(["title", "theme"]);
    expect(labels(reply)).toContain("Fill it in again");
    const form = await formOf(operator);
    expect(form?.fields.find(({ name }) => name === "point")).toMatchObject({ value: typed.point });
  });
  it("that the check refuses says what is wrong, and leads back to the form", async () => {
    const reply = await desk.fill(await groupOf(), { ...typed, point: "See https://example.org" }, operator);
    expect(textOf(reply)).toContain("no bare addresses");
    expect(labels(reply)).toContain("Fill it in again");
    expect(await desk.read("questions/data.yaml")).not.toContain("visa");
  });
  it("is not taken from a manager", async () => {
    const reply = await desk.fill(await groupOf(), typed, manager);
    expect(textOf(reply)).toContain("Only whoever runs me");
  });
});

describe("a draft", () => {
  const drafting = { knowledge, nearest: ["pay"], today: "2027-01-01" };
  const sound = { title: "A title", theme: "learning", point: "A point.", ask: "one way" };
  const read = (rest: object) => readDraft({ ...sound, ...rest }, drafting);
  it("takes its sources, or is the project's own guidance", () => {
    expect(read({ sources: "guide,survey" })).toMatchObject({ topic: { sources: ["guide", "survey"] } });
    expect(read({})).toMatchObject({ topic: { editorial: true } });
  });
  it("is none any more from twenty phrasings on", () => {
    const ask = Array.from({ length: 20 }, (_, i) => `way ${i}`).join("\n");
    expect(read({ ask })).not.toHaveProperty("topic.draft");
    expect(read({})).toHaveProperty("topic.draft", true);
  });
  it("has an id of its own, made from the title", () => {
    const idOf = (title: string) => read({ title });
    expect(idOf("What's a «Join»? é")).toMatchObject({ topic: { id: "what-s-a-join-e" } });
    expect(idOf("Degree")).toMatchObject({ topic: { id: "degree-2" } });
    expect(idOf("数据库")).toMatchObject({ topic: { id: "topic" } });
  });
  it("is related to at least two topics", () => {
    expect(read({})).toMatchObject({ topic: { related: ["pay", "degree"] } });
  });
  it.each([
    ["title", { title: "x".repeat(lengths.title + 1) }],
    ["theme", { theme: "smalltalk" }],
    ["point", { point: "" }],
    ["sources", { sources: "guide,gone" }],
    ["ask", { ask: " \n " }],
  ])("with a wrong %s says so", (name, rest) => {
    expect(read(rest)).toEqual({ problems: { [name]: expect.any(String) } });
  });
});
