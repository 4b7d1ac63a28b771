import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { simulate } from "../../../adapters/cli/tips.ts";
import { type Knowledge, knowledgeOf } from "../../../src/knowledge/knowledge.ts";
import { loadKnowledge } from "../../../src/knowledge/load.ts";

let knowledge: Knowledge;
let folder = "";
beforeAll(async () => {
  knowledge = knowledgeOf(await loadKnowledge("knowledge"));
  folder = await mkdtemp(join(tmpdir(), "roadmate-tips-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function simulated(text: string, from = "2027-01-01", days = "365") {
  const subscriptions = join(folder, "rows.jsonl");
  await writeFile(subscriptions, text);
  return simulate({ knowledge }, { subscriptions, from, days });
}

async function rows(subscriptions: readonly object[], from?: string, days?: string) {
  const text = subscriptions.map((row) => `${JSON.stringify(row)}\n`).join("");
  const result = await simulated(text, from, days);
  if (result.kind === "refused") throw new Error(result.problems.join("\n"));
  const lines = [...result.value].join("").trimEnd().split("\n");
  return lines.map((line): { id: string; at: string; localDate: string; tip: string } => JSON.parse(line));
}

async function problems(text: string, from?: string, days?: string): Promise<readonly string[]> {
  const result = await simulated(text, from, days);
  return result.kind === "refused" ? result.problems.map((problem) => problem.replace(`${folder}/`, "")) : [];
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const pune = { id: "pune", zone: "Asia/Kolkata", time: "09:00", weekdays: everyDay };
const apia = { id: "apia", zone: "Pacific/Apia", time: "00:00", weekdays: everyDay };
const boston = { id: "boston", zone: "America/New_York", time: "02:30", weekdays: [6, 7] };

describe("tips simulate", () => {
  test("prints a row for each wanted date, in the order of the instants", async () => {
    expect(await rows([boston, pune, apia], "2027-03-13", "2")).toEqual([
      { id: "apia", at: "2027-03-12T11:00:00.000Z", localDate: "2027-03-13", tip: expect.any(String) },
      { id: "pune", at: "2027-03-13T03:30:00.000Z", localDate: "2027-03-13", tip: expect.any(String) },
      { id: "boston", at: "2027-03-13T07:30:00.000Z", localDate: "2027-03-13", tip: expect.any(String) },
      { id: "apia", at: "2027-03-13T11:00:00.000Z", localDate: "2027-03-14", tip: expect.any(String) },
      { id: "pune", at: "2027-03-14T03:30:00.000Z", localDate: "2027-03-14", tip: expect.any(String) },
      { id: "boston", at: "2027-03-14T07:00:00.000Z", localDate: "2027-03-14", tip: expect.any(String) },
    ]);
  });
  test("orders rows of one instant by id", async () => {
    const ids = ["b", "a", "B", "c"];
    const printed = await rows(
      ids.map((id) => ({ ...pune, id })),
      "2027-01-01",
      "2",
    );
    expect(printed.map(({ id }) => id).join("")).toBe("BabcBabc");
  });
  test("covers a year: each date once, every tip once before one comes again, and known tips only", async () => {
    const printed = await rows([pune]);
    expect(new Set(printed.map(({ localDate }) => localDate)).size).toBe(365);
    expect([printed[0]?.localDate, printed.at(-1)?.localDate]).toEqual(["2027-01-01", "2027-12-31"]);
    const count = knowledge.tips.length;
    expect(new Set(printed.slice(0, count).map(({ tip }) => tip)).size).toBe(count);
    for (const { tip } of printed) expect(knowledge.tip(tip)?.id).toBe(tip);
  });
  test("draws from the levels, themes and topics of a row", async () => {
    const printed = await rows([{ ...pune, levels: ["advanced"], themes: ["database", "cloud"] }]);
    const seen = [...new Set(printed.map(({ tip }) => tip))].map((id) => knowledge.tip(id));
    expect(seen.length).toBeGreaterThan(3);
    for (const tip of seen) {
      expect(tip?.level).toBe("advanced");
      expect(["database", "cloud"]).toContain(knowledge.topic(tip?.topic ?? "")?.theme);
    }
  });
  test("reads what a Windows editor saves", async () => {
    const result = await simulated(`\uFEFF${JSON.stringify(pune)}\r\n\r\n`, "2027-01-01", "2");
    expect(result.kind === "read" ? [...result.value].join("").split("\n").length : result).toBe(3);
  });
  test("prints nothing for no rows", async () => {
    const result = await simulated("\n\n");
    expect(result.kind === "read" ? [...result.value] : result).toEqual([]);
  });
  test("makes rows as they are asked for, a day at a time", async () => {
    const result = await simulated(JSON.stringify(pune), "2027-01-01", "9999");
    if (result.kind === "refused") throw new Error(result.problems.join());
    const first: string[] = [];
    for (const piece of result.value) {
      first.push(piece);
      if (first.length === 3) break;
    }
    expect(first.join("").trimEnd().split("\n").length).toBe(2);
  });
});

describe("tips simulate refuses", () => {
  test("every wrong row at once, by its line", async () => {
    const text = [
      JSON.stringify(pune),
      "{oops",
      "[1]",
      "",
      '{"zone":"Mars/Base","time":"9:00","weekdays":[0,8,1.5]}',
      JSON.stringify({ ...pune, weekdays: [] }),
      JSON.stringify({ ...pune, id: "", zone: 5, time: 9, weekdays: "all", level: "advanced" }),
      JSON.stringify({ ...pune, id: "x", levels: ["expert"], themes: "cloud", topics: ["magic"] }),
      JSON.stringify(pune),
      JSON.stringify({ ...pune, id: "y", levels: ["specialization"], topics: ["degree-choice"] }),
    ];
    expect((await problems(text.join("\r\n"))).join("\n")).toMatchInlineSnapshot(`
      "rows.jsonl:2: give one JSON object a line, such as {"id":"a","zone":"UTC","time":"09:00","weekdays":[1,2,3,4,5]}
      rows.jsonl:3: give one JSON object a line, such as {"id":"a","zone":"UTC","time":"09:00","weekdays":[1,2,3,4,5]}
      rows.jsonl:5: id: give a text that names the subscription
      rows.jsonl:5: zone: this machine's time zone data does not know "Mars/Base"; give the name of a time zone, such as Asia/Kolkata
      rows.jsonl:5: time: give HH:mm from 00:00 to 23:59, such as 09:00
      rows.jsonl:5: weekdays: give a list of numbers from 1 (Monday) to 7 (Sunday), one at least
      rows.jsonl:6: weekdays: give a list of numbers from 1 (Monday) to 7 (Sunday), one at least
      rows.jsonl:6: id: "pune" is on line 1 too; give each row its own
      rows.jsonl:7: id: give a text that names the subscription
      rows.jsonl:7: zone: give the name of a time zone, such as Asia/Kolkata
      rows.jsonl:7: time: give HH:mm from 00:00 to 23:59, such as 09:00
      rows.jsonl:7: weekdays: give a list of numbers from 1 (Monday) to 7 (Sunday), one at least
      rows.jsonl:7: there is no field "level"; leave it out
      rows.jsonl:8: levels: there is no "expert"; choose from foundation, intermediate, advanced, specialization
      rows.jsonl:8: themes: give a list of ids
      rows.jsonl:8: topics: there is no "magic"; roadmate show --all --json lists the topics
      rows.jsonl:9: id: "pune" is on line 1 too; give each row its own
      rows.jsonl:10: no tip has these levels and these themes or topics; name others"
    `);
  });
  test("a file that cannot be read, a date and a number that are none, together", async () => {
    const asked = { subscriptions: "/nowhere/rows.jsonl", from: "2027-02-30", days: "0" };
    expect(await simulate({ knowledge }, asked)).toEqual({
      kind: "refused",
      problems: [
        '--from: "2027-02-30" is no date; give one such as 2027-01-01',
        '--days: "0" is no number of days; give one from 1 to 9999',
        "/nowhere/rows.jsonl: it cannot be read (ENOENT); give a file of JSON Lines",
      ],
    });
  });
});
