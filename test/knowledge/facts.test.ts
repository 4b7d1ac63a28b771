import { beforeAll, describe, expect, test } from "vitest";
import { type Knowledge, knowledgeOf } from "../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { payLines } from "../../src/knowledge/pay.ts";
import { plainText } from "../../src/plain.ts";
import { type Fact, mentions, readLedger } from "./ledger.ts";

const ledger = readLedger();
const figures = ledger.facts.filter((fact) => fact.figure !== undefined);
let knowledge: Knowledge;

beforeAll(async () => {
  knowledge = knowledgeOf(await loadKnowledge("knowledge"));
});

/** What a person reads when a topic answers: title, point, drawn pay, detail. */
function answer(id: string): string {
  const topic = knowledge.topic(id);
  if (topic === undefined) return "";
  const drawn = (topic.pay ?? []).flatMap((pay) => knowledge.figure(pay) ?? []);
  return plainText([
    { kind: "heading", text: topic.title },
    { kind: "paragraph", spans: topic.point },
    ...payLines(drawn, knowledge),
    ...topic.detail,
  ]);
}

const missingTokens = (fact: Fact): string[] =>
  fact.must_mention.filter((token) => !mentions(answer(fact.topic), token, ledger.whole_word));
const missingSources = (fact: Fact): string[] =>
  fact.sources.filter((source) => !knowledge.topic(fact.topic)?.sources?.includes(source));

describe("tokens are matched by the ledger's rule", () => {
  test.each([
    ["a good tool", "Go", false],
    ["Go, or Rust", "Go", true],
    ["it scales", "scal", true],
    ["upscale", "scal", false],
    ["open source", "open-source", true],
    ["6–12 months", "6-12", true],
    ["16 LPA", "6", false],
    ["5.6 LPA", "5", false],
    ["$80,000", "80", false],
    ["₹8.7 LPA.", "8.7", true],
    ["café", "cafe", true],
  ])("%j for %j: %s", (text, token, expected) => {
    expect(mentions(text, token, ["Go"])).toBe(expected);
  });
});

test("the ledger is whole: 393 facts, 23 of them figures", () => {
  expect([ledger.facts.length, figures.length]).toEqual([393, 23]);
});

test("the answer to every fact's topic mentions what the fact has to mention", () => {
  const missing = ledger.facts.map((fact) => ({ fact: fact.id, missing: missingTokens(fact) }));
  expect(missing.filter((one) => one.missing.length > 0)).toEqual([]);
});

test("the answer to every fact's topic names the fact's sources", () => {
  const missing = ledger.facts.map((fact) => ({ fact: fact.id, missing: missingSources(fact) }));
  expect(missing.filter((one) => one.missing.length > 0)).toEqual([]);
});

test.each(figures.map((fact) => [fact.id, fact] as const))(
  "the figure %s equals the ledger's",
  (id, { figure, sources }) => {
    const ours = knowledge.figure(id);
    expect({
      ...ours,
      countries: knowledge.salaries.regions.find((region) => region.id === ours?.region)?.countries,
    }).toEqual({
      id,
      region: figure?.region,
      countries: figure?.countries,
      level: figure?.level,
      stated: figure?.level_as_stated ?? undefined,
      years: figure?.years ?? undefined,
      currency: figure?.currency,
      stat: figure?.stat,
      min: figure?.min,
      max: figure?.max ?? undefined,
      open_ended: figure?.open_ended ? true : undefined,
      survey: figure?.survey ?? undefined,
      source: sources[0],
    });
  },
);

test("no figure is in the knowledge that the ledger does not have", () => {
  expect(knowledge.salaries.figures.map(({ id }) => id).sort()).toEqual(figures.map(({ id }) => id).sort());
});

test.each(
  ledger.disagreements
    .filter(({ nature }) => nature === "conflict")
    .map((one) => [one.id, one.facts] as const),
)("the conflict %s is shown with every side and every source", (_, ids) => {
  const sides = ledger.facts.filter((fact) => ids.includes(fact.id));
  expect(sides.map((fact) => fact.id).sort()).toEqual([...ids].sort());
  for (const side of sides)
    expect([side.id, missingTokens(side), missingSources(side)]).toEqual([side.id, [], []]);
});
