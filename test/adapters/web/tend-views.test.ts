import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KnowledgeError } from "../../../src/errors.ts";
import { keep, miss, now } from "../../misses/desk.ts";
import { openTend, signIn, type Tend } from "./tending.ts";

const hostile = `</q><script>alert(1)</script> "'&<b onclick=x> \u202E`;
const escaped = "&lt;/q&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp;&lt;b onclick=x&gt;";
let tend: Tend;
let visit: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  tend = await openTend();
  visit = await signIn(tend);
  const unhelped = { reason: "not-helpful", topics: ["pay"] } as const;
  await keep(
    tend.store,
    ...[1, 2, 3].map((ms) => miss("sponsor my visa", { at: now - ms })),
    miss("my salary is a riddle", unhelped),
    miss(hostile),
  );
  const rated = (turn: string, helpful: boolean, topic = "pay") =>
    ({ kind: "rating", rating: { turn, at: now, topic, helpful } }) as const;
  const ratings = [rated("a", true), rated("b", true), rated("c", false), rated("d", true, hostile)];
  await tend.store.record("discord:1", "discord:1", ratings, now);
});
afterAll(() => tend.close());

const see = async (path: string) => (await visit.look(path)).text;

describe("the questions", () => {
  it("stand in groups, those asked most first, with what they may be", async () => {
    const page = await see("/");
    expect(page).toContain("3 questions are waiting");
    expect(page.indexOf("sponsor my visa")).toBeLessThan(page.indexOf("my salary is a riddle"));
    expect(page).toContain("Asked 3 times, last on 31 Dec 2026: I had no answer (3 times)");
    expect(page).toContain("my answer did not help (once)");
  });
  it("show nothing that was asked as markup", async () => {
    const { id = "" } = (await tend.curator.groups()).find(({ text }) => text === hostile) ?? {};
    for (const path of ["/", `/questions/${id}`, `/questions/${id}/draft`, "/feedback"]) {
      const page = await see(path);
      expect(page).toContain(escaped);
      expect(page).not.toMatch(/<script>|<b |\u202E/);
    }
    const tried = await (await visit.send("/try", { text: hostile })).text();
    expect(tried).toContain(escaped);
    expect(tried).not.toMatch(/<script>|<b /);
    const searched = await see(
      `/knowledge?${new URLSearchParams({ words: hostile, kind: hostile, from: hostile })}`,
    );
    expect(searched).toContain(escaped);
    expect(searched).not.toMatch(/<script>|<b /);
  });
  it("lead to one, with every topic to choose from and what did not fit", async () => {
    const { id = "" } = (await tend.curator.groups()).find(({ text }) => text.includes("riddle")) ?? {};
    const page = await see(`/questions/${id}`);
    expect(page).toContain('<optgroup label="Data"><option value="sql-first">');
    expect(page).toMatch(/Did not fit<\/dt><dd>.*What do people earn\?/);
  });
});

describe("the feedback", () => {
  it("is counted by topic, with the questions an answer did not help with", async () => {
    const page = await see("/feedback");
    expect(page).toContain("4 answers were rated in the last 90 days, and 3 helped.");
    expect(page).toMatch(/What do people earn\?<\/a><\/h2>\n<p class="facts"><progress max="3" value="2"/);
    expect(page).toMatch(/It did not help with.*my salary is a riddle/s);
    expect(await see("/knowledge/topic/pay")).toContain("<dt>Feedback</dt><dd>2 helped · 1 did not</dd>");
  });
});

describe("a phrasing that is tried", () => {
  it("shows its answer and why, and leaves nothing behind", async () => {
    const before = await tend.store.misses(now);
    const page = await (await visit.send("/try", { text: "what is an index?" })).text();
    expect(page).toContain("A sorted list that finds rows quickly.");
    expect(page).toMatch(/<dt>read as<\/dt><dd>/);
    expect(page).toMatch(/doubtful ≥ [\d.]+ · out of scope ≥/);
    expect(page).toMatch(/<th scope="row"><a href="\/tend\/knowledge\/topic\/indexes">/);
    expect(page).toMatch(/<fieldset class="answer reply" disabled/);
    await visit.send("/try", { text: "zzz qqq" });
    expect(await tend.store.misses(now)).toEqual(before);
  });
  it.each(["🙂", "/help", "x".repeat(2_500)])("answers %j, too", async (text) => {
    expect((await visit.send("/try", { text })).status).toBe(200);
  });
});

describe("the knowledge", () => {
  it("lists everything, with where it stands", async () => {
    const page = await see("/knowledge");
    expect(page).toContain("10 entries");
    expect(page).toMatch(
      /What is an index\?<\/a>\n<span class="hint">Topic · 20 phrasings · reviewed 21 Nov 2026 · <code>knowledge\/questions\/data.yaml:\d+/,
    );
  });
  it.each([
    ["words=INDEX+rows", ["What is an index?"]],
    ["words=tables+before", ["Draw your tables before you make them."]],
    ["words=pay+question+number+7", ["What do people earn?"]],
    ["kind=source", ["A guide"]],
    ["kind=step&words=learn", ["Learn a language", "Learn a database"]],
    ["words=nowhere", []],
  ])("finds by %s what has every word", async (query, titles) => {
    const found = [...(await see(`/knowledge?${query}`)).matchAll(/<li><a href="[^"]+">([^<]*)</g)];
    expect(found.map(([, title]) => title)).toEqual(titles);
  });
  it.each([
    [
      "topic/sql-first",
      ["Tables are <strong>easier</strong>", "Learn a database", "What is an index?", "20 phrasings"],
    ],
    ["step/database", ["Data outlives code.", "Learn a language", "SQL or NoSQL first?"]],
    ["tip/draw-it", ["<strong>before</strong>", "Learn a database"]],
    ["term/api", ["A way for programs to talk.", "SQL or NoSQL first?"]],
    ["certification/cloud-basics", ["It shows that you know your way around.", "Learn a database"]],
    ["source/guide", ["It guides.", "2025", "7 entries"]],
  ])("shows %s whole", async (path, parts) => {
    const page = await see(`/knowledge/${path}`);
    for (const part of parts) expect(page).toContain(part);
    expect(page).toMatch(/<dt>File<\/dt><dd><code>knowledge\/[\w/.]+:\d+<\/code>/);
  });
});

describe("the findings", () => {
  it("say so when there is no folder, and the knowledge in use can be read on", async () => {
    const problems = [{ file: "knowledge", line: 1, column: 1, message: "this folder cannot be opened" }];
    const survey = async () => {
      throw new KnowledgeError(problems);
    };
    const other = await openTend({ survey, version: async () => undefined });
    const { look } = await signIn(other);
    expect((await look("/findings")).text).toContain("this folder cannot be opened");
    expect((await look("/knowledge/topic/pay")).text).toContain("It depends.");
    await other.close();
  });
  it("are none of a sound folder, and stand with file and line in a broken one", async () => {
    expect(await see("/findings")).toContain("Nothing is wrong with the 10 entries on the disk.");
    await writeFile(join(tend.dir, "glossary.yaml"), "terms:\n  - {id: api, term: API, means: x}\n");
    const page = await see("/findings");
    expect(page).toMatch(
      /<code>knowledge\/glossary\.yaml<\/code><\/h2>\n.*<strong>line 2, column 5<\/strong> `also` is missing/,
    );
    expect(page).not.toContain("Nothing is wrong");
  });
});
