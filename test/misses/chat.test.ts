import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keep, labels, manager, member, miss, now, openDesk, operator, pressing, textOf } from "./desk.ts";

const visa = "who sponsors a visa";
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
  await keep(desk.store, miss(visa), miss(visa, { at: now - 2_000, place: "discord:2/7" }));
});
afterEach(() => desk.close());

const code = (reply: Awaited<ReturnType<typeof desk.command>>): string =>
  reply.blocks.flatMap((block) => (block.kind === "code" ? [block.text] : [])).join("\n");
const settled = async () => (await desk.store.misses(now)).map((one) => one.settled);

describe("the list", () => {
  it("shows an operator what was missed everywhere, asked twice or more", async () => {
    await keep(desk.store, miss("is there rain"));
    const reply = await desk.command(operator);
    expect(textOf(reply)).toContain("One question I could not answer well in the last 90 days");
    expect(textOf(reply)).toContain(`“${visa}” asked twice in 2 places · `);
    expect(textOf(reply)).not.toContain("rain");
  });
  it("shows what was asked once when that is wanted", async () => {
    await keep(desk.store, miss("is there rain"));
    const once = await desk.press(pressing(await desk.command(operator), "list.1"), operator);
    expect(textOf(once)).toContain("2 questions");
    expect(textOf(once)).toContain("“is there rain” asked once");
  });
  it("goes on page by page", async () => {
    for (let i = 0; i < 24; i++)
      await keep(desk.store, miss(`xyzzy${i}`), miss(`xyzzy${i}`, { at: now - 5_000 - i }));
    const first = await desk.command(operator);
    const second = await desk.press(pressing(first, "More"), operator);
    const third = await desk.press(pressing(second, "More"), operator);
    const opened = [first, second, third].map((reply) =>
      labels(reply).filter((label) => label.startsWith("“")),
    );
    expect(opened.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(new Set(opened.flat()).size).toBe(25);
    expect(labels(third)).not.toContain("More");
  });
  it("shows a manager only what was asked in their own community", async () => {
    const more = [miss(visa, { at: now - 3 }), miss("is there rain", { place: "discord:2/7" })];
    await keep(desk.store, ...more, miss("is there rain", { place: "discord:12/7" }));
    const reply = await desk.press({ verb: "miss", id: "list.1.0" }, manager);
    expect(textOf(reply)).toContain(`“${visa}” asked twice · `);
    expect(textOf(reply)).toContain("From this community.");
    expect(textOf(reply)).not.toContain("rain");
  });
  it.each([
    ["a member", member, "Only those who manage this community"],
    [
      "a manager outside of their community",
      { ...manager, place: "discord:11111" as const },
      "Missed questions are shown",
    ],
    ["somebody at home", { from: "discord:5", place: "discord:5" } as const, "Missed questions are shown"],
  ])("is closed to %s", async (_, who, said) => {
    for (const reply of [await desk.command(who), await desk.press({ verb: "miss", id: "list.1.0" }, who)]) {
      expect(textOf(reply)).toContain(said);
      expect(textOf(reply)).not.toContain("visa");
    }
  });
  it("is empty when nothing is waiting", async () => {
    const empty = await openDesk();
    expect(textOf(await empty.command(operator))).toContain("Nothing was missed twice.");
    const once = await empty.press({ verb: "miss", id: "list.1.0" }, operator);
    expect(textOf(once)).toContain("Nothing is waiting");
    await empty.close();
  });
});

describe("a group", () => {
  it("shows how it was asked, why it was missed, and what can be done", async () => {
    await keep(desk.store, miss("a visa who sponsors it", { reason: "not-helpful", topics: ["pay"] }));
    const reply = await desk.open(operator);
    expect(textOf(reply)).toContain(`“${visa}” asked 3 times in 2 places`);
    expect(textOf(reply)).toContain("Also asked as: “a visa who sponsors it”");
    expect(textOf(reply)).toContain("I had no answer (twice) · my answer did not help (once)");
    expect(labels(reply)).toEqual(
      expect.arrayContaining(["Draft a new topic", "Out of scope", "Dismiss", "All missed questions"]),
    );
  });
  it("shows a manager all of it, with nothing to press that changes anything", async () => {
    await keep(desk.store, miss(visa, { at: now - 3 }));
    const reply = await desk.open(manager);
    expect(textOf(reply)).toContain("Only whoever runs me can change my answers");
    expect(labels(reply)).toEqual(["All missed questions"]);
  });
  it("that is gone is a kind sentence", async () => {
    const reply = await desk.press({ verb: "miss", id: "show.0123456789" }, operator);
    expect(textOf(reply)).toContain("no longer waiting");
  });
  it("is found again though another wording stands for it now", async () => {
    const list = await desk.command(operator);
    const other = "a visa who sponsors it";
    await keep(desk.store, ...[3, 4, 5].map((ms) => miss(other, { at: now - ms })));
    expect(textOf(await desk.press(pressing(list, "show."), operator))).toContain(`“${other}” asked 5 times`);
  });
});

describe("a change", () => {
  it("is shown as a diff first, and made when that is wanted", async () => {
    const before = await desk.read("questions/data.yaml");
    const group = await desk.open(operator);
    const shown = await desk.press(pressing(group, "add."), operator);
    expect(code(shown)).toMatch(/^--- a\/knowledge\/questions\/data\.yaml\n/);
    expect(code(shown)).toContain(`+      - ${visa}\n`);
    expect(await desk.read("questions/data.yaml")).toBe(before);
    const done = await desk.press(pressing(shown, "Apply"), operator);
    expect(textOf(done)).toContain("Written to knowledge/questions/data.yaml");
    expect(await desk.read("questions/data.yaml")).toContain(`      - ${visa}\n`);
    expect(await settled()).toEqual(["answered", "answered"]);
    expect(textOf(await desk.command(operator))).toContain("Nothing was missed twice.");
  });
  it("is not made when it is cancelled", async () => {
    const shown = await desk.press(pressing(await desk.open(operator), "outside."), operator);
    expect(code(shown)).toContain("+  - about: asked here, and marked as out of scope");
    const back = await desk.press(pressing(shown, "Cancel"), operator);
    expect(textOf(back)).toContain(visa);
    expect(await desk.read("outside.yaml")).not.toContain("visa");
    expect(await settled()).toEqual([undefined, undefined]);
  });
  it("out of scope stays quiet about more of the same", async () => {
    const shown = await desk.press(pressing(await desk.open(operator), "outside."), operator);
    await desk.press(pressing(shown, "Apply"), operator);
    expect(await desk.read("outside.yaml")).toContain(visa);
    await keep(desk.store, miss(visa, { at: now - 1 }), miss(visa, { at: now - 2 }));
    expect(textOf(await desk.command(operator))).toContain("Nothing was missed twice.");
  });
  it("that nobody wants is dismissed with one press", async () => {
    const reply = await desk.press(pressing(await desk.open(operator), "Dismiss"), operator);
    expect(textOf(reply)).toContain("Dismissed.");
    expect(await settled()).toEqual(["dismissed", "dismissed"]);
  });
  it("that would break the knowledge is refused with what is wrong, and nothing is written", async () => {
    await writeFile(join(desk.dir, "tips.yaml"), "tips: [");
    const before = await desk.read("questions/data.yaml");
    const shown = await desk.press(pressing(await desk.open(operator), "add."), operator);
    expect(textOf(shown)).toContain("I left everything as it was");
    expect(code(shown)).toMatch(/knowledge\/tips\.yaml:\d+:\d+/);
    expect(await desk.read("questions/data.yaml")).toBe(before);
    expect(await settled()).toEqual([undefined, undefined]);
  });
  it("is shown anew when the file has changed meanwhile", async () => {
    const shown = await desk.press(pressing(await desk.open(operator), "add."), operator);
    const meanwhile = `${await desk.read("questions/data.yaml")}# a note\n`;
    await writeFile(join(desk.dir, "questions/data.yaml"), meanwhile);
    const again = await desk.press(pressing(shown, "Apply"), operator);
    expect(textOf(again)).toContain("The file has changed meanwhile");
    expect(await desk.read("questions/data.yaml")).toBe(meanwhile);
    await desk.press(pressing(again, "Apply"), operator);
    expect(await desk.read("questions/data.yaml")).toContain("# a note");
    expect(await desk.read("questions/data.yaml")).toContain(visa);
  });
  it("that is no longer known is a kind sentence", async () => {
    const reply = await desk.press({ verb: "miss", id: "apply.0123456789" }, operator);
    expect(textOf(reply)).toContain("I no longer know that change");
  });
  it.each(["add", "outside", "dismiss", "settle", "apply"])(
    "is not for a manager, whatever they press: %s",
    async (what) => {
      await keep(desk.store, miss(visa, { at: now - 3 }));
      const shown = await desk.press(pressing(await desk.open(operator), "outside."), operator);
      const { id } = pressing(await desk.command(manager), "show.");
      const group = id.slice("show.".length);
      const forged = what === "apply" ? pressing(shown, "Apply").id : `${what}.${group}.answered`;
      const reply = await desk.press({ verb: "miss", id: forged }, manager);
      expect(textOf(reply)).toContain("Only whoever runs me");
      expect(await settled()).toEqual([undefined, undefined, undefined]);
      expect(await desk.read("outside.yaml")).not.toContain("visa");
    },
  );
});

describe("where nothing can be written", () => {
  it.each([
    ["several processes may answer", { several: true }],
    ["writing fails", { apply: async () => "failed" as const }],
  ])("because %s, the change is a patch, and can be taken off the list", async (why, rest) => {
    const elsewhere = await openDesk(rest);
    await keep(elsewhere.store, miss(visa), miss(visa, { at: now - 2_000 }));
    let shown = await elsewhere.press(pressing(await elsewhere.open(operator), "outside."), operator);
    if (why === "writing fails") shown = await elsewhere.press(pressing(shown, "Apply"), operator);
    expect(textOf(shown)).toContain("as a patch");
    expect(code(shown)).toContain(`+      - ${visa}\n`);
    expect(labels(shown)).not.toContain("Apply");
    const done = await elsewhere.press(pressing(shown, "settle."), operator);
    expect(textOf(done)).toContain("off the list");
    expect((await elsewhere.store.misses(now)).map((one) => one.settled)).toEqual(["outside", "outside"]);
    expect(await elsewhere.read("outside.yaml")).not.toContain("visa");
    await elsewhere.close();
  });
});

it("other people's words come as words: no mention, link or Markdown of theirs is left", async () => {
  const text =
    "<@80351110224678912> @everyone **see** [this](https://evil.example) ```x``` www.evil.example visa";
  await keep(desk.store, ...[1, 2, 3].map((ms) => miss(text, { at: now - ms })));
  const list = await desk.command(operator);
  for (const reply of [list, await desk.press(pressing(list, "show."), operator)]) {
    const said = JSON.stringify(reply.blocks);
    expect(said).not.toMatch(/<@|@everyone|https?:|evil\.example|\*\*|```/);
    expect(said).toContain("“everyone see this");
  }
});

it("the ids of every button are short enough for every platform", async () => {
  const group = await desk.open(operator);
  const shown = await desk.press(pressing(group, "add."), operator);
  for (const { blocks } of [await desk.command(operator), group, shown])
    for (const block of blocks) {
      const all = block.kind === "buttons" ? block.buttons : block.kind === "choice" ? block.options : [];
      for (const { label, action } of all) {
        expect(action.id.length).toBeLessThanOrEqual(60);
        expect(label.length).toBeLessThanOrEqual(75);
      }
    }
});
