import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keep, miss } from "../../misses/desk.ts";
import { hiddenIn, openTend, signIn, type Tend } from "./tending.ts";

const visa = "who sponsors a visa";
const fields = { do: "add", topic: "indexes", text: visa };
let tend: Tend;
let visit: Awaited<ReturnType<typeof signIn>>;
let group = "";

async function open(rest: Parameters<typeof openTend>[0] = {}) {
  tend = await openTend(rest);
  await keep(tend.store, miss(visa), miss(visa, { place: "discord:2/7" }));
  visit = await signIn(tend);
  group = (await tend.curator.groups())[0]?.id ?? "";
}
beforeEach(() => open());
afterEach(() => tend.close());

const settled = async () => (await tend.store.misses(tend.curator.now())).map(({ settled }) => settled);
const data = () => tend.read("questions/data.yaml");
/** Looks at a change. */
const look = async (more: Record<string, string> = {}) => {
  const response = await visit.send("/change", { group, ...fields, ...more });
  return { status: response.status, text: await response.text() };
};
/** Presses a button below a change. */
const press = (page: string, step: string) => visit.send("/change", [...hiddenIn(page), ["step", step]]);

describe("a change", () => {
  it("is looked at first, and made when that is wanted", async () => {
    const before = await data();
    const { status, text } = await look();
    expect(status).toBe(200);
    expect(text).toContain(`<span class="added">+      - ${visa}</span>`);
    expect(await data()).toBe(before);
    const done = await press(text, "apply");
    expect(done.headers.get("location")).toBe("/tend?done=written&topic=indexes");
    expect(await data()).toContain(`      - ${visa}\n`);
    expect(await settled()).toEqual(["answered", "answered"]);
    const after = (await visit.look("/?done=written&topic=indexes")).text;
    expect(after).toContain("Written, and being learnt");
    expect(after).toContain("Nothing is waiting");
    expect(after).toContain('<p id="standing" class="learning" role="status">');
  });
  it("takes its wordings from the group where none could be ticked, and its topic from the button", async () => {
    const response = await visit.send("/change", { group, do: "add:pay" });
    const page = await response.text();
    expect(page).toContain(`+      - ${visa}`);
    expect((await press(page, "apply")).headers.get("location")).toBe("/tend?done=written&topic=pay");
  });
  it("can be out of scope", async () => {
    const { text } = await look({ do: "outside" });
    expect(text).toContain("asked here, and marked as out of scope");
    await press(text, "apply");
    expect(await tend.read("outside.yaml")).toContain(visa);
    expect(await settled()).toEqual(["outside", "outside"]);
  });
  it("can be a phrasing that was tried, and settles nothing then", async () => {
    const response = await visit.send("/change", { do: "add", topic: "pay", text: "how rich will i be" });
    const done = await press(await response.text(), "apply");
    expect(done.headers.get("location")).toBe("/tend/try?done=written&topic=pay");
    expect(await data()).toContain("how rich will i be");
    expect(await settled()).toEqual([undefined, undefined]);
  });
  it("is looked at once more when the file has changed meanwhile", async () => {
    const { text } = await look();
    const meanwhile = `${await data()}# a note\n`;
    await writeFile(join(tend.dir, "questions/data.yaml"), meanwhile);
    const again = await press(text, "apply");
    const page = await again.text();
    expect(page).toContain("The file has changed meanwhile");
    expect(await data()).toBe(meanwhile);
    expect((await press(page, "apply")).status).toBe(303);
    expect(await data()).toContain(visa);
  });
  it("that could not be written is a patch to take along, and settles nothing", async () => {
    await tend.close();
    await open({ apply: async () => "failed" });
    const page = await (await press((await look()).text, "apply")).text();
    expect(page).toContain("run git apply on it");
    expect(await settled()).toEqual([undefined, undefined]);
  });
  it("is looked at once more when the file changes at the last moment", async () => {
    await tend.close();
    await open({ apply: async () => "changed" });
    const page = await (await press((await look()).text, "apply")).text();
    expect(page).toContain("The file has changed meanwhile");
    expect(await settled()).toEqual([undefined, undefined]);
  });
  it("that would break the knowledge is refused, with file and line", async () => {
    await writeFile(join(tend.dir, "tips.yaml"), "tips: [");
    const { status, text } = await look();
    expect(status).toBe(422);
    expect(text).toMatch(/knowledge\/tips\.yaml:\d+:\d+: /);
    expect((await visit.send("/change", { group, ...fields, step: "apply" })).status).toBe(422);
    expect(await data()).not.toContain(visa);
  });
  it.each([
    [{ text: " " }, "Tick at least one wording."],
    [{ topic: "nothing" }, "Pick one of the topics."],
    [{ do: "explode" }, "Pick one of the topics."],
  ])("that cannot be read says what is missing: %j", async (more, problem) => {
    const { status, text } = await look(more);
    expect(status).toBe(422);
    expect(text).toContain(problem);
  });
  it("of what is no longer waiting is kindly nothing", async () => {
    await visit.send("/change", { group, do: "dismiss" });
    expect(await settled()).toEqual(["dismissed", "dismissed"]);
    const { status, text } = await look();
    expect(status).toBe(404);
    expect(text).toContain("It may have been seen to");
  });
});

describe("a draft", () => {
  const draft = {
    do: "draft",
    form: "draft",
    "field.title": "Who sponsors a visa?",
    "field.theme": "data",
    "field.point": "An employer does.",
    "field.ask": visa,
  };
  it("begins with what was asked, and is mended until it can be read", async () => {
    expect((await visit.look(`/questions/${group}/draft`)).text).toContain(visa);
    const response = await visit.send("/change", { group, ...draft, "field.point": "" });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain("The answer takes from 1 to 600 characters.");
    expect(page).toContain('value="Who sponsors a visa?"');
  });
  it("becomes a topic of its own", async () => {
    const page = await (await visit.send("/change", { group, ...draft })).text();
    expect(page).toContain("+  - id: who-sponsors-a-visa");
    expect((await press(page, "apply")).status).toBe(303);
    expect(await data()).toContain("point: An employer does.");
    const findings = (await visit.look("/findings")).text;
    expect(findings).toMatch(
      /who-sponsors-a-visa <span class="hint">One phrasing · <code>knowledge\/questions\/data.yaml:\d+/,
    );
  });
});

describe("where nothing may be written", () => {
  beforeEach(async () => {
    await tend.close();
    await open({ several: true });
  });
  it("a change is a patch to take along, and is settled when it was applied elsewhere", async () => {
    const { text } = await look();
    expect(text).toContain("run git apply on it");
    expect(text).not.toContain('value="apply"');
    const patch = await press(text, "patch");
    expect(patch.headers.get("content-disposition")).toBe('attachment; filename="knowledge.patch"');
    expect(patch.headers.get("content-type")).toBe("text/x-patch; charset=utf-8");
    expect(await patch.text()).toMatch(/^--- a\/knowledge\/questions\/data\.yaml\n/);
    const before = await data();
    expect((await press(text, "apply")).status).toBe(200);
    expect(await data()).toBe(before);
    expect(await settled()).toEqual([undefined, undefined]);
    expect((await press(text, "settle")).headers.get("location")).toBe("/tend?done=answered");
    expect(await settled()).toEqual(["answered", "answered"]);
  });
});
