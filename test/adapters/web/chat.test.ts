import { describe, expect, it } from "vitest";
import type { Form } from "../../../src/index.ts";
import { cookieOf, echo, fakeAdvisor, openChat, part, post, say } from "./fakes.ts";

describe("the page", () => {
  it("is whole without a script: a question brings a page with its answer", async () => {
    const { app } = openChat(fakeAdvisor().advisor);
    const page = await (await post(app, { text: "why <b>?" })).text();
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("<bdi>why &lt;b&gt;?</bdi>");
    expect(page).toContain("<p>you said why &lt;b&gt;?</p>");
  });
  it("gives its script the answer alone", async () => {
    const { app } = openChat(fakeAdvisor().advisor);
    const response = await post(app, { text: "hello" }, part);
    expect(await response.text()).toMatch(/^<div class="answer"><p>you said hello<\/p><div class="views"/);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
  it("allows no script or style but its own files, and no other page around it", async () => {
    const { app } = openChat(fakeAdvisor().advisor);
    const response = await app.request("/");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("same-origin");
    expect(await response.text()).not.toMatch(/ style=| on[a-z]+=|<style|<script>|https?:\/\//);
  });
  it("weighs little", async () => {
    const { app } = openChat(fakeAdvisor().advisor);
    const own = [
      "/",
      "/assets/page.css",
      "/assets/preview.css",
      "/assets/page.js",
      "/assets/suggest.js",
      "/assets/keep.js",
      "/assets/icon.svg",
    ];
    const sizes = await Promise.all(
      own.map(async (path) => {
        const response = await app.request(path, { headers: { "accept-encoding": "gzip" } });
        expect(response.status, path).toBe(200);
        return (await response.arrayBuffer()).byteLength;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(20_000);
  });
  it("sends a file once, as long as it stays the same", async () => {
    const { app } = openChat(fakeAdvisor().advisor);
    const tag = (await app.request("/assets/page.css")).headers.get("etag") ?? "";
    const again = await app.request("/assets/page.css", { headers: { "if-none-match": tag } });
    expect([tag, again.status]).toEqual([expect.stringMatching(/^W\/"/), 304]);
    expect((await app.request("/assets/..%2Fpage.ts")).status).toBe(404);
  });
});

describe("a visitor", () => {
  it("is nobody until they ask, and then one person in one conversation", async () => {
    const { advisor, asked } = fakeAdvisor();
    const { app } = openChat(advisor);
    expect(cookieOf(await app.request("/"))).toBe("");
    const first = await post(app, { text: "a" });
    await post(app, { text: "b" }, { cookie: cookieOf(first) });
    await post(app, { text: "c" });
    const people = asked.map(({ from }) => from);
    expect(people[0]).toBe(people[1]);
    expect(people[0]).not.toBe(people[2]);
    expect(asked.every(({ from, place, audience }) => place === from && audience === "private")).toBe(true);
  });
  it("has a cookie that ends with the session, and that nobody can make of their id", async () => {
    const { advisor, asked } = fakeAdvisor();
    const { app } = openChat(advisor);
    const response = await post(app, { text: "a" });
    expect(response.headers.get("set-cookie")).toMatch(
      /^roadmate=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const [, token = ""] = cookieOf(response).split("=");
    expect(asked[0]?.from).toMatch(/^web:[\w-]{22}$/);
    expect(asked[0]?.from).not.toContain(token.slice(0, 22));
    const secure = await post(app, { text: "a" }, { "x-forwarded-proto": "https" });
    expect(secure.headers.get("set-cookie")).toContain("; Secure");
  });
  it("who is forgotten is somebody new", async () => {
    const { app } = openChat(fakeAdvisor().advisor);
    const response = await post(app, { text: "/forget-me" }, part);
    expect(response.headers.get("set-cookie")).toMatch(/^roadmate=; Max-Age=0/);
    expect(response.headers.has("x-forgotten")).toBe(true);
  });
  it("who sends the same thing twice is heard once, and something else from the same page as well", async () => {
    const { advisor, asked } = fakeAdvisor();
    const { app } = openChat(advisor);
    const event = "0123456789abcdef";
    const sent = [
      ["a", event],
      ["a", event],
      ["b", event],
      ["a", "short"],
      ["a", "<script>alert(1)</script>"],
    ] as const;
    for (const [text, id] of sent) await post(app, { text, event: id });
    const ids = asked.map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(4);
    expect(ids.join()).not.toContain("script");
  });
  it("is told kindly when an answer fails, and it is reported", async () => {
    const failure = new Error("the database is away");
    const { advisor } = fakeAdvisor(() => {
      throw failure;
    });
    const { app, errors } = openChat(advisor);
    const response = await post(app, { text: "a" }, part);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("Sorry, something went wrong");
    expect(errors).toEqual([failure]);
  });
  it("is offered what could be meant while typing", async () => {
    const { app } = openChat(fakeAdvisor().advisor);
    const offers = async (typed: string) =>
      (await app.request(`/suggest?typed=${encodeURIComponent(typed)}`)).json();
    expect(await offers("do")).toEqual([
      { text: "Docker", whole: true },
      { text: "Do I need a degree?", whole: true },
    ]);
    expect(await offers("/done doc")).toEqual([{ text: "/done step: Docker", whole: true }]);
    expect(await offers("/un")).toEqual([{ text: "/undo", whole: true }]);
    expect(await offers("/don")).toEqual([{ text: "/done ", whole: false }]);
    expect(await offers("d")).toEqual([]);
  });
});

describe("an answer to a press", () => {
  const takes = async (press: string) => {
    const { app } = openChat(fakeAdvisor().advisor);
    return /data-takes="(\w+)"/.exec(await (await post(app, { press }, part)).text())?.[1];
  };
  it("stands in place of what it changed, of the buttons it thanks for, or beside", async () => {
    expect(await takes("done:sql")).toBe("answer");
    expect(await takes("helpful:yes:turn")).toBe("buttons");
    expect(await takes("topic:sql")).toBeUndefined();
  });
});

describe("a form", () => {
  const form: Form = {
    id: "plan",
    title: "Your plan",
    submit: "Make the plan",
    fields: [
      { kind: "line", name: "hours", label: "Hours a week", required: true, maxLength: 20, value: "5" },
      {
        kind: "pick",
        name: "goal",
        label: "Goal",
        required: false,
        most: 1,
        options: [{ label: "Cloud", value: "cloud" }],
        picked: ["cloud"],
      },
      {
        kind: "pick",
        name: "days",
        label: "Days",
        hint: "Which?",
        required: false,
        most: 2,
        options: [
          { label: "Mo", value: "1" },
          { label: "Tu", value: "2" },
          { label: "We", value: "3" },
        ],
        picked: ["2"],
      },
    ],
  };
  it("is opened in the conversation", async () => {
    const { app } = openChat(fakeAdvisor(echo, form).advisor);
    expect(await (await post(app, { press: "form:plan" }, part)).text()).toMatchInlineSnapshot(`
      "<div class="answer"><form class="sheet" method="post" action="/" aria-labelledby="aevent0000000-heading">
      <h3 id="aevent0000000-heading">Your plan</h3>
      <input type="hidden" name="form" value="plan">

      <div class="field"><label for="aevent0000000-hours">Hours a week</label><input type="text" autocomplete="off" id="aevent0000000-hours" name="field.hours" maxlength="20" required value="5"></div><div class="field"><label for="aevent0000000-goal">Goal <span class="hint">(optional)</span></label><select id="aevent0000000-goal" name="field.goal"><option value="">No choice</option><option value="cloud" selected>Cloud</option></select></div><fieldset class="field" id="aevent0000000-days" aria-describedby="aevent0000000-days-hint"><legend>Days <span class="hint">(optional)</span></legend><p class="hint">Up to 2</p><div class="boxes"><label class="box"><input type="checkbox" name="field.days" value="1">Mo</label><label class="box"><input type="checkbox" name="field.days" value="2" checked>Tu</label><label class="box"><input type="checkbox" name="field.days" value="3">We</label></div><p class="hint" id="aevent0000000-days-hint">Which?</p></fieldset>
      <button class="forward">Make the plan</button>
      </form></div>"
    `);
  });
  it("comes again with what was filled in, and what is wrong with it", async () => {
    const problems = { hours: "How many <hours>?" };
    const { app } = openChat(fakeAdvisor(() => ({ ...say("no"), problems }), form).advisor);
    const sent = { form: "plan", "field.hours": 'a "lot"', "field.days": "3" };
    const again = await (await post(app, sent, part)).text();
    expect(again).toContain('value="a &quot;lot&quot;"');
    expect(again).toContain('aria-invalid="true"');
    expect(again).toContain("How many &lt;hours&gt;?");
    expect(again).toContain('value="3" checked');
    expect(again).not.toContain('value="2" checked');
    expect(again).not.toContain("selected");
  });
  it("that is sent well is answered in its place", async () => {
    const { app } = openChat(fakeAdvisor(echo, form).advisor);
    const answer = await (await post(app, { form: "plan", "field.hours": "5" }, part)).text();
    expect(answer).toMatch(/^<div class="answer" data-takes="answer"><p>form<\/p>/);
  });
  it("that is no more is answered kindly", async () => {
    const { app } = openChat(fakeAdvisor().advisor);
    expect(await (await post(app, { press: "form:plan" }, part)).text()).toContain("That form is no more.");
  });
});
